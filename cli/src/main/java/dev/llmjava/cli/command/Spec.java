package dev.llmjava.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command takes and how its help describes it. Built once, by the command it describes. */
public final class Spec {
  /** What the value of an option must be. */
  public enum Kind {
    TEXT("TEXT"),
    WHOLE("INTEGER"),
    NATURAL("INTEGER"),
    POSITIVE("INTEGER"),
    FILE("FILE"),
    EXISTING_FILE("FILE");

    final String placeholder;

    Kind(String placeholder) {
      this.placeholder = placeholder;
    }
  }

  /**
   * An option.
   *
   * @param names as typed; the last one, without dashes, is what the command asks for it by
   * @param values how many values follow; 0 for a flag
   * @param completions of its values, in their order; those left out follow from the kind
   */
  public record Option(
      List<String> names,
      int values,
      Kind kind,
      boolean repeatable,
      boolean hidden,
      String help,
      List<Completion> completions) {
    Option(
        List<String> names,
        int values,
        Kind kind,
        boolean repeatable,
        boolean hidden,
        String help) {
      this(names, values, kind, repeatable, hidden, help, List.of());
    }

    /** What completes the value at that place. */
    public Completion completion(int place) {
      if (place < completions.size()) {
        return completions.get(place);
      }
      boolean file = kind == Kind.FILE || kind == Kind.EXISTING_FILE;
      return file ? Completion.FILES : Completion.NOTHING;
    }

    String key() {
      String last = names.getLast();
      return last.substring(last.lastIndexOf("--") < 0 ? 1 : 2);
    }
  }

  /**
   * A positional argument.
   *
   * @param many whether it may be given several times; then it is the last one
   */
  public record Argument(String name, boolean required, boolean many, Completion completion) {}

  public static final Option HELP =
      new Option(
          List.of("-h", "--help"), 0, Kind.TEXT, false, false, "Show this message and exit.");

  private final String path;
  private final String about;
  private final List<Option> options = new ArrayList<>();
  private final List<Argument> arguments = new ArrayList<>();
  private boolean argumentWasLast;

  /**
   * @param path the words that choose the command, for example {@code llm keys set}
   * @param about paragraphs divided by blank lines; lines that are indented stay as they are
   */
  public Spec(String path, String about) {
    this.path = path;
    this.about = about;
  }

  public Spec flag(String help, String... names) {
    return option(new Option(List.of(names), 0, Kind.TEXT, false, false, help));
  }

  public Spec text(String help, String... names) {
    return option(new Option(List.of(names), 1, Kind.TEXT, false, false, help));
  }

  /** May be given several times. */
  public Spec texts(String help, String... names) {
    return option(new Option(List.of(names), 1, Kind.TEXT, true, false, help));
  }

  /** Takes a name and a value and may be given several times. */
  public Spec pairs(String help, String... names) {
    return option(new Option(List.of(names), 2, Kind.TEXT, true, false, help));
  }

  public Spec one(Kind kind, String help, String... names) {
    return option(new Option(List.of(names), 1, kind, false, false, help));
  }

  /** Understood, but not in the help. */
  public Spec hidden(Kind kind, int values, String... names) {
    return option(new Option(List.of(names), values, kind, false, true, ""));
  }

  public Spec argument(String name, boolean required) {
    return argument(new Argument(name, required, false, Completion.NOTHING));
  }

  /** All that is left. */
  public Spec arguments(String name, boolean required) {
    return argument(new Argument(name, required, true, Completion.NOTHING));
  }

  /**
   * Has shells complete what was added last.
   *
   * @param values what each value of an option may be; one for an argument
   */
  public Spec completing(Completion... values) {
    if (argumentWasLast) {
      Argument last = arguments.removeLast();
      return argument(new Argument(last.name, last.required, last.many, values[0]));
    }
    Option last = options.removeLast();
    return option(
        new Option(
            last.names,
            last.values,
            last.kind,
            last.repeatable,
            last.hidden,
            last.help,
            List.of(values)));
  }

  private Spec argument(Argument argument) {
    arguments.add(argument);
    argumentWasLast = true;
    return this;
  }

  private Spec option(Option option) {
    options.add(option);
    argumentWasLast = false;
    return this;
  }

  String path() {
    return path;
  }

  String about() {
    return about;
  }

  /** All options, {@code --help} last. */
  public List<Option> options() {
    var all = new ArrayList<>(options);
    all.add(HELP);
    return all;
  }

  public List<Argument> arguments() {
    return arguments;
  }

  /** The option of that name, which this command has. */
  public Option option(String name) {
    Option found = find(name);
    if (found == null) {
      throw new IllegalArgumentException(path + " has no option " + name);
    }
    return found;
  }

  /** The option that is typed like that; null for none. */
  public @Nullable Option find(String name) {
    for (Option option : options) {
      if (option.names().contains(name)) {
        return option;
      }
    }
    return HELP.names().contains(name) ? HELP : null;
  }
}
