package dev.llmjava.wire.chatcompletions;

import dev.llmjava.LlmException;
import dev.llmjava.Prompt;
import dev.llmjava.ServerTool;
import dev.llmjava.Tool;
import dev.llmjava.ToolChoice;
import dev.llmjava.json.Json;
import dev.llmjava.json.ObjectBuilder;
import dev.llmjava.wire.Rendered;
import dev.llmjava.wire.Warnings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes requests ("Create chat completion"). Options go out under their own names and as they are,
 * but for a few that are ours; an option set to null is not sent.
 */
public final class Render {
  /** Ours, or sent in another place. */
  private static final String[] NOT_SENT = {
    "json_object", "image_detail", "chat_completions", Dialect.MAX_TOKENS
  };

  private static final String TOOL_CHOICE = "tool_choice";

  private static final Set<String> SHARED_NAMES =
      Set.of(ServerTool.WEB_SEARCH, ServerTool.WEB_FETCH, ServerTool.CODE_EXECUTION);

  private final Prompt prompt;
  private final Dialect dialect;
  private final Warnings warnings = new Warnings();

  private Render(Prompt prompt, Dialect dialect) {
    this.prompt = prompt;
    this.dialect = dialect;
  }

  /**
   * The request for a prompt. Reads attachments that are files.
   *
   * @throws dev.llmjava.LlmException.Setup for an attachment of this turn that cannot be sent
   */
  public static Rendered render(Prompt prompt, Dialect dialect) {
    return new Render(prompt, dialect).render();
  }

  private Rendered render() {
    boolean stream = prompt.stream() && dialect.streams();
    Json.Arr messages = new Messages(prompt, dialect, warnings).render();
    var body =
        Json.object().put("model", dialect.model()).put("messages", messages).put("stream", stream);
    options(body);
    responseFormat(body);
    tools(body);
    if (stream && !dialect.has(Habit.USAGE_UNASKED)) {
      body.put("stream_options", Json.object().put("include_usage", true).build());
    }
    return new Rendered(path(messages), body.build(), warnings.toList());
  }

  private String path(Json.Arr messages) {
    boolean beta = dialect.has(Habit.PREFIX_IN_BETA) && Messages.endsWithPrefix(messages.items());
    return beta ? "beta/chat/completions" : "chat/completions";
  }

  private void options(ObjectBuilder body) {
    Json.Obj options = prompt.options();
    if (options.has(Dialect.MAX_TOKENS)) {
      body.putIfPresent(dialect.lengthOption(), options.get(Dialect.MAX_TOKENS));
    }
    options
        .without(NOT_SENT)
        .fields()
        .forEach((name, value) -> body.putIfPresent(name, options.has(name) ? value : null));
    if (prompt.hideReasoning()) {
      dialect.hidingReasoning().fields().forEach((name, value) -> hide(name, value, body));
    }
  }

  /** Beside what the user has set in the same place. */
  private void hide(String name, Json value, ObjectBuilder body) {
    Json.Obj set = prompt.options().object(name);
    body.put(
        name,
        value instanceof Json.Obj more ? Json.object().putAll(set).putAll(more).build() : value);
  }

  private void responseFormat(ObjectBuilder body) {
    Json.Obj schema = prompt.schema();
    if (schema != null) {
      Json named = Json.object().put("name", "output").put("schema", schema).build();
      body.put(
          "response_format",
          Json.object().put("type", "json_schema").put("json_schema", named).build());
    } else if (prompt.options().isTrue("json_object")) {
      body.put("response_format", Json.object().put("type", "json_object").build());
    }
  }

  private void tools(ObjectBuilder body) {
    var tools = new ArrayList<Json>();
    prompt.tools().forEach(tool -> tools.add(tool(tool)));
    if (dialect.has(Habit.ENABLED_TOOLS)) {
      enabledTools(body);
    } else {
      prompt.serverTools().forEach(tool -> tools.add(serverTool(tool)));
    }
    if (!tools.isEmpty()) {
      body.put("tools", Json.array(tools));
      toolChoice(body);
    }
  }

  /** An option of the wire's own name goes before it. */
  private void toolChoice(ObjectBuilder body) {
    ToolChoice choice = prompt.toolChoice();
    Json said =
        switch (choice.rule()) {
          case AUTO -> null;
          case NONE -> Json.of("none");
          case REQUIRED -> Json.of("required");
          case NAMED ->
              Json.object()
                  .put("type", "function")
                  .put("function", Json.object().put("name", choice.named()).build())
                  .build();
        };
    if (!prompt.options().has(TOOL_CHOICE)) {
      body.putIfPresent(TOOL_CHOICE, said);
    }
  }

  private static Json tool(Tool tool) {
    var function = Json.object().put("name", tool.name());
    if (!tool.description().isEmpty()) {
      function.put("description", tool.description());
    }
    function.put("parameters", tool.inputSchema());
    return Json.object().put("type", "function").put("function", function.build()).build();
  }

  /** Without the setting the system may use any. */
  private void enabledTools(ObjectBuilder body) {
    List<Json.Str> names = new ArrayList<>();
    prompt.serverTools().forEach(tool -> names.add(Json.of(type(tool))));
    if (!names.isEmpty()) {
      Json enabled = Json.object().put("enabled_tools", Json.array(names)).build();
      body.put("compound_custom", Json.object().put("tools", enabled).build());
    }
  }

  private Json serverTool(ServerTool tool) {
    return Json.object().put("type", type(tool)).putAll(tool.settings()).build();
  }

  /** OpenAI has none in this format; others add types of their own, such as OpenRouter. */
  private String type(ServerTool tool) {
    String type = dialect.serverTools().string(tool.type());
    if (type == null && SHARED_NAMES.contains(tool.type())) {
      throw new LlmException.Setup(
          "Model '"
              + dialect.model()
              + "' does not support server-side tool '"
              + tool.type()
              + "' through chat completions");
    }
    return type == null ? tool.type() : type;
  }
}
