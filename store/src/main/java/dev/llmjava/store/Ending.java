package dev.llmjava.store;

import dev.llmjava.LlmException;
import dev.llmjava.Part;
import dev.llmjava.Response;
import dev.llmjava.json.Json;
import dev.llmjava.store.sqlite.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a turn ended that did not run to its end.
 *
 * @param message what the error said, in one line; null when there was none
 * @param unfinished the parts that were under way and are not in the turn's messages, because no
 *     model may see them again: half tool calls, reasoning without its signature
 */
public record Ending(Kind kind, @Nullable String message, List<Part> unfinished) {
  /** Why it is not whole. */
  public enum Kind {
    /** Somebody stopped it. */
    INTERRUPTED,
    /** The connection or the provider's protocol broke off. */
    TRUNCATED,
    /** The provider or this program reported an error in the middle. */
    FAILED;

    private final String column = name().toLowerCase(Locale.ROOT);

    String column() {
      return column;
    }

    static Kind read(String column) {
      for (Kind kind : values()) {
        if (kind.column.equals(column)) {
          return kind;
        }
      }
      return FAILED;
    }
  }

  public Ending {
    unfinished = List.copyOf(unfinished);
  }

  /** Of a response that ended and is not complete. */
  static Ending of(Response response, List<Part> unfinished) {
    RuntimeException failure = response.failure().orElse(null);
    if (failure == null) {
      return new Ending(Kind.INTERRUPTED, null, unfinished);
    }
    Kind kind = failure instanceof LlmException.BrokenOff ? Kind.TRUNCATED : Kind.FAILED;
    String message = failure.getMessage();
    String line = (message == null ? failure.toString() : message).replace('\n', ' ');
    return new Ending(kind, line, unfinished);
  }

  static Ending read(String kind, @Nullable String message, @Nullable String unfinished) {
    var parts = new ArrayList<Part>();
    if (Columns.parse(unfinished) instanceof Json.Arr array) {
      for (Json item : array.items()) {
        if (item instanceof Json.Obj object) {
          parts.add(UnfinishedForm.read(object));
        }
      }
    }
    return new Ending(Kind.read(kind), message, parts);
  }

  @Nullable String unfinishedJson() {
    return unfinished.isEmpty()
        ? null
        : Json.array(unfinished.stream().map(UnfinishedForm::write).toList()).toString();
  }
}
