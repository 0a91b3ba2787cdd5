package dev.llmjava.cli.completion;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Group;
import dev.llmjava.cli.command.Spec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a command as far as they are typed. What is wrong with them does not matter yet. */
final class TypedCommand {
  private final Spec spec;
  private final List<String> positional = new ArrayList<>();
  private final Arguments given;
  private final List<String> values = new ArrayList<>();
  private Spec.@Nullable Option waiting;
  private boolean argumentsOnly;

  TypedCommand(Spec spec, List<String> words) {
    this.spec = spec;
    this.given = new Arguments(spec, positional);
    words.forEach(this::take);
  }

  private void take(String word) {
    if (waiting != null) {
      takeValue(waiting, word);
    } else if (argumentsOnly || word.length() < 2 || !word.startsWith("-")) {
      positional.add(word);
    } else if (word.equals("--")) {
      argumentsOnly = true;
    } else {
      takeOption(word);
    }
  }

  private void takeValue(Spec.Option option, String value) {
    values.add(value);
    if (values.size() == option.values()) {
      given.add(option, List.copyOf(values));
      values.clear();
      waiting = null;
    }
  }

  private void takeOption(String word) {
    Joined joined = joined(word);
    if (joined == null) {
      Spec.Option option = spec.find(word.startsWith("--") ? word : "-" + lastLetter(word));
      if (option != null) {
        begin(option);
      }
      return;
    }
    begin(joined.option);
    if (joined.option.values() > 0) {
      takeValue(joined.option, word.substring(joined.head.length()));
    }
  }

  /** Of joined flags only the last one can be waiting for a value. */
  private static char lastLetter(String word) {
    return word.charAt(word.length() - 1);
  }

  private void begin(Spec.Option option) {
    if (option.values() == 0) {
      given.add(option, List.of());
    } else {
      waiting = option;
    }
  }

  /** An option with its value in the same word, which begins after the head. */
  private record Joined(Spec.Option option, String head) {}

  /** {@code --name=value}, {@code -nvalue}, or flags before that: {@code -unvalue}. */
  private @Nullable Joined joined(String word) {
    if (word.startsWith("--")) {
      int equals = word.indexOf('=');
      Spec.Option option = equals < 0 ? null : spec.find(word.substring(0, equals));
      return option == null ? null : new Joined(option, word.substring(0, equals + 1));
    }
    for (int i = 1; i < word.length() && word.startsWith("-"); i++) {
      Spec.Option option = spec.find("-" + word.charAt(i));
      if (option == null || (option.values() > 0 && i + 1 == word.length())) {
        return null;
      }
      if (option.values() > 0) {
        int head = word.charAt(i + 1) == '=' ? i + 2 : i + 1;
        return new Joined(option, word.substring(0, head));
      }
    }
    return null;
  }

  /**
   * What may stand at the cursor.
   *
   * @param group whose commands may stand there, too; null for none
   * @param word at the cursor, as far as it is typed
   */
  CursorPlace place(@Nullable Group group, String word) {
    if (waiting != null) {
      return at(waiting.completion(values.size()), "");
    }
    if (!argumentsOnly && word.startsWith("-")) {
      Joined joined = joined(word);
      return joined == null
          ? new CursorPlace(group, given, Completion.COMMAND_OPTIONS, "", "")
          : at(joined.option.completion(0), joined.head);
    }
    String before = positional.isEmpty() ? "" : positional.getLast();
    return new CursorPlace(group, given, argument(), "", before);
  }

  private CursorPlace at(Completion completion, String head) {
    String before = values.isEmpty() ? "" : values.getLast();
    return new CursorPlace(null, given, completion, head, before);
  }

  private Completion argument() {
    List<Spec.Argument> all = spec.arguments();
    int place = positional.size();
    if (place < all.size()) {
      return all.get(place).completion();
    }
    return !all.isEmpty() && all.getLast().many() ? all.getLast().completion() : Completion.NOTHING;
  }
}
