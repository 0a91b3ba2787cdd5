package dev.llmjava.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a command line by click's rules, which are LLM's: options and arguments in any order, short
 * options joined, no abbreviations, and an option takes its values whatever they look like.
 */
final class Parser {
  private record Given(Spec.Option option, List<String> values) {}

  private final Spec spec;
  private final Deque<String> rest;
  private final List<Given> given = new ArrayList<>();
  private final List<String> positional = new ArrayList<>();

  private Parser(Spec spec, List<String> tokens) {
    this.spec = spec;
    rest = new ArrayDeque<>(tokens);
  }

  /** Null when help is asked for. */
  static @Nullable Arguments parse(Spec spec, List<String> tokens) {
    return new Parser(spec, tokens).parse();
  }

  private @Nullable Arguments parse() {
    while (!rest.isEmpty()) {
      String token = rest.removeFirst();
      if (token.equals("--")) {
        positional.addAll(rest);
        rest.clear();
      } else if (token.length() > 1 && token.charAt(0) == '-') {
        option(token);
      } else {
        positional.add(token);
      }
    }
    for (Given one : given) {
      if (one.option().isHelp()) {
        return null;
      }
    }
    return checked();
  }

  private void option(String token) {
    int equals = token.indexOf('=');
    String name = equals < 0 ? token : token.substring(0, equals);
    Spec.Option option = spec.find(name);
    if (option != null && (equals < 0 || name.length() > 2)) {
      whole(option, name, equals < 0 ? null : token.substring(equals + 1));
    } else if (token.startsWith("--")) {
      throw UsageError.of(spec, noSuchOption(name));
    } else {
      joined(token);
    }
  }

  private void whole(Spec.Option option, String name, @Nullable String value) {
    if (value != null && option.values() == 0) {
      throw UsageError.bare("Option '" + name + "' does not take a value.");
    }
    if (value != null) {
      rest.addFirst(value);
    }
    take(option, name);
  }

  /** {@code -xm4o}: flags, and last an option whose value may follow without a space. */
  private void joined(String token) {
    for (int i = 1; i < token.length(); i++) {
      String name = "-" + token.charAt(i);
      Spec.Option option = spec.find(name);
      if (option == null) {
        throw UsageError.of(spec, "No such option '" + name + "'.");
      }
      boolean takesValue = option.values() > 0;
      if (takesValue && i + 1 < token.length()) {
        rest.addFirst(token.substring(i + 1));
      }
      take(option, name);
      if (takesValue) {
        return;
      }
    }
  }

  private void take(Spec.Option option, String name) {
    if (rest.size() < option.values()) {
      throw UsageError.bare(
          "Option '"
              + name
              + (option.values() == 1
                  ? "' requires an argument."
                  : "' requires " + option.values() + " arguments."));
    }
    var values = new ArrayList<String>(option.values());
    for (int i = 0; i < option.values(); i++) {
      values.add(rest.removeFirst());
    }
    given.add(new Given(option, values));
  }

  private Arguments checked() {
    var arguments = new Arguments(positional);
    for (Given one : given) {
      for (String value : one.values()) {
        check(one.option(), value);
      }
      arguments.add(one.option(), one.values());
    }
    for (int i = positional.size(); i < spec.arguments().size(); i++) {
      if (spec.arguments().get(i).required()) {
        throw UsageError.of(spec, "Missing argument '" + spec.arguments().get(i).name() + "'.");
      }
    }
    List<String> extra =
        positional.subList(Math.min(spec.arguments().size(), positional.size()), positional.size());
    if (!extra.isEmpty()) {
      throw UsageError.of(
          spec,
          "Got unexpected extra argument"
              + (extra.size() == 1 ? "" : "s")
              + " ("
              + String.join(" ", extra)
              + ")");
    }
    return arguments;
  }

  private void check(Spec.Option option, String value) {
    String fault =
        switch (option.kind()) {
          case TEXT -> null;
          case WHOLE -> isWhole(value) ? null : "'" + value + "' is not a valid integer.";
          case FILE -> file(value, false);
          case EXISTING_FILE -> file(value, true);
        };
    if (fault != null) {
      throw invalid(spec, option, fault);
    }
  }

  /** What click says about a value that an option cannot take. */
  static UsageError invalid(Spec spec, Spec.Option option, String fault) {
    return UsageError.of(
        spec, "Invalid value for '" + String.join("' / '", option.names()) + "': " + fault);
  }

  private static boolean isWhole(String value) {
    try {
      Integer.parseInt(value.strip());
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static @Nullable String file(String value, boolean mustExist) {
    Path path = Path.of(value);
    if (Files.isDirectory(path)) {
      return "File '" + value + "' is a directory.";
    }
    return mustExist && !Files.exists(path) ? "File '" + value + "' does not exist." : null;
  }

  private String noSuchOption(String name) {
    var names = new ArrayList<String>();
    for (Spec.Option option : spec.options()) {
      for (String each : option.names()) {
        if (each.startsWith("--")) {
          names.add(each);
        }
      }
    }
    return "No such option '" + name + "'." + Suggestions.phrase(name, names);
  }
}
