package dev.llmjava.cli;

import org.jspecify.annotations.Nullable;

/** A command line that a command cannot read: exit code 2. */
final class UsageError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Spec spec;

  private UsageError(@Nullable Spec spec, String message) {
    super(message, null, false, false);
    this.spec = spec;
  }

  /** Printed below the usage of the command. */
  static UsageError of(Spec spec, String message) {
    return new UsageError(spec, message);
  }

  /** Printed alone, as click does where an option and its value do not go together. */
  static UsageError bare(String message) {
    return new UsageError(null, message);
  }

  String text() {
    String error = "Error: " + getMessage() + "\n";
    return spec == null
        ? error
        : Help.usage(spec) + "Try '" + spec.path() + " --help' for help.\n\n" + error;
  }
}
