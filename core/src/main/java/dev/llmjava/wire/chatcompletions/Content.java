package dev.llmjava.wire.chatcompletions;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;

/** The content of a message: a string when it is nothing but text, else a list, in order. */
final class Content {
  private final List<Json> items = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean hasText;

  /** Texts in a row are one text. */
  void text(String more) {
    text.append(more);
    hasText = true;
  }

  void item(Json item) {
    flush();
    items.add(item);
  }

  /** An empty text is something: an empty question can be asked. */
  boolean isEmpty() {
    return items.isEmpty() && !hasText;
  }

  List<Json> items() {
    flush();
    return items;
  }

  Json toJson() {
    return items.isEmpty() ? Json.of(text.toString()) : Json.array(items());
  }

  private void flush() {
    if (!text.isEmpty()) {
      items.add(Json.object().put("type", "text").put("text", text.toString()).build());
      text.setLength(0);
    }
  }
}
