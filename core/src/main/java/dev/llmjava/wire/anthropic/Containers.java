package dev.llmjava.wire.anthropic;

import dev.llmjava.Message;
import dev.llmjava.Prompt;
import dev.llmjava.json.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The container that code of an earlier answer ran in ("Container reuse"). Its files are there
 * still, and code that waits for a tool of ours can go on nowhere else.
 */
final class Containers {
  /** The field of a request and of a message, and the key of the message's provider data. */
  static final String FIELD = "container";

  private Containers() {}

  /** The id of the latest one; null when there is none that still exists. */
  static @Nullable String latest(Prompt prompt, String provider) {
    List<Message> all = prompt.messages();
    for (Message message : all.reversed()) {
      Json.Obj container = message.data().get(provider).object(FIELD);
      if (!container.isEmpty()) {
        return isGone(container.string("expires_at")) ? null : container.string("id");
      }
    }
    return null;
  }

  private static boolean isGone(@Nullable String expiry) {
    try {
      return expiry != null && Instant.parse(expiry).isBefore(Instant.now());
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
