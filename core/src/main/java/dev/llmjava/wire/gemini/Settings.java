package dev.llmjava.wire.gemini;

import dev.llmjava.Prompt;
import dev.llmjava.json.Json;
import dev.llmjava.json.ObjectBuilder;
import dev.llmjava.wire.Warnings;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How to answer ("GenerationConfig"). Options go out under the names of the wire, which are the
 * options' own in another spelling, but for a few that are ours.
 */
final class Settings {
  private static final List<String> OURS =
      List.of("json_object", "timeout", "thinking_budget", "thinking_level", "media_resolution");

  private final Prompt prompt;
  private final Dialect dialect;
  private final Warnings warnings;

  Settings(Prompt prompt, Dialect dialect, Warnings warnings) {
    this.prompt = prompt;
    this.dialect = dialect;
    this.warnings = warnings;
  }

  /**
   * @param elsewhere options that have their place elsewhere in the request
   */
  Json.Obj render(List<String> elsewhere) {
    var config = Json.object();
    Json.Obj options = prompt.options();
    for (Map.Entry<String, Json> option : options.fields().entrySet()) {
      String name = option.getKey();
      if (options.has(name) && !OURS.contains(name) && !elsewhere.contains(name)) {
        config.put(wireName(name), option.getValue());
      }
    }
    format(config);
    thinking(config);
    String resolution = options.string("media_resolution");
    if (resolution != null) {
      config.put("mediaResolution", "MEDIA_RESOLUTION_" + resolution.toUpperCase(Locale.ROOT));
    }
    if (options.has("timeout")) {
      warnings.add("timeout", "the option timeout is not supported; the usual time-outs hold");
    }
    return config.build();
  }

  private void format(ObjectBuilder config) {
    Json.Obj wanted = prompt.schema();
    if (wanted == null && !prompt.options().isTrue("json_object")) {
      return;
    }
    config.put("responseMimeType", "application/json");
    if (wanted != null) {
      Schema schema = Schema.of(wanted);
      config.put(schema.plain() ? "responseSchema" : "responseJsonSchema", schema.json());
    }
  }

  private void thinking(ObjectBuilder config) {
    Json.Obj options = prompt.options();
    var thinking = Json.object().putAll(options.object("thinking_config"));
    if (options.has("thinking_budget")) {
      thinking.putIfPresent("thinkingBudget", options.get("thinking_budget"));
    }
    if (options.has("thinking_level")) {
      thinking.putIfPresent("thinkingLevel", options.get("thinking_level"));
    }
    if (dialect.has(Dialect.Trait.THINKS) && !prompt.hideReasoning()) {
      thinking.put("includeThoughts", true);
    }
    Json.Obj all = thinking.build();
    if (!all.isEmpty()) {
      config.put("thinkingConfig", all);
    }
  }

  /** {@code max_output_tokens} is {@code maxOutputTokens} on the wire. */
  static String wireName(String option) {
    var name = new StringBuilder();
    boolean upper = false;
    for (int i = 0; i < option.length(); i++) {
      char c = option.charAt(i);
      if (c == '_') {
        upper = true;
      } else {
        name.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return name.toString();
  }
}
