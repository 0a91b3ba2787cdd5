package dev.llmjava.wire;

import org.jspecify.annotations.Nullable;

/** Texts of an answer, which a provider may leave out. */
public final class Texts {
  private Texts() {}

  public static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
