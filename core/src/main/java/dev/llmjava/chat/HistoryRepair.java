package dev.llmjava.chat;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Role;
import dev.llmjava.StreamEvent.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A history that providers take, from one that they refuse: every call that was passed over gets a
 * result, a result without its call goes, and a message says something. Calls that the history ends
 * with wait for their results and are left alone. Done on request only, and never in silence.
 */
public final class HistoryRepair {
  /** What stands for words where there are none. */
  public static final String PLACEHOLDER = ".";

  private static final String NOT_RUN = "There is no result: the tool was not run.";

  private static final String FEATURE = "history";

  private final List<Message> mended = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();
  private final Map<String, Part.ToolCall> open = new LinkedHashMap<>();

  private HistoryRepair() {}

  /**
   * A history and what was done to it.
   *
   * @param warnings one for each change; none when there was nothing to do
   */
  public record Repaired(List<Message> messages, List<Warning> warnings) {
    public Repaired {
      messages = List.copyOf(messages);
      warnings = List.copyOf(warnings);
    }
  }

  public static Repaired repair(List<Message> messages) {
    var repair = new HistoryRepair();
    messages.forEach(repair::add);
    return new Repaired(repair.mended, repair.warnings);
  }

  private void add(Message message) {
    if (message.role() == Role.TOOL) {
      addResults(message);
      return;
    }
    answerOpenCalls();
    mended.add(worded(message));
    for (Part.ToolCall call : message.parts(Part.ToolCall.class)) {
      if (!call.serverSide() && call.id() != null) {
        open.put(call.id(), call);
      }
    }
  }

  /** A result without an id was read from a form that has none, and belongs where it stands. */
  private void addResults(Message message) {
    var kept = new ArrayList<Part>();
    for (Part part : message.parts()) {
      if (part instanceof Part.ToolResult result
          && result.callId() != null
          && open.remove(result.callId()) == null) {
        warn("the result " + result.callId() + " of " + result.name() + " has no call; left out");
      } else {
        kept.add(part);
      }
    }
    if (kept.size() == message.parts().size()) {
      mended.add(message);
    } else if (!kept.isEmpty()) {
      mended.add(new Message(Role.TOOL, kept, message.data()));
    }
  }

  private void answerOpenCalls() {
    var results = new ArrayList<Part>();
    for (Part.ToolCall call : open.values()) {
      warn("the call " + call.id() + " of " + call.name() + " has no result; one was made up");
      results.add(Part.ToolResult.failed(call, NOT_RUN, "not run"));
    }
    open.clear();
    if (results.isEmpty()) {
      return;
    }
    if (mended.getLast().role() == Role.TOOL) {
      Message last = mended.removeLast();
      results.addAll(0, last.parts());
      mended.add(new Message(Role.TOOL, results, last.data()));
    } else {
      mended.add(Message.tool(results));
    }
  }

  private Message worded(Message message) {
    List<Part> kept =
        message.parts().stream()
            .filter(part -> !(part instanceof Part.Text text && text.text().isBlank()))
            .toList();
    if (!kept.isEmpty()) {
      if (kept.size() == message.parts().size()) {
        return message;
      }
      warn("an empty text of the role " + message.role().wire() + " was left out");
      return new Message(message.role(), kept, message.data());
    }
    warn("an empty message of the role " + message.role().wire() + " now says \".\"");
    return new Message(message.role(), List.of(new Part.Text(PLACEHOLDER)), message.data());
  }

  private void warn(String what) {
    warnings.add(new Warning(FEATURE, what));
  }
}
