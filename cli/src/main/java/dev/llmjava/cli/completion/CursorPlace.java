package dev.llmjava.cli.completion;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Group;
import dev.llmjava.cli.command.Groups;
import dev.llmjava.cli.command.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What may stand at the cursor of a line that is not finished: found as {@code CommandLine} and
 * {@code Parser} read a finished one.
 *
 * @param group whose commands may stand there; null for none
 * @param given as far as the command's line is typed
 * @param completion what the value there may be
 * @param head what stands before that value in the same word, as in {@code --model=}
 * @param before the value before it, of the same option or of the arguments; empty for none
 */
record CursorPlace(
    @Nullable Group group, Arguments given, Completion completion, String head, String before) {
  /**
   * Finds it.
   *
   * @param before the words before the cursor, without the name of the program
   * @param word at the cursor, as far as it is typed
   * @param commands makes the command of a full name
   */
  static CursorPlace find(List<String> before, String word, Function<String, Command> commands) {
    Group group = Groups.ROOT;
    int next = 0;
    while (true) {
      boolean named = next < before.size() && group.holds(before.get(next));
      String last = named ? before.get(next) : standard(group);
      if (last == null) {
        return ofGroup(group, next < before.size(), word);
      }
      String path = group.path() + " " + last;
      Group inner = Groups.at(path);
      if (inner == null) {
        int from = named ? next + 1 : next;
        boolean open = !named && next == before.size();
        return new TypedCommand(commands.apply(path).spec(), before.subList(from, before.size()))
            .place(open ? group : null, word);
      }
      next += named ? 1 : 0;
      group = inner;
    }
  }

  private static @Nullable String standard(Group group) {
    return group.standard() == null ? null : group.standard().name();
  }

  /** A group that wants a command named, and may have been given something else. */
  private static CursorPlace ofGroup(Group group, boolean astray, String word) {
    var nothing = new Arguments(new Spec(group.path(), group.about()), new ArrayList<>());
    var completion = word.startsWith("-") ? Completion.COMMAND_OPTIONS : Completion.NOTHING;
    return new CursorPlace(astray ? null : group, nothing, completion, "", "");
  }

  boolean mayBeFile() {
    return completion.orFiles();
  }
}
