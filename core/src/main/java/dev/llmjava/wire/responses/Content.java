package dev.llmjava.wire.responses;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;

/** What is said to the model: a string when it is nothing but text, else a list, in order. */
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

  Json toJson() {
    if (items.isEmpty()) {
      return Json.of(text.toString());
    }
    flush();
    return Json.array(items);
  }

  private void flush() {
    if (!text.isEmpty()) {
      items.add(Json.object().put("type", "input_text").put("text", text.toString()).build());
      text.setLength(0);
    }
  }
}
