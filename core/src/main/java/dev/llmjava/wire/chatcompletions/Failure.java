package dev.llmjava.wire.chatcompletions;

import dev.llmjava.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Errors inside of an answer of status 200. Vendors put them at the top of a chunk ({@code error},
 * an object or a string), into the choice, under an event of that name, or send a chunk that is the
 * error ({@code object: error}, or a message and nothing of an answer).
 */
final class Failure {
  private Failure() {}

  /**
   * The object to take the message from; null when there is no error.
   *
   * @param named whether the event was called {@code error}
   */
  static Json.@Nullable Obj in(Json.Obj chunk, Json.@Nullable Obj choice, boolean named) {
    if (reported(chunk)) {
      return chunk;
    }
    if (choice != null && reported(choice)) {
      return choice;
    }
    boolean isOne = named || "error".equals(chunk.string("object")) || isBare(chunk);
    return isOne ? chunk : null;
  }

  private static boolean reported(Json.Obj place) {
    String text = place.string("error");
    return !place.object("error").isEmpty() || (text != null && !text.isEmpty());
  }

  private static boolean isBare(Json.Obj chunk) {
    return !chunk.has("choices")
        && !chunk.has("object")
        && !chunk.has("usage")
        && (chunk.string("message") != null || chunk.string("detail") != null);
  }
}
