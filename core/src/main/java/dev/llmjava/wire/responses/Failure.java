package dev.llmjava.wire.responses;

import dev.llmjava.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Errors inside of an answer of status 200: an event ("error", "response.failed"), a response that
 * says it failed, or an object that is nothing but an error, as the servers in front of the API
 * send it.
 */
final class Failure {
  private Failure() {}

  /**
   * The object to take the message from; null when there is no error.
   *
   * @param named whether the event was called {@code error}
   */
  static Json.@Nullable Obj in(Json.Obj event, boolean named) {
    String type = Items.type(event);
    if (named || type.equals("error") || type.equals("response.error")) {
      return event.without("type");
    }
    boolean bare =
        type.isEmpty()
            && !event.has("output")
            && (reported(event) || event.has("message") || event.has("detail"));
    return bare ? event : null;
  }

  /** The same for a response. */
  static Json.@Nullable Obj of(Json.Obj response, @Nullable String status) {
    if (reported(response)) {
      return response;
    }
    return "failed".equals(status)
        ? Json.object().put("message", "the response failed").build()
        : null;
  }

  private static boolean reported(Json.Obj place) {
    String text = place.string("error");
    return !place.object("error").isEmpty() || (text != null && !text.isEmpty());
  }
}
