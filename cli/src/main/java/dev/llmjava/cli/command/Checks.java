package dev.llmjava.cli.command;

import dev.llmjava.cli.text.Suggestions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command's values and arguments must be, and what click says when they are not. */
public final class Checks {
  private final Spec spec;

  Checks(Spec spec) {
    this.spec = spec;
  }

  void value(Spec.Option option, String value) {
    String fault =
        switch (option.kind()) {
          case TEXT -> null;
          case WHOLE -> whole(value);
          case NATURAL -> natural(value);
          case POSITIVE -> positive(value);
          case FILE -> file(value, false);
          case EXISTING_FILE -> file(value, true);
        };
    if (fault != null) {
      throw invalid(spec, option, fault);
    }
  }

  void arguments(List<String> given) {
    int most = spec.arguments().size();
    for (int i = given.size(); i < most; i++) {
      Spec.Argument argument = spec.arguments().get(i);
      if (argument.required()) {
        throw UsageError.of(
            spec, "Missing argument '" + argument.name() + (argument.many() ? "..." : "") + "'.");
      }
    }
    if (most > 0 && spec.arguments().getLast().many()) {
      return;
    }
    List<String> extra = given.subList(Math.min(most, given.size()), given.size());
    if (!extra.isEmpty()) {
      throw UsageError.of(
          spec,
          "Got unexpected extra argument"
              + (extra.size() == 1 ? "" : "s")
              + " ("
              + String.join(" ", extra)
              + ")"
              + suggestion(extra.getFirst()));
    }
  }

  /** A standard command that takes no arguments gets the names of others that were mistyped. */
  private String suggestion(String typed) {
    String path = spec.path();
    Group group = Groups.at(path.substring(0, path.lastIndexOf(' ')));
    if (group == null
        || group.standard() == null
        || !spec.arguments().isEmpty()
        || !path.endsWith(group.standard().name())) {
      return "";
    }
    return Suggestions.after(typed, group.items().stream().map(Group.Item::name).toList());
  }

  /** What click says about a value that an option cannot take. */
  public static UsageError invalid(Spec spec, Spec.Option option, String fault) {
    return UsageError.of(
        spec, "Invalid value for '" + String.join("' / '", option.names()) + "': " + fault);
  }

  private static @Nullable String whole(String value) {
    try {
      Integer.parseInt(value.strip());
      return null;
    } catch (NumberFormatException e) {
      return "'" + value + "' is not a valid integer.";
    }
  }

  private static @Nullable String natural(String value) {
    String fault = whole(value);
    return fault == null && value.strip().startsWith("-")
        ? value.strip() + " is not in the range x>=0."
        : fault;
  }

  private static @Nullable String positive(String value) {
    String fault = whole(value);
    return fault == null && Integer.parseInt(value.strip()) < 1
        ? value.strip() + " is not in the range x>=1."
        : fault;
  }

  private static @Nullable String file(String value, boolean mustExist) {
    if (value.isEmpty()) {
      return null;
    }
    Path path = Path.of(value);
    if (Files.isDirectory(path)) {
      return "File '" + value + "' is a directory.";
    }
    return mustExist && !Files.exists(path) ? "File '" + value + "' does not exist." : null;
  }
}
