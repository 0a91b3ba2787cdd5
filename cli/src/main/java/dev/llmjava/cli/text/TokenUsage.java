package dev.llmjava.cli.text;

import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import dev.llmjava.json.JsonStyle;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Token counts in LLM's words: {@code 10 input, 2,000 output, {"cached": 3}}. */
public final class TokenUsage {
  private TokenUsage() {}

  public static String line(Usage.Reported reported) {
    String details =
        reported.details().isEmpty() ? null : reported.details().format(JsonStyle.PYTHON);
    return line(reported.input(), reported.output(), details);
  }

  public static String line(@Nullable Long input, @Nullable Long output, @Nullable String details) {
    var parts = new ArrayList<String>();
    if (input != null) {
      parts.add(grouped(input) + " input");
    }
    if (output != null) {
      parts.add(grouped(output) + " output");
    }
    if (details != null) {
      parts.add(details);
    }
    return String.join(", ", parts);
  }

  /** The details that a log holds; null for none. */
  public static @Nullable Json details(@Nullable String column) {
    if (column == null || column.isEmpty()) {
      return null;
    }
    try {
      Json details = Json.parse(column);
      return details.equals(Json.Obj.EMPTY) ? null : details;
    } catch (JsonException e) {
      return Json.of(column);
    }
  }

  /** With a comma after every three digits. */
  public static String grouped(long number) {
    var digits = new StringBuilder(Long.toString(number));
    for (int at = digits.length() - 3; at > (number < 0 ? 1 : 0); at -= 3) {
      digits.insert(at, ',');
    }
    return digits.toString();
  }
}
