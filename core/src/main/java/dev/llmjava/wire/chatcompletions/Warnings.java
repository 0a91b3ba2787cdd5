package dev.llmjava.wire.chatcompletions;

import dev.llmjava.StreamEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what the user should know; the same thing is said once, however often it happens. */
final class Warnings {
  private final Set<StreamEvent.Warning> all = new LinkedHashSet<>();

  void add(String feature, String message) {
    all.add(new StreamEvent.Warning(feature, message));
  }

  List<StreamEvent.Warning> toList() {
    return List.copyOf(all);
  }
}
