package dev.llmjava.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command line as its command sees it; options go by their longest name without dashes. */
public final class Arguments {
  private final Map<String, List<String>> options = new LinkedHashMap<>();
  private final Spec spec;
  private final List<String> positional;

  public Arguments(Spec spec, List<String> positional) {
    this.spec = spec;
    this.positional = positional;
  }

  /** Of the command that was given them. */
  public Spec spec() {
    return spec;
  }

  /** Records what was given for an option; without {@code repeatable} the last one wins. */
  public void add(Spec.Option option, List<String> values) {
    if (!option.repeatable()) {
      options.remove(option.key());
    }
    options.computeIfAbsent(option.key(), key -> new ArrayList<>()).addAll(values);
  }

  public boolean has(String option) {
    return options.containsKey(option);
  }

  /** Null when it was left out or is empty, as from a variable that is not set. */
  public @Nullable String value(String option) {
    List<String> given = options.get(option);
    return given == null || given.isEmpty() || given.getLast().isEmpty() ? null : given.getLast();
  }

  /** What was given for an option; empty when it was left out. */
  public String text(String option) {
    String given = value(option);
    return given == null ? "" : given;
  }

  /** Everything given for a repeatable option, in order. */
  public List<String> values(String option) {
    return options.getOrDefault(option, List.of());
  }

  /** What was given for an option of two values; the last one wins for a repeated name. */
  public Map<String, String> pairs(String option) {
    var pairs = new LinkedHashMap<String, String>();
    List<String> given = values(option);
    for (int i = 0; i + 1 < given.size(); i += 2) {
      pairs.put(given.get(i), given.get(i + 1));
    }
    return pairs;
  }

  /** A whole number that was checked when the line was read. */
  public @Nullable Integer whole(String option) {
    String given = value(option);
    return given == null ? null : Integer.valueOf(given.strip());
  }

  /** The argument at that place; null when it was left out. */
  public @Nullable String at(int position) {
    return position < positional.size() ? positional.get(position) : null;
  }

  /** The same without the first argument. */
  public Arguments withoutFirst() {
    var rest = new Arguments(spec, positional.subList(1, positional.size()));
    rest.options.putAll(options);
    return rest;
  }

  /** The same with an argument more. */
  public Arguments with(String argument) {
    var more = new ArrayList<>(positional);
    more.add(argument);
    var all = new Arguments(spec, more);
    all.options.putAll(options);
    return all;
  }

  /** The same, to be changed. */
  private Arguments copy() {
    var copy = new Arguments(spec, positional);
    options.forEach((option, values) -> copy.options.put(option, new ArrayList<>(values)));
    return copy;
  }

  /** The same with values before those that were given for an option. */
  public Arguments preceded(String option, List<String> values) {
    var all = copy();
    if (!values.isEmpty()) {
      all.options.computeIfAbsent(option, key -> new ArrayList<>()).addAll(0, values);
    }
    return all;
  }

  /** The same with values after those that were given for an option. */
  public Arguments followed(String option, List<String> values) {
    var all = copy();
    if (!values.isEmpty()) {
      all.options.computeIfAbsent(option, key -> new ArrayList<>()).addAll(values);
    }
    return all;
  }

  /** The same with this for an option, and nothing else. */
  public Arguments with(String option, String value) {
    var all = copy();
    all.options.put(option, List.of(value));
    return all;
  }

  /** The same with a flag. */
  public Arguments withFlag(String option) {
    var all = copy();
    all.options.putIfAbsent(option, new ArrayList<>());
    return all;
  }

  /** The same without an option. */
  public Arguments without(String option) {
    var rest = copy();
    rest.options.remove(option);
    return rest;
  }

  /** All of them. */
  public List<String> positional() {
    return List.copyOf(positional);
  }

  /** An argument that the command requires. */
  public String required(int position) {
    return positional.get(position);
  }
}
