package dev.llmjava.wire;

import dev.llmjava.StreamEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what the user should know; the same thing is said once, however often it happens. */
public final class Warnings {
  private final Set<StreamEvent.Warning> all = new LinkedHashSet<>();

  public void add(String feature, String message) {
    all.add(new StreamEvent.Warning(feature, message));
  }

  public List<StreamEvent.Warning> toList() {
    return List.copyOf(all);
  }
}
