package dev.llmjava.wire.completions;

import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.Role;
import dev.llmjava.json.Json;
import dev.llmjava.json.ObjectBuilder;
import dev.llmjava.wire.Rendered;
import dev.llmjava.wire.Warnings;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes requests ("Create completion"): what the user and the model said, a line for each message.
 * The protocol has no roles and nothing but text. Options go out under their own names and as they
 * are; an option set to null is not sent.
 */
final class Render {
  private static final String MAX_TOKENS = "max_tokens";

  private final Prompt prompt;
  private final Warnings warnings = new Warnings();

  Render(Prompt prompt) {
    this.prompt = prompt;
  }

  Rendered render(TextCompletions wire) {
    boolean stream = prompt.stream() && wire.streams();
    var body = Json.object().put("model", wire.model()).put("prompt", text()).put("stream", stream);
    options(body, wire);
    if (stream) {
      body.put("stream_options", Json.object().put("include_usage", true).build());
    }
    return new Rendered("completions", body.build(), warnings.toList());
  }

  private void options(ObjectBuilder body, TextCompletions wire) {
    Json.Obj options = prompt.options();
    options
        .fields()
        .forEach((name, value) -> body.putIfPresent(name, options.has(name) ? value : null));
    if (!options.has(MAX_TOKENS) && wire.maxTokens() != null) {
      body.put(MAX_TOKENS, wire.maxTokens());
    }
  }

  private String text() {
    List<Message> all = prompt.messages();
    int turn = all.size() - prompt.turn().size();
    var texts = new ArrayList<String>();
    for (int i = 0; i < all.size(); i++) {
      Message message = all.get(i);
      if (message.role() == Role.SYSTEM) {
        system(i >= turn);
      } else {
        String text = message.role() == Role.TOOL ? "" : message.text();
        tellOfRest(message);
        if (!text.isEmpty()) {
          texts.add(text);
        }
      }
    }
    return String.join("\n", texts);
  }

  private void system(boolean now) {
    if (now) {
      throw new LlmException.Setup("System prompts are not supported for OpenAI completion models");
    }
    warnings.add("system", "the system prompt of the conversation is left out");
  }

  private void tellOfRest(Message message) {
    for (Part part : message.parts()) {
      if (part instanceof Part.Media) {
        warnings.add("attachments", "attachments are left out");
      } else if (part instanceof Part.ToolCall || part instanceof Part.ToolResult) {
        warnings.add("tools", "calls of tools and their results are left out");
      }
    }
  }
}
