package dev.llmjava.cli.doctor;

import dev.llmjava.json.Json;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a check of {@code llm doctor} found out. It holds no key, nor a part of one.
 *
 * @param advice what to do; null where nothing is to be done
 */
record Diagnosis(Status status, String found, @Nullable String advice) {
  enum Status {
    OK,
    /** Good to know. */
    NOTE,
    /** Keeps something from working. */
    PROBLEM;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What was found may be somebody else's words, in many lines. */
  Diagnosis {
    found = line(found);
    advice = advice == null ? null : line(advice);
  }

  static Diagnosis ok(String found) {
    return new Diagnosis(Status.OK, found, null);
  }

  static Diagnosis note(String found, @Nullable String advice) {
    return new Diagnosis(Status.NOTE, found, advice);
  }

  static Diagnosis problem(String found, @Nullable String advice) {
    return new Diagnosis(Status.PROBLEM, found, advice);
  }

  static String line(String text) {
    return text.strip().replaceAll("\\s*\n\\s*", " ");
  }

  Json toJson(String check) {
    return Json.object()
        .put("check", check)
        .put("status", status.word())
        .put("found", found)
        .put("advice", advice == null ? Json.Null.NULL : Json.of(advice))
        .build();
  }
}
