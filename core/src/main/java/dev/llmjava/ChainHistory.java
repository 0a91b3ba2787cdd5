package dev.llmjava;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a chain has come to: the messages so far, the answers among them, and the log they are kept
 * in. Written by the thread that steps, read by any.
 */
final class ChainHistory {
  private final ChainSettings settings;
  private final List<Response> responses = new ArrayList<>();
  private final List<Part.ToolResult> early = new ArrayList<>(); // while others still run
  private List<Message> messages;
  private @Nullable Response last;
  private @Nullable String thread;

  ChainHistory(List<Message> messages, ChainSettings settings) {
    this.messages = messages;
    this.settings = settings;
    this.thread = settings.thread();
  }

  synchronized List<Message> messages() {
    return early.isEmpty() ? messages : PendingCalls.in(messages).with(early);
  }

  /** Those that have begun. */
  synchronized List<Response> responses() {
    return List.copyOf(responses);
  }

  /** The conversation it is logged as; null when nothing was logged. */
  synchronized @Nullable String thread() {
    return thread;
  }

  List<Part.ToolCall> pending() {
    return PendingCalls.in(messages()).unanswered();
  }

  synchronized Response start(Response response) {
    responses.add(response);
    return response;
  }

  synchronized void add(Message message) {
    var more = new ArrayList<>(messages);
    more.add(message);
    messages = List.copyOf(more);
  }

  synchronized void replace(List<Message> all) {
    messages = all;
    early.clear();
  }

  /** An answer is part of the history once it is whole. */
  void answered(Response response) {
    synchronized (this) {
      var more = new ArrayList<>(messages);
      more.addAll(response.messages());
      messages = List.copyOf(more);
      last = response;
    }
    log(response);
  }

  /** However it ended. */
  void log(Response response) {
    ResponseLog log = settings.log();
    if (log != null) {
      String known = log.log(response, thread());
      synchronized (this) {
        thread = known;
      }
    }
  }

  /** A result is part of the history at once, and logged beside the answer that asked for it. */
  void keep(Part.ToolResult result) {
    String known;
    synchronized (this) {
      early.add(result);
      known = thread;
    }
    ResponseLog log = settings.log();
    if (log != null && known != null) {
      log.log(known, result);
    }
  }

  /** The calls that nobody has answered, each with its tool. */
  List<PendingTool> tools(PendingCalls calls, Prompt first) {
    String cut = cutOff();
    List<Message> before = List.copyOf(calls.before()); // once, for all contexts
    var tools = new ArrayList<PendingTool>();
    for (Part.ToolCall call : calls.unanswered()) {
      var context = new ToolContext(call, first, before);
      tools.add(
          new PendingTool(first.tool(call.name()), context, cut != null && cut.equals(call.id())));
    }
    return tools;
  }

  /**
   * The last call of an answer that met the token limit may be cut off; its id, if there is one.
   */
  private synchronized @Nullable String cutOff() {
    if (last == null || last.finished().reason() != FinishReason.LENGTH) {
      return null;
    }
    List<Part.ToolCall> all = last.toolCalls();
    return all.isEmpty() ? null : all.getLast().id();
  }
}
