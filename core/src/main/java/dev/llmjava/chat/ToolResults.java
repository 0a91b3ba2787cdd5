package dev.llmjava.chat;

import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Results of tools, said otherwise or said by somebody else. */
final class ToolResults {
  private ToolResults() {}

  static Part.ToolResult withOutput(Part.ToolResult result, String output) {
    return new Part.ToolResult(
        result.callId(),
        result.name(),
        output,
        result.error(),
        result.attachments(),
        result.serverSide(),
        result.data());
  }

  /**
   * A history with answers to the calls that it ends with.
   *
   * @throws LlmException.Setup for one that no call waits for
   */
  static List<Message> answered(List<Message> history, List<Part.ToolResult> results) {
    var waiting = new HashSet<String>();
    for (Message message : history.reversed()) {
      if (message.role() == Role.USER || message.role() == Role.SYSTEM) {
        break;
      }
      for (Part.ToolCall call : message.parts(Part.ToolCall.class)) {
        waiting.add(String.valueOf(call.id()));
      }
    }
    for (Part.ToolResult result : results) {
      if (!waiting.contains(String.valueOf(result.callId()))) {
        throw new LlmException.Setup(
            "no call waits for the result \"" + result.callId() + "\"; " + those(waiting));
      }
    }
    var all = new ArrayList<>(history);
    all.add(Message.tool(results));
    return List.copyOf(all);
  }

  private static String those(Set<String> waiting) {
    return waiting.isEmpty() ? "none does" : "these do: " + String.join(", ", waiting);
  }
}
