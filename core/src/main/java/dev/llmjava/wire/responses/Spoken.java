package dev.llmjava.wire.responses;

import org.jspecify.annotations.Nullable;

/** A text that comes in pieces and then once more as a whole. */
final class Spoken {
  private final StringBuilder said = new StringBuilder();

  void say(String chunk) {
    said.append(chunk);
  }

  boolean isEmpty() {
    return said.isEmpty();
  }

  boolean is(String text) {
    return said.length() == text.length() && said.indexOf(text) == 0;
  }

  /** What {@code whole} says beyond what was said; nothing when it says something else. */
  String missing(@Nullable String whole) {
    if (whole == null || whole.length() <= said.length()) {
      return "";
    }
    return whole.startsWith(said.toString()) ? whole.substring(said.length()) : "";
  }
}
