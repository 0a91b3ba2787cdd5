package dev.llmjava.chat;

import dev.llmjava.Part;
import dev.llmjava.Response;
import dev.llmjava.StreamEvent;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A response for a notebook or a page: its text, the calls it asks for, and what is to know about
 * it in a list that folds.
 */
public final class ResponseMarkdown {
  private ResponseMarkdown() {}

  /** Waits for the end. */
  public static String of(Response response) {
    String body = body(response).strip();
    return (body.isEmpty() ? raw(response) : body) + "\n\n" + details(response);
  }

  private static String body(Response response) {
    var body = new StringBuilder(CitationFootnotes.text(response));
    response.messages().stream()
        .flatMap(message -> message.parts(Part.ToolCall.class).stream())
        .forEach(call -> body.append("\n\n").append(call(call)));
    return body.toString();
  }

  /** What a call says, on one line. */
  static String call(Part.ToolCall call) {
    return "🔧 " + Markdown.html(call.name() + "(" + call.arguments() + ")");
  }

  private static String raw(Response response) {
    Json messages =
        Json.array(response.messages().stream().map(message -> message.toJson()).toList());
    JsonStyle style = JsonStyle.COMPACT.withIndent(2);
    return "```json\n" + messages.format(style) + "\n```";
  }

  private static String details(Response response) {
    StreamEvent.Finished end = response.finished();
    String model = response.resolvedModel().orElse(response.model().id());
    String reason = end.reason().name().toLowerCase(Locale.ROOT);
    return "<details>\n\n"
        + line("id", response.id())
        + line("model", model)
        + line("finish_reason", reason)
        + line("usage", usage(end.usage()))
        + "\n</details>\n";
  }

  private static String line(String name, String value) {
    return value.isEmpty() ? "" : "- " + name + ": " + Markdown.escape(value) + "\n";
  }

  private static String usage(Usage usage) {
    var counts = new LinkedHashMap<String, @Nullable Long>();
    counts.put("input", usage.input());
    counts.put("cached", usage.cacheRead());
    counts.put("written to the cache", usage.cacheWrite());
    counts.put("output", usage.output());
    counts.put("reasoning", usage.reasoning());
    return counts.entrySet().stream()
        .filter(count -> count.getValue() != null)
        .map(count -> count.getKey() + " " + count.getValue())
        .collect(Collectors.joining(", "));
  }
}
