package dev.llmjava;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a history that ends in tool calls still waits for. By LLM's rule a result belongs to the
 * call of its id, and without ids to the first unanswered call of its name; a call is pending only
 * while nothing but results follows it.
 *
 * @param before the history up to the results, the calls included
 * @param calls those that the application must answer, answered or not, in order
 * @param results what was answered already, beside its call; null where nothing was
 */
record PendingCalls(
    List<Message> before, List<Part.ToolCall> calls, List<Part.@Nullable ToolResult> results) {

  static PendingCalls in(List<Message> history) {
    int end = history.size();
    var answered = new ArrayList<Part.ToolResult>();
    while (end > 0 && history.get(end - 1).role() == Role.TOOL) {
      end--;
      answered.addAll(0, history.get(end).parts(Part.ToolResult.class));
    }
    int start = end;
    while (start > 0 && history.get(start - 1).role() == Role.ASSISTANT) {
      start--;
    }
    var calls = new ArrayList<Part.ToolCall>();
    for (Message message : history.subList(start, end)) {
      for (Part.ToolCall call : message.parts(Part.ToolCall.class)) {
        if (!call.serverSide()) {
          calls.add(call);
        }
      }
    }
    return new PendingCalls(history.subList(0, end), calls, matched(calls, answered));
  }

  /** The calls that have no result. */
  List<Part.ToolCall> unanswered() {
    var open = new ArrayList<Part.ToolCall>();
    for (int i = 0; i < calls.size(); i++) {
      if (results.get(i) == null) {
        open.add(calls.get(i));
      }
    }
    return open;
  }

  /** The results that there are, in the order of their calls. */
  List<Part.ToolResult> answered() {
    var known = new ArrayList<Part.ToolResult>();
    for (Part.@Nullable ToolResult result : results) {
      if (result != null) {
        known.add(result);
      }
    }
    return known;
  }

  /** The history with more results, all of them in one message and in the order of the calls. */
  List<Message> with(List<Part.ToolResult> more) {
    var known = new ArrayList<>(answered());
    known.addAll(more);
    var ordered = new PendingCalls(before, calls, matched(calls, known)).answered();
    var history = new ArrayList<>(before);
    if (!ordered.isEmpty()) {
      history.add(Message.tool(ordered));
    }
    return List.copyOf(history);
  }

  private static List<Part.@Nullable ToolResult> matched(
      List<Part.ToolCall> calls, List<Part.ToolResult> results) {
    var left = new ArrayList<>(results);
    var matched = new ArrayList<Part.@Nullable ToolResult>();
    for (Part.ToolCall call : calls) {
      Part.ToolResult found = null;
      for (Part.ToolResult result : left) {
        if (belongs(result, call)) {
          found = result;
          break;
        }
      }
      left.remove(found);
      matched.add(found);
    }
    return matched;
  }

  private static boolean belongs(Part.ToolResult result, Part.ToolCall call) {
    boolean byName = result.callId() == null || call.id() == null;
    return byName ? result.name().equals(call.name()) : Objects.equals(result.callId(), call.id());
  }
}
