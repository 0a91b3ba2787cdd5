package dev.llmjava.wire.ollama;

import dev.llmjava.LlmException;
import dev.llmjava.Prompt;
import dev.llmjava.ServerTool;
import dev.llmjava.Tool;
import dev.llmjava.ToolChoice;
import dev.llmjava.json.Json;
import dev.llmjava.json.ObjectBuilder;
import dev.llmjava.wire.Rendered;
import dev.llmjava.wire.Warnings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes requests. Options that are settings of the request go out beside the messages, all others
 * as parameters of the model, under their own names and as they are; an option set to null is not
 * sent.
 */
final class Render {
  private static final String THINK = "think";
  private static final String JSON_OBJECT = "json_object";

  /** "Parameters" of the request, and of its Go type. */
  private static final Set<String> OF_THE_REQUEST =
      Set.of(THINK, "keep_alive", "truncate", "shift", "logprobs", "top_logprobs");

  /** What switches thinking on or off, as an option is typed; everything else is a level. */
  private static final Map<String, Boolean> SWITCHES =
      Map.of(
          "true", true, "1", true, "yes", true, "on", true, "false", false, "0", false, "no", false,
          "off", false);

  private final Prompt prompt;
  private final Warnings warnings = new Warnings();

  private Render(Prompt prompt) {
    this.prompt = prompt;
  }

  static Rendered render(Prompt prompt, String provider, String model) {
    return new Render(prompt).render(provider, model);
  }

  private Rendered render(String provider, String model) {
    var body =
        Json.object()
            .put("model", model)
            .put("messages", new Messages(prompt, provider, warnings).render())
            .put("stream", prompt.stream())
            .putIfPresent("format", format());
    tools(body);
    for (ServerTool tool : prompt.serverTools()) {
      throw new LlmException.Setup(
          "Model '" + model + "' does not support server-side tool '" + tool.type() + "'");
    }
    options(body);
    return new Rendered("api/chat", body.build(), warnings.toList());
  }

  /** The wire knows no choice, so that tools which must not be called are not shown. */
  private void tools(ObjectBuilder body) {
    if (prompt.tools().isEmpty() || prompt.toolChoice().rule() == ToolChoice.Rule.NONE) {
      return;
    }
    body.put("tools", Json.array(prompt.tools().stream().map(Render::tool).toList()));
    if (prompt.toolChoice().forces()) {
      warnings.add("tool_choice", "left out: Ollama cannot make a model call a tool");
    }
  }

  private @Nullable Json format() {
    Json.Obj schema = prompt.schema();
    if (schema != null) {
      return schema;
    }
    return prompt.options().isTrue(JSON_OBJECT) ? Json.of("json") : null;
  }

  private void options(ObjectBuilder body) {
    var parameters = Json.object();
    for (Map.Entry<String, Json> option : prompt.options().fields().entrySet()) {
      String name = option.getKey();
      Json value = option.getValue();
      if (value instanceof Json.Null || name.equals(JSON_OBJECT)) {
        continue;
      }
      if (OF_THE_REQUEST.contains(name)) {
        body.put(name, name.equals(THINK) ? think(value) : value);
      } else {
        parameters.put(name, name.equals("stop") ? list(value) : value);
      }
    }
    Json.Obj all = parameters.build();
    if (!all.isEmpty()) {
      body.put("options", all);
    }
  }

  private static Json think(Json value) {
    Boolean on = value instanceof Json.Str(String typed) ? SWITCHES.get(typed) : null;
    return on == null ? value : Json.of(on);
  }

  private static Json list(Json value) {
    return value instanceof Json.Str ? Json.array(List.of(value)) : value;
  }

  private static Json tool(Tool tool) {
    var function = Json.object().put("name", tool.name());
    if (!tool.description().isEmpty()) {
      function.put("description", tool.description());
    }
    function.put("parameters", tool.inputSchema());
    return Json.object().put("type", "function").put("function", function.build()).build();
  }
}
