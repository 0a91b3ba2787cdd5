package dev.llmjava.cli;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Group;
import dev.llmjava.cli.command.Groups;
import dev.llmjava.cli.command.Help;
import dev.llmjava.cli.command.Parser;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.command.UsageError;
import dev.llmjava.cli.completion.Completing;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.session.Version;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.store.SqliteLog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the command that a line means, and runs it. */
final class CommandLine {
  private final List<String> tokens;
  private final Terminal terminal;

  CommandLine(List<String> tokens, Terminal terminal) {
    this.tokens = tokens;
    this.terminal = terminal;
  }

  int run() {
    String shell = terminal.variable(Completing.VARIABLE);
    if (!shell.isEmpty()) {
      return new Completing(terminal, Commands::at).run(shell, tokens);
    }
    Group group = Groups.ROOT;
    int next = 0;
    while (true) {
      Integer answered = answer(group, next);
      if (answered != null) {
        return answered;
      }
      boolean named = next < tokens.size() && group.holds(tokens.get(next));
      String path = group.path() + " " + (named ? tokens.get(next) : standard(group, next));
      next += named ? 1 : 0;
      Group inner = Groups.at(path);
      if (inner == null) {
        return run(Commands.at(path), tokens.subList(next, tokens.size()));
      }
      group = inner;
    }
  }

  private String standard(Group group, int next) {
    if (group.standard() != null) {
      return group.standard().name();
    }
    throw next < tokens.size()
        ? UsageError.of(group, tokens.get(next))
        : UsageError.page(Help.of(group));
  }

  private int run(Command command, List<String> rest) {
    if (command.opensLog()) {
      SqliteLog.prepare();
    }
    Arguments arguments = Parser.parse(command.spec(), rest);
    if (arguments == null) {
      terminal.out().print(Help.of(command.spec()));
      return 0;
    }
    try (var session = new Session(terminal)) {
      return command.run(arguments, session);
    }
  }

  /** Answers the options that a group itself has; null when none is among those at the front. */
  private @Nullable Integer answer(Group group, int from) {
    for (int i = from; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (!token.startsWith("-") || token.equals("-") || token.equals("--")) {
        return null;
      }
      if (Spec.HELP.names().contains(token)) {
        terminal.out().print(Help.of(group));
        return 0;
      }
      if (group.isRoot() && token.equals("--version")) {
        terminal.out().print("llm, version " + Version.ofThisBuild() + "\n");
        return 0;
      }
      if (token.startsWith("--help=") || token.startsWith("--version=")) {
        String name = token.substring(0, token.indexOf('='));
        throw UsageError.bare("Option '" + name + "' does not take a value.");
      }
    }
    return null;
  }
}
