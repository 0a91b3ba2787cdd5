package dev.llmjava.wire.chatcompletions;

import dev.llmjava.json.Json;
import dev.llmjava.wire.CacheMark;
import java.util.ArrayList;
import java.util.List;

/** The content of a message: a string when it is nothing but text, else a list, in order. */
final class Content {
  /** The key of provider data that marks the end of what is to be cached. */
  static final String CACHE_CONTROL = CacheMark.FIELD;

  private final List<Json> items = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean hasText;

  /** Texts in a row are one text. */
  void text(String more) {
    text.append(more);
    hasText = true;
  }

  /**
   * A text, with what the provider attached to it: a mark that the prompt is to be cached up to
   * here (OpenRouter, "Prompt caching") makes it an item of its own.
   */
  void text(String more, Json.Obj data) {
    Json.Obj mark = data.object(CACHE_CONTROL);
    if (mark.isEmpty()) {
      text(more);
    } else {
      item(Json.object().put("type", "text").put("text", more).put(CACHE_CONTROL, mark).build());
    }
  }

  /** Marks the last words that are not blank; does nothing where there are none. */
  void mark(Json mark) {
    for (int i = items().size() - 1; i >= 0; i--) {
      if (items.get(i) instanceof Json.Obj item
          && "text".equals(item.string("type"))
          && !String.valueOf(item.string("text")).isBlank()) {
        items.set(i, item.with(CACHE_CONTROL, mark));
        return;
      }
    }
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
