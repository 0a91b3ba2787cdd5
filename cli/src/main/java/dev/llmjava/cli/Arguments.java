package dev.llmjava.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command line as its command sees it; options go by their longest name without dashes. */
final class Arguments {
  private final Map<String, List<String>> options = new LinkedHashMap<>();
  private final List<String> positional;

  Arguments(List<String> positional) {
    this.positional = positional;
  }

  /** Records what was given for an option; without {@code repeatable} the last one wins. */
  void add(Spec.Option option, List<String> values) {
    if (!option.repeatable()) {
      options.remove(option.key());
    }
    options.computeIfAbsent(option.key(), key -> new ArrayList<>()).addAll(values);
  }

  boolean has(String option) {
    return options.containsKey(option);
  }

  /** Null when it was left out or is empty, as from a variable that is not set. */
  @Nullable String value(String option) {
    List<String> given = options.get(option);
    return given == null || given.isEmpty() || given.getLast().isEmpty() ? null : given.getLast();
  }

  /** What was given for an option; empty when it was left out. */
  String text(String option) {
    String given = value(option);
    return given == null ? "" : given;
  }

  /** Everything given for a repeatable option, in order. */
  List<String> values(String option) {
    return options.getOrDefault(option, List.of());
  }

  /** What was given for an option of two values; the last one wins for a repeated name. */
  Map<String, String> pairs(String option) {
    var pairs = new LinkedHashMap<String, String>();
    List<String> given = values(option);
    for (int i = 0; i + 1 < given.size(); i += 2) {
      pairs.put(given.get(i), given.get(i + 1));
    }
    return pairs;
  }

  /** A whole number that was checked when the line was read. */
  @Nullable Integer whole(String option) {
    String given = value(option);
    return given == null ? null : Integer.valueOf(given.strip());
  }

  /** The argument at that place; null when it was left out. */
  @Nullable String at(int position) {
    return position < positional.size() ? positional.get(position) : null;
  }

  /** All arguments. */
  List<String> all() {
    return positional;
  }

  /** An argument that the command requires. */
  String required(int position) {
    return positional.get(position);
  }
}
