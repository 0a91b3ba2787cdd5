package dev.llmjava.chat;

import dev.llmjava.Part.ToolCall;
import dev.llmjava.Part.ToolResult;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import dev.llmjava.json.JsonStyle;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A call and its result as they stand in a transcript: a fold whose summary people read and whose
 * JSON is read back. In JSON on several lines no string holds a line break, so nothing that a model
 * or a tool says ends the fence or the fold.
 *
 * @param result null while there is none
 * @param message which message of the transcript the call belongs to; null when that is not known,
 *     and every call has a message of its own
 * @param more whether words that follow are of the same message, as they are after what a provider
 *     ran, and else are those of the next
 */
record ToolBlock(ToolCall call, @Nullable ToolResult result, @Nullable Long message, boolean more) {
  static final String END = "</details>";

  private static final String BEGIN = "<details class='tool-usage-details' markdown='1'>";
  private static final String FENCE = "```";
  private static final String RAW = "_raw";
  private static final int SUMMARY_VALUE = 40;
  private static final JsonStyle VALUES = new JsonStyle(", ", ": ", 0, false, false);

  /** With blank lines around it. */
  String format() {
    return "\n\n"
        + BEGIN
        + "\n<summary>"
        + summary()
        + "</summary>\n\n"
        + FENCE
        + "json\n"
        + json().format(JsonStyle.COMPACT.withIndent(2))
        + "\n"
        + FENCE
        + "\n\n"
        + END
        + "\n\n";
  }

  private String summary() {
    var arguments = new StringJoiner(", ", call.name() + "(", ")");
    call.arguments()
        .fields()
        .forEach((name, value) -> arguments.add(name + "=" + cut(shown(value))));
    return Markdown.html(arguments + (result == null ? "" : "→" + cut(result.output())));
  }

  private static String shown(Json value) {
    return value instanceof Json.Str(String text) ? text : value.format(VALUES);
  }

  private static String cut(String text) {
    String line = Markdown.oneLine(text);
    return line.codePointCount(0, line.length()) <= SUMMARY_VALUE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, SUMMARY_VALUE)) + "…";
  }

  private Json.Obj json() {
    var json = Json.object().putIfPresent("id", call.id());
    json.put(
        "call",
        Json.object().put("function", call.name()).put("arguments", call.arguments()).build());
    if (result != null) {
      json.put("result", result.output()).putIfPresent("error", result.error());
    }
    if (call.serverSide()) {
      json.put("server", Json.of(true));
    }
    json.putIfPresent("message", message);
    return (more && !call.serverSide() ? json.put("more", Json.of(true)) : json).build();
  }

  /** The fold between its first and last line; null when no call can be read in it. */
  static @Nullable ToolBlock parse(List<String> lines) {
    int from = lines.indexOf(FENCE + "json") + 1;
    int to = from == 0 ? -1 : from + lines.subList(from, lines.size()).indexOf(FENCE);
    if (to < from) {
      return null;
    }
    try {
      return of(Json.parseObject(String.join("\n", lines.subList(from, to))));
    } catch (JsonException e) {
      return null;
    }
  }

  private static @Nullable ToolBlock of(Json.Obj json) {
    String name = json.object("call").string("function");
    if (name == null) {
      return null;
    }
    boolean server = json.isTrue("server");
    String input = input(json.object("call").get("arguments"));
    var call = new ToolCall(json.string("id"), name, input, server, ProviderData.NONE);
    Json output = json.get("result");
    ToolResult result =
        output == null
            ? null
            : new ToolResult(
                call.id(),
                name,
                shown(output),
                json.string("error"),
                List.of(),
                server,
                ProviderData.NONE);
    return new ToolBlock(call, result, json.integer("message"), server || json.isTrue("more"));
  }

  /** What was no JSON becomes that again, so that nobody runs it. */
  private static String input(@Nullable Json arguments) {
    return switch (arguments) {
      case null -> "{}";
      case Json.Str(String text) -> text;
      case Json.Obj object when object.fields().size() == 1 && object.string(RAW) != null ->
          object.string(RAW);
      default -> arguments.toString();
    };
  }
}
