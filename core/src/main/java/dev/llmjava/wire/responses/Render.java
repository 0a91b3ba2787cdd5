package dev.llmjava.wire.responses;

import dev.llmjava.Prompt;
import dev.llmjava.Tool;
import dev.llmjava.ToolChoice;
import dev.llmjava.json.Json;
import dev.llmjava.json.ObjectBuilder;
import dev.llmjava.wire.Rendered;
import dev.llmjava.wire.Warnings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes requests ("Create a model response"). Options go out under their own names and as they
 * are, but for a few that are ours or have another place; an option set to null is not sent.
 */
public final class Render {
  private static final String MAX_TOKENS = "max_tokens";
  private static final String EFFORT = "reasoning_effort";
  private static final String VERBOSITY = "verbosity";
  private static final String REASONING = "reasoning";
  private static final String TEXT = "text";
  private static final String INCLUDE = "include";
  private static final String TOOL_CHOICE = "tool_choice";

  /** Ours, or sent in another place. */
  private static final String[] NOT_SENT = {
    "json_object",
    "image_detail",
    "chat_completions",
    MAX_TOKENS,
    EFFORT,
    VERBOSITY,
    REASONING,
    TEXT,
    INCLUDE
  };

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
   * @throws dev.llmjava.LlmException.Setup for an attachment of this turn or a server-side tool
   *     that cannot be sent
   */
  public static Rendered render(Prompt prompt, Dialect dialect) {
    return new Render(prompt, dialect).render();
  }

  private Rendered render() {
    var input = new Input(prompt, dialect.provider(), warnings);
    var body =
        Json.object()
            .put("model", dialect.model())
            .put("input", input.render())
            .putIfPresent("instructions", input.instructions())
            .put("stream", prompt.stream() && dialect.streams())
            .put("store", false);
    options(body);
    put(REASONING, reasoning(), body);
    put(TEXT, text(), body);
    List<Json> tools = tools();
    if (!tools.isEmpty()) {
      body.put("tools", Json.array(tools));
      toolChoice(body);
    }
    Set<Json> include = include();
    if (!include.isEmpty()) {
      body.put(INCLUDE, Json.array(List.copyOf(include)));
    }
    return new Rendered("responses", body.build(), warnings.toList());
  }

  private void options(ObjectBuilder body) {
    Json.Obj options = prompt.options();
    if (options.has(MAX_TOKENS)) {
      body.putIfPresent("max_output_tokens", options.get(MAX_TOKENS));
    }
    options
        .without(NOT_SENT)
        .fields()
        .forEach((name, value) -> body.putIfPresent(name, options.has(name) ? value : null));
  }

  /** Without a summary the thinking is not shown; it goes on all the same. */
  private Json.Obj reasoning() {
    var reasoning = Json.object();
    if (dialect.reasons() && !prompt.hideReasoning()) {
      reasoning.put("summary", "auto");
    }
    if (prompt.options().has(EFFORT)) {
      reasoning.putIfPresent("effort", prompt.options().get(EFFORT));
    }
    return reasoning.putAll(prompt.options().object(REASONING)).build();
  }

  private Json.Obj text() {
    Json.Obj options = prompt.options();
    var text = Json.object().putAll(options.object(TEXT));
    if (options.has(VERBOSITY)) {
      text.putIfPresent(VERBOSITY, options.get(VERBOSITY));
    }
    Json.Obj schema = prompt.schema();
    if (schema != null) {
      text.put(
          "format",
          Json.object()
              .put("type", "json_schema")
              .put("name", "output")
              .put("schema", schema)
              .put("strict", false)
              .build());
    } else if (options.isTrue("json_object")) {
      text.put("format", Json.object().put("type", "json_object").build());
    }
    return text.build();
  }

  private List<Json> tools() {
    var tools = new ArrayList<Json>();
    prompt.serverTools().forEach(tool -> tools.add(ServerTools.tool(tool, dialect)));
    prompt.tools().forEach(tool -> tools.add(function(tool)));
    return tools;
  }

  /** Unless it is told otherwise the API makes every parameter of a tool a required one. */
  private static Json function(Tool tool) {
    var function = Json.object().put("type", "function").put("name", tool.name());
    if (!tool.description().isEmpty()) {
      function.put("description", tool.description());
    }
    return function.put("parameters", tool.inputSchema()).put("strict", false).build();
  }

  /** An option of the wire's own name goes before it. */
  private void toolChoice(ObjectBuilder body) {
    ToolChoice choice = prompt.toolChoice();
    Json said =
        switch (choice.rule()) {
          case AUTO -> null;
          case NONE -> Json.of("none");
          case REQUIRED -> Json.of("required");
          case NAMED -> Json.object().put("type", "function").put("name", choice.named()).build();
        };
    if (!prompt.options().has(TOOL_CHOICE)) {
      body.putIfPresent(TOOL_CHOICE, said);
    }
  }

  private Set<Json> include() {
    var include = new LinkedHashSet<>(prompt.options().items(INCLUDE));
    if (dialect.reasons() || prompt.options().has(EFFORT)) {
      include.add(Json.of("reasoning.encrypted_content"));
    }
    ServerTools.include(prompt.serverTools(), include);
    return include;
  }

  private static void put(String name, Json.Obj object, ObjectBuilder body) {
    if (!object.isEmpty()) {
      body.put(name, object);
    }
  }
}
