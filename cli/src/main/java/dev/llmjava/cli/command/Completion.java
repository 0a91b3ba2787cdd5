package dev.llmjava.cli.command;

/** What the value of an option or an argument is the name of, so that shells can complete it. */
public enum Completion {
  /** Nobody can know. */
  NOTHING,
  /** The options of the command itself. */
  COMMAND_OPTIONS,
  FILES,
  MODELS,
  MODELS_WITH_OPTIONS,
  /** Of the model of the line. */
  OPTIONS,
  /** Of the option whose name is before it. */
  OPTION_VALUES,
  /** Of the model of the line, in {@code model_options.json}. */
  STORED_OPTIONS,
  ALIASES,
  PROVIDERS,
  KEYS,
  /** Those that models need, stored or not. */
  KEYS_TO_SET,
  /** Whatever {@code -t} takes. */
  TEMPLATES,
  /** Those of the folder. */
  TEMPLATE_NAMES,
  /** Variables of the template of the line. */
  PARAMETERS,
  /** Whatever {@code -f} takes. */
  FRAGMENTS,
  FRAGMENT_ALIASES,
  CONVERSATIONS,
  /** Whatever {@code --schema} takes. */
  SCHEMAS,
  SCHEMA_IDS,
  TOOLS,
  /** Tools that are here and those that were. */
  LOGGED_TOOLS,
  HOOKS,
  USAGE_GROUPS,
  SHELLS;

  /** Whether it may be a file, too. */
  public boolean orFiles() {
    return switch (this) {
      case FILES, TEMPLATES, FRAGMENTS, SCHEMAS -> true;
      default -> false;
    };
  }
}
