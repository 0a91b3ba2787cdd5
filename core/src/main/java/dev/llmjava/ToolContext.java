package dev.llmjava;

import java.util.List;

/**
 * The call that a tool answers.
 *
 * @param prompt what the model was sent that made it
 * @param messages everything said so far, the message with the call last
 */
public record ToolContext(Part.ToolCall call, Prompt prompt, List<Message> messages) {
  public ToolContext {
    messages = List.copyOf(messages);
  }
}
