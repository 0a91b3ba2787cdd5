package dev.llmjava.wire.ollama;

import dev.llmjava.json.Json;
import dev.llmjava.json.ObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a request as it fills up. It has one place for each kind of thing, so their order
 * among each other is not sent.
 */
final class Content {
  private final String role;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder thinking = new StringBuilder();
  private final List<Json> images = new ArrayList<>();
  private final List<Json> calls = new ArrayList<>();
  private final ObjectBuilder names = Json.object();
  private boolean hasText;

  Content(String role) {
    this.role = role;
  }

  void text(String more) {
    text.append(more);
    hasText = true;
  }

  void thinking(String more) {
    thinking.append(more);
  }

  void image(Json base64) {
    images.add(base64);
  }

  void call(Json call) {
    calls.add(call);
  }

  /** A field that says what a tool's message belongs to; null or empty for none. */
  void name(String field, @Nullable String value) {
    names.putIfPresent(field, value == null || value.isEmpty() ? null : value);
  }

  /** An empty text is something: an empty question can be asked. */
  boolean isEmpty() {
    return !hasText && thinking.isEmpty() && images.isEmpty() && calls.isEmpty();
  }

  Json toJson() {
    var json = Json.object().put("role", role).put("content", text.toString());
    if (!thinking.isEmpty()) {
      json.put(Said.THINKING, thinking.toString());
    }
    if (!images.isEmpty()) {
      json.put("images", Json.array(images));
    }
    if (!calls.isEmpty()) {
      json.put("tool_calls", Json.array(calls));
    }
    return json.putAll(names.build()).build();
  }
}
