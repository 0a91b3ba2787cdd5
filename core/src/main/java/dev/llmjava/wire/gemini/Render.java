package dev.llmjava.wire.gemini;

import dev.llmjava.LlmException;
import dev.llmjava.Prompt;
import dev.llmjava.ToolChoice;
import dev.llmjava.json.Json;
import dev.llmjava.json.ObjectBuilder;
import dev.llmjava.wire.Rendered;
import dev.llmjava.wire.Warnings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes requests ("GenerateContentRequest"). An option set to null is not sent. */
public final class Render {
  private static final List<String> FILTERS =
      List.of(
          "HARM_CATEGORY_DANGEROUS_CONTENT",
          "HARM_CATEGORY_SEXUALLY_EXPLICIT",
          "HARM_CATEGORY_HATE_SPEECH",
          "HARM_CATEGORY_HARASSMENT");

  /** Options that are fields of the request; all others are of its {@code generationConfig}. */
  private static final List<String> TOP =
      List.of(
          "cached_content",
          "safety_settings",
          "tool_config",
          "labels",
          "service_tier",
          "model_armor_config");

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
   * @throws LlmException.Setup for an attachment of this turn that cannot be sent, for a schema
   *     that Gemini cannot follow, and for things that the model does not take together
   */
  public static Rendered render(Prompt prompt, Dialect dialect) {
    return new Render(prompt, dialect).render();
  }

  private Rendered render() {
    refuseCombinations();
    var contents = new Contents(prompt, dialect, warnings);
    var body = Json.object().put("contents", contents.render());
    if (dialect.has(Dialect.Trait.UNFILTERED)) {
      body.put("safetySettings", Json.array(FILTERS.stream().map(Render::off).toList()));
    }
    body.putIfPresent("systemInstruction", contents.system());
    tools(body);
    Json.Obj config = new Settings(prompt, dialect, warnings).render(TOP);
    if (!config.isEmpty()) {
      body.put("generationConfig", config);
    }
    for (String name : TOP) {
      if (prompt.options().has(name)) {
        body.putIfPresent(Settings.wireName(name), prompt.options().get(name));
      }
    }
    return new Rendered(path(), body.build(), warnings.toList());
  }

  private String path() {
    String model = URLEncoder.encode(dialect.model(), StandardCharsets.UTF_8).replace("+", "%20");
    String method = prompt.stream() ? ":streamGenerateContent?alt=sse" : ":generateContent";
    return dialect.parent() + "/" + model + method;
  }

  private void refuseCombinations() {
    if (dialect.has(Dialect.Trait.COMBINES)) {
      return;
    }
    boolean json = prompt.schema() != null || prompt.options().isTrue("json_object");
    if (json && !prompt.tools().isEmpty()) {
      throw excluded("answer in JSON and use tools");
    }
    if (json && !prompt.serverTools().isEmpty()) {
      throw excluded("answer in JSON and use the tools that Google runs");
    }
    if (!prompt.tools().isEmpty() && !prompt.serverTools().isEmpty()) {
      throw excluded("use your tools and those that Google runs");
    }
  }

  private LlmException excluded(String what) {
    return new LlmException.Setup(
        dialect.model()
            + " cannot "
            + what
            + " in one request; leave out one of them or ask a model of Gemini 3 or newer");
  }

  private void tools(ObjectBuilder body) {
    List<Json> tools = new ArrayList<>();
    prompt.serverTools().forEach(tool -> tools.add(Tools.served(tool)));
    if (!prompt.tools().isEmpty()) {
      Json functions = Json.array(prompt.tools().stream().map(Tools::function).toList());
      tools.add(Json.object().put("functionDeclarations", functions).build());
    }
    if (!tools.isEmpty()) {
      body.put("tools", Json.array(tools));
    }
    Json.Obj config = toolConfig();
    if (!config.isEmpty()) {
      body.put("toolConfig", config);
    }
  }

  private Json.Obj toolConfig() {
    var config = Json.object();
    if (!prompt.serverTools().isEmpty() && dialect.has(Dialect.Trait.TELLS_TOOLS)) {
      config.put("includeServerSideToolInvocations", true);
    }
    if (!prompt.tools().isEmpty() && prompt.toolChoice().rule() != ToolChoice.Rule.AUTO) {
      config.put("functionCallingConfig", Tools.calling(prompt.toolChoice()));
    }
    return config.build();
  }

  private static Json off(String filter) {
    return Json.object().put("category", filter).put("threshold", "BLOCK_NONE").build();
  }
}
