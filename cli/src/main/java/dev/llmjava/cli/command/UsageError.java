package dev.llmjava.cli.command;

import dev.llmjava.cli.text.Suggestions;
import java.util.List;

/** A command line that a command cannot read: exit code 2. */
public final class UsageError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String text;

  private UsageError(String message, String text) {
    super(message, null, false, false);
    this.text = text;
  }

  /** Printed below the usage of the command. */
  public static UsageError of(Spec spec, String message) {
    return new UsageError(message, below(Help.usage(spec), spec.path(), message));
  }

  /** Of words that name none of a group's commands, and a group that needs one. */
  public static UsageError of(Group group, String word) {
    List<String> names = group.items().stream().map(Group.Item::name).toList();
    String message =
        word.startsWith("-")
            ? "No such option: " + word
            : "No such command '" + word + "'." + Suggestions.phrase(word, names);
    return new UsageError(message, below(Help.usage(group), group.path(), message));
  }

  /** Printed alone, as click does where an option and its value do not go together. */
  public static UsageError bare(String message) {
    return new UsageError(message, error(message));
  }

  /** A page that says what could have been meant. */
  public static UsageError page(String page) {
    return new UsageError(page, page);
  }

  private static String below(String usage, String path, String message) {
    return usage + "Try '" + path + " --help' for help.\n\n" + error(message);
  }

  private static String error(String message) {
    return "Error: " + message + "\n";
  }

  public String text() {
    return text;
  }
}
