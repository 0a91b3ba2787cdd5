package dev.llmjava.store;

import dev.llmjava.json.Json;
import dev.llmjava.json.ObjectBuilder;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes rows as {@code llm logs --json} prints them, keys in LLM's order. */
final class LogRowForm {
  private LogRowForm() {}

  static Json.Obj write(LogRow row) {
    LogRow.Facts facts = row.facts();
    var json =
        Json.object()
            .put("id", facts.id())
            .put("model", text(facts.model()))
            .put("resolved_model", text(facts.resolvedModel()));
    if (row.legacy()) {
      legacyWords(json, row);
      call(json, facts);
    } else {
      json.put("options_json", facts.options());
      call(json, facts);
      words(json, row);
    }
    return extras(json, row.extras(), row.legacy()).build();
  }

  private static void call(ObjectBuilder json, LogRow.Facts facts) {
    json.put("conversation_id", text(facts.thread()))
        .put("duration_ms", number(facts.durationMillis()))
        .put("datetime_utc", text(facts.started()))
        .put("input_tokens", number(facts.inputTokens()))
        .put("output_tokens", number(facts.outputTokens()))
        .put("token_details", text(facts.tokenDetails()))
        .put("conversation_name", text(facts.threadName()))
        .put("conversation_model", text(facts.threadModel()))
        .put("schema_json", orNull(facts.schema()));
  }

  private static void words(ObjectBuilder json, LogRow row) {
    json.put("prompt", row.words().prompt())
        .put("system", text(row.words().system()))
        .put("response", row.words().response())
        .put("reasoning", text(row.words().reasoning()))
        .put("prompt_json", orNull(row.words().promptJson()))
        .put("response_json", orNull(row.payload()));
  }

  private static void legacyWords(ObjectBuilder json, LogRow row) {
    json.put("prompt", row.words().prompt())
        .put("system", text(row.words().system()))
        .put("prompt_json", orNull(row.words().promptJson()))
        .put("options_json", row.facts().options())
        .put("response", row.words().response())
        .put("reasoning", text(row.words().reasoning()))
        .put("response_json", orNull(row.payload()));
  }

  private static ObjectBuilder extras(ObjectBuilder json, LogRow.Extras extras, boolean legacy) {
    return json.put("prompt_fragments", list(extras.promptFragments(), LogRowForm::fragment))
        .put("system_fragments", list(extras.systemFragments(), LogRowForm::fragment))
        .put("tools", list(extras.tools(), LogRowForm::tool))
        .put("tool_calls", list(extras.calls(), LogRowForm::call))
        .put("tool_results", list(extras.results(), LogRowForm::result))
        .put(
            "attachments",
            list(extras.attachments(), file -> legacy ? legacyFile(file) : file(file)));
  }

  private static Json fragment(Logged.Fragment fragment) {
    return Json.object()
        .put("hash", fragment.hash())
        .put("content", fragment.content())
        .put("aliases", list(fragment.aliases(), Json::of))
        .build();
  }

  private static Json tool(Logged.Tool tool) {
    Logged.Instance instance = tool.instance();
    return Json.object()
        .put("id", tool.id())
        .put("hash", tool.hash())
        .put("name", tool.name())
        .put("description", text(tool.description()))
        .put("input_schema", tool.inputSchema())
        .put(
            "instance",
            instance == null
                ? Json.Null.NULL
                : Json.object()
                    .put("name", instance.name())
                    .put("arguments", text(instance.arguments()))
                    .build())
        .build();
  }

  private static Json call(Logged.Call call) {
    return Json.object()
        .put("id", number(call.id()))
        .put("tool_id", number(call.toolId()))
        .put("name", call.name())
        .put("arguments", call.arguments())
        .put("tool_call_id", text(call.callId()))
        .build();
  }

  private static Json result(Logged.Result result) {
    Logged.Instance instance = result.instance();
    return Json.object()
        .put("id", number(result.id()))
        .put("tool_id", number(result.toolId()))
        .put("name", result.name())
        .put("output", result.output())
        .put("tool_call_id", text(result.callId()))
        .put("exception", text(result.error()))
        .put("instance", instance == null ? Json.Null.NULL : instance(instance))
        .put("attachments", list(result.attachments(), LogRowForm::file))
        .build();
  }

  private static Json instance(Logged.Instance instance) {
    return Json.object()
        .put("name", instance.name())
        .put("plugin", text(instance.plugin()))
        .put("arguments", text(instance.arguments()))
        .build();
  }

  /** What LLM shows of a legacy one. */
  private static Json legacyFile(Logged.File file) {
    return file(file).without("content");
  }

  private static Json.Obj file(Logged.File file) {
    boolean stored = file.length() > 0;
    return Json.object()
        .put("id", file.id())
        .put("type", text(file.type()))
        .put("path", text(file.path()))
        .put("url", text(file.url()))
        .put("content", stored ? Json.of(true) : Json.Null.NULL)
        .put("content_length", stored ? Json.of(file.length()) : Json.Null.NULL)
        .build();
  }

  private static <T> Json list(List<T> items, Function<T, Json> form) {
    return Json.array(items.stream().map(form).toList());
  }

  private static Json text(@Nullable String text) {
    return text == null ? Json.Null.NULL : Json.of(text);
  }

  private static Json number(@Nullable Long number) {
    return number == null ? Json.Null.NULL : Json.of(number);
  }

  private static Json orNull(@Nullable Json value) {
    return value == null ? Json.Null.NULL : value;
  }
}
