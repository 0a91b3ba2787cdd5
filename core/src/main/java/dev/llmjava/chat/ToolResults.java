package dev.llmjava.chat;

import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Part;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Results of tools that somebody else has got. */
final class ToolResults {
  private ToolResults() {}

  /**
   * A message with answers to calls.
   *
   * @throws LlmException.Setup for one that no call waits for, or no longer
   */
  static Message answering(List<Part.ToolCall> calls, List<Part.ToolResult> results) {
    var waiting = new LinkedHashSet<String>();
    calls.forEach(call -> waiting.add(String.valueOf(call.id())));
    for (Part.ToolResult result : results) {
      if (!waiting.remove(String.valueOf(result.callId()))) {
        throw new LlmException.Setup(
            "no call waits for the result \"" + result.callId() + "\"; " + those(waiting));
      }
    }
    return Message.tool(results);
  }

  private static String those(Set<String> waiting) {
    return waiting.isEmpty() ? "none does" : "these do: " + String.join(", ", waiting);
  }
}
