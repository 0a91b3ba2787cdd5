package dev.llmjava.wire.anthropic;

import dev.llmjava.LlmException;
import dev.llmjava.Prompt;
import dev.llmjava.Tool;
import dev.llmjava.ToolChoice;
import dev.llmjava.UnsupportedOptions;
import dev.llmjava.json.Json;
import dev.llmjava.json.ObjectBuilder;
import dev.llmjava.wire.Rendered;
import dev.llmjava.wire.Warnings;
import dev.llmjava.wire.anthropic.Dialect.Ability;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes requests ("Create a Message"). Options that are ours have their places; any other goes out
 * under its own name and as it is, and those of {@link #BETAS} as a header.
 */
public final class Render {
  static final String MAX_TOKENS = "max_tokens";
  static final String CACHE = "cache";

  /** Names of betas to switch on, beside those that the request is known to need. */
  static final String BETAS = "betas";

  private static final String PATH = "v1/messages";
  private static final String TEMPERATURE = "temperature";
  private static final String TOP_P = "top_p";
  private static final String USER_ID = "user_id";
  private static final String STOP = "stop_sequences";
  private static final String FAST = "fast";
  private static final String OUTPUT_CONFIG = "output_config";
  private static final String TOOL_CHOICE = "tool_choice";

  /** Ours, or sent in another place. */
  private static final String[] NOT_AS_THEY_ARE = {
    MAX_TOKENS,
    CACHE,
    BETAS,
    USER_ID,
    STOP,
    FAST,
    OUTPUT_CONFIG,
    Prefill.OPTION,
    Prefill.HIDDEN,
    Thinking.OPTION,
    Thinking.BUDGET,
    Thinking.DISPLAY,
    Thinking.ADAPTIVE,
    Thinking.EFFORT,
    WebSearch.OPTION,
    WebSearch.MAX_USES,
    WebSearch.ALLOWED,
    WebSearch.BLOCKED,
    WebSearch.LOCATION
  };

  /** What older models wrote at most. */
  private static final long USUAL_LENGTH = 64_000;

  private final Prompt prompt;
  private final Dialect dialect;
  private final Json.Obj options;
  private final Thinking thinking;
  private final Warnings warnings = new Warnings();
  private final Set<String> betas = new LinkedHashSet<>();

  private Render(Prompt prompt, Dialect dialect) {
    this.prompt = prompt;
    this.dialect = dialect;
    this.options = prompt.options();
    this.thinking = new Thinking(prompt, dialect);
  }

  /**
   * The request for a prompt. Reads attachments that are files.
   *
   * @throws LlmException.Setup for an attachment of this turn that cannot be sent, and for settings
   *     that exclude each other
   */
  public static Rendered render(Prompt prompt, Dialect dialect) {
    return new Render(prompt, dialect).render();
  }

  private Rendered render() {
    check();
    var body = Json.object().put("model", dialect.model());
    long most = thinking.mostTokens(warnings);
    body.put(MAX_TOKENS, most);
    if (most > USUAL_LENGTH && !dialect.has(Ability.ADAPTIVE_THINKING)) {
      betas.add("output-128k-2025-02-19");
    }
    new Conversation(prompt, dialect, warnings).render(body);
    thinking.render(body, warnings);
    options(body);
    output(body);
    tools(body);
    body.put("stream", prompt.stream());
    return new Rendered(PATH, headers(body.build()), body.build(), warnings.toList());
  }

  private void check() {
    if (options.has(TEMPERATURE) && options.has(TOP_P)) {
      throw new LlmException.Setup("only one of temperature and top_p can be set");
    }
    if (!Prefill.given(prompt).isEmpty() && dialect.has(Ability.ADAPTIVE_THINKING)) {
      String what = dialect.model() + " does not take a prefill";
      if (prompt.unsupportedOptions() == UnsupportedOptions.FAIL) {
        throw new LlmException.Setup(
            what + " - say in the system prompt how the answer should begin, or give a schema");
      }
      warnings.add(Prefill.OPTION, "left out: " + what);
    }
  }

  private void options(ObjectBuilder body) {
    if (options.has(USER_ID)) {
      body.put("metadata", Json.object().putIfPresent(USER_ID, options.get(USER_ID)).build());
    }
    body.putIfPresent(STOP, TextList.of(options, STOP));
    if (options.isTrue(FAST)) {
      body.put("speed", "fast");
    }
    options
        .without(NOT_AS_THEY_ARE)
        .fields()
        .forEach((name, value) -> body.putIfPresent(name, options.has(name) ? value : null));
  }

  private void output(ObjectBuilder body) {
    var config = Json.object().putAll(options.object(OUTPUT_CONFIG)).putAll(thinking.effort());
    Json.Obj schema = prompt.schema();
    if (schema != null && !Schema.isForced(prompt, dialect)) {
      Json.Obj strict = new StrictSchema(warnings).of(schema);
      config.put("format", Json.object().put("type", "json_schema").put("schema", strict).build());
    }
    Json.Obj all = config.build();
    if (!all.isEmpty()) {
      body.put(OUTPUT_CONFIG, all);
    }
    if (all.has("effort") && !dialect.has(Ability.ADAPTIVE_THINKING)) {
      betas.add("effort-2025-11-24");
    }
  }

  private void tools(ObjectBuilder body) {
    var server = new ServerTools(prompt, dialect, betas);
    List<Json> tools = new ArrayList<>();
    prompt.tools().forEach(tool -> tools.add(tool(tool)));
    tools.addAll(server.tools());
    Json.Obj schema = prompt.schema();
    if (schema != null && Schema.isForced(prompt, dialect)) {
      if (!tools.isEmpty() || thinking.requested()) {
        throw Schema.excludes(dialect, tools.isEmpty() ? "thinking" : "tools");
      }
      tools.add(Schema.tool(schema));
      body.put(TOOL_CHOICE, Schema.choice());
    }
    if (!server.servers().isEmpty()) {
      body.put("mcp_servers", Json.array(server.servers()));
    }
    if (!tools.isEmpty()) {
      body.put("tools", Json.array(tools));
      toolChoice(body);
    }
    if (!server.isEmpty() && !options.has(Containers.FIELD)) {
      body.putIfPresent(Containers.FIELD, Containers.latest(prompt, dialect.provider()));
    }
  }

  /**
   * A model that thinks first cannot be made to call a tool ("Extended thinking with tool use"). A
   * schema's own choice, and an option of the wire's own name, go before it.
   */
  private void toolChoice(ObjectBuilder body) {
    ToolChoice choice = prompt.toolChoice();
    if (options.has(TOOL_CHOICE) || Schema.isForced(prompt, dialect)) {
      return;
    }
    if (choice.forces() && thinking.requested() && dialect.has(Ability.THINKING)) {
      warnings.add(TOOL_CHOICE, "left out: a model that thinks before it answers decides itself");
      return;
    }
    Json said =
        switch (choice.rule()) {
          case AUTO -> null;
          case NONE -> Json.object().put("type", "none").build();
          case REQUIRED -> Json.object().put("type", "any").build();
          case NAMED -> Json.object().put("type", "tool").put("name", choice.named()).build();
        };
    body.putIfPresent(TOOL_CHOICE, said);
  }

  private static Json tool(Tool tool) {
    var json = Json.object().put("name", tool.name());
    if (!tool.description().isEmpty()) {
      json.put("description", tool.description());
    }
    Json.Obj schema = tool.inputSchema();
    return json.put(
            "input_schema",
            schema.has("type")
                ? schema
                : Json.object().put("type", "object").putAll(schema).build())
        .build();
  }

  private Map<String, String> headers(Json.Obj body) {
    Betas.of(body, betas);
    if (TextList.of(options, BETAS) instanceof Json.Arr(List<Json> named)) {
      named.forEach(beta -> betas.add(((Json.Str) beta).value()));
    }
    return betas.isEmpty() ? Map.of() : Map.of("anthropic-beta", String.join(",", betas));
  }
}
