package dev.llmjava.chat;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.Role;
import dev.llmjava.Tool;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Results of tools by the ids of their calls, so that a model can hand one to another tool without
 * writing it out: an argument that is nothing but <code>$`id`</code> is the result of that call.
 */
final class ToolResultReferences {
  static final String EXPLANATION =
      "Every result of a tool begins with its id. To hand a whole result to another tool, give"
          + " $`id` as the argument, in backticks as here, in place of its text.";

  private ToolResultReferences() {}

  /** The same tools, given what their arguments refer to. */
  static List<Tool> resolving(List<Tool> tools) {
    return tools.stream().map(ToolResultReferences::resolving).toList();
  }

  private static Tool resolving(Tool tool) {
    Tool.Body body =
        (arguments, context) -> tool.body().run(resolved(arguments, context.messages()), context);
    return new Tool(
        tool.name(),
        tool.description(),
        tool.inputSchema(),
        tool.outputSchema(),
        body,
        tool.origin());
  }

  private static Json.Obj resolved(Json.Obj arguments, List<Message> said) {
    Json.Obj resolved = arguments;
    for (Map.Entry<String, Json> argument : arguments.fields().entrySet()) {
      if (argument.getValue() instanceof Json.Str(String text)
          && text.length() > 3
          && text.startsWith("$`")
          && text.indexOf('`', 2) == text.length() - 1) {
        resolved =
            resolved.with(argument.getKey(), result(text.substring(2, text.length() - 1), said));
      }
    }
    return resolved;
  }

  private static Json result(String id, List<Message> said) {
    for (Message message : said.reversed()) {
      for (Part.ToolResult result : message.parts(Part.ToolResult.class)) {
        if (id.equals(result.callId()) && result.error() == null) {
          return value(result.output());
        }
      }
    }
    throw new IllegalArgumentException("there is no result with the id \"" + id + "\"");
  }

  private static Json value(String output) {
    try {
      return Json.parse(output);
    } catch (JsonException e) {
      return Json.of(output);
    }
  }

  /** The request with the id before each result. */
  static Prompt naming(Prompt prompt) {
    List<Message> messages = new ArrayList<>();
    for (Message message : prompt.messages()) {
      messages.add(message.role() == Role.TOOL ? named(message) : message);
    }
    return prompt.withMessages(messages);
  }

  private static Message named(Message message) {
    List<Part.ToolResult> results = new ArrayList<>();
    for (Part.ToolResult result : message.parts(Part.ToolResult.class)) {
      results.add(result.withOutput("id: " + result.callId() + "\n" + result.output()));
    }
    return Message.tool(results);
  }
}
