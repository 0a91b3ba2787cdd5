package dev.llmjava.chat;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Puts words before the first of the results that a request ends with. */
record ToolReminder(String words) implements UnaryOperator<Prompt> {
  @Override
  public Prompt apply(Prompt prompt) {
    List<Message> messages = new ArrayList<>(prompt.messages());
    int first = messages.size();
    while (first > 0 && messages.get(first - 1).role() == Role.TOOL) {
      first--;
    }
    if (first == messages.size()) {
      return prompt;
    }
    List<Part.ToolResult> results =
        new ArrayList<>(messages.get(first).parts(Part.ToolResult.class));
    results.set(0, results.get(0).withOutput(words + "\n\n" + results.get(0).output()));
    messages.set(first, Message.tool(results));
    return prompt.withMessages(messages);
  }
}
