package dev.llmjava.cli.log;

import dev.llmjava.cli.text.Excerpt;
import dev.llmjava.cli.text.PythonLines;
import dev.llmjava.cli.text.TokenUsage;
import dev.llmjava.cli.text.YamlWriter;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.json.ObjectBuilder;
import dev.llmjava.store.LogRow;
import dev.llmjava.store.Logged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Logged turns as YAML, a few lines each. */
final class LogShort {
  private static final int MOST = 120;

  private final boolean usage;

  LogShort(boolean usage) {
    this.usage = usage;
  }

  String of(LogRow row) {
    return YamlWriter.item(item(row)) + "\n";
  }

  private Json.Obj item(LogRow row) {
    LogRow.Facts facts = row.facts();
    LogRow.Extras extras = row.extras();
    var item =
        Json.object()
            .put("model", orNull(facts.model()))
            .put("datetime", LogMarkdown.toTheSecond(facts.started()))
            .put("conversation", orNull(facts.thread()));
    row.broken().ifPresent(ending -> item.put("ending", LogJson.kind(ending)));
    texts(item, "tool_calls", extras.calls().stream().map(LogShort::call).toList());
    texts(item, "tool_results", extras.results().stream().map(LogShort::result).toList());
    String system = row.words().system();
    text(item, "system", Excerpt.of(PythonLines.collapse(system == null ? "" : system), MOST));
    text(item, "prompt", Excerpt.ofBothEnds(PythonLines.collapse(row.words().prompt()), MOST));
    if (!extras.attachments().isEmpty()) {
      item.put(
          "attachments", Json.array(extras.attachments().stream().map(LogShort::file).toList()));
    }
    item.put("prompt_fragments", hashes(extras.promptFragments()));
    item.put("system_fragments", hashes(extras.systemFragments()));
    if (usage && (isSome(facts.inputTokens()) || isSome(facts.outputTokens()))) {
      item.put("usage", usage(facts));
    }
    return item.build();
  }

  private static String call(Logged.Call call) {
    return call.name() + "(" + call.arguments().format(JsonStyle.PYTHON) + ")";
  }

  private static String result(Logged.Result result) {
    return result.name() + ": " + Excerpt.of(result.output());
  }

  private static Json file(Logged.File file) {
    var json = Json.object().put("type", orNull(file.type()));
    text(json, "path", file.path());
    text(json, "url", file.url());
    return json.build();
  }

  private static Json hashes(List<Logged.Fragment> fragments) {
    return Json.array(fragments.stream().map(fragment -> Json.of(fragment.hash())).toList());
  }

  private static Json usage(LogRow.Facts facts) {
    return Json.object()
        .put("input", orNull(facts.inputTokens()))
        .put("output", orNull(facts.outputTokens()))
        .putIfPresent("details", TokenUsage.details(facts.tokenDetails()))
        .build();
  }

  private static boolean isSome(@Nullable Long tokens) {
    return tokens != null && tokens != 0;
  }

  private static void texts(ObjectBuilder item, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      item.put(name, Json.array(texts.stream().map(Json::of).toList()));
    }
  }

  private static void text(ObjectBuilder item, String name, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      item.put(name, text);
    }
  }

  private static Json orNull(@Nullable String text) {
    return text == null ? Json.Null.NULL : Json.of(text);
  }

  private static Json orNull(@Nullable Long number) {
    return number == null ? Json.Null.NULL : Json.of(number);
  }
}
