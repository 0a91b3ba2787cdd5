package dev.llmjava.cli.chat;

import dev.llmjava.cli.command.UsageError;
import dev.llmjava.cli.terminal.Aborted;
import dev.llmjava.cli.terminal.CtrlC;
import dev.llmjava.cli.terminal.ErrorText;
import dev.llmjava.cli.terminal.Interrupted;
import dev.llmjava.cli.terminal.Interruption;
import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Reads what the user says, and has it answered, until the user leaves. One thread. */
final class ChatLoop {
  private static final String PROMPT = "> ";

  private final ChatInput input;
  private final ChatTurns turns;
  private final LineCommands commands;
  private final Terminal terminal;

  ChatLoop(ChatLines lines, ChatTurns turns, Terminal terminal) {
    this.input = new ChatInput(lines);
    this.turns = turns;
    this.commands = new LineCommands(input, turns, terminal);
    this.terminal = terminal;
  }

  /**
   * Returns the exit code.
   *
   * @throws Aborted when the input ends, or at Ctrl-C where nothing was typed
   */
  int run() {
    // between a line and its answer there is nothing to stop
    return terminal.inputIsTerminal() ? CtrlC.ignoredDuring(this::talk) : talk();
  }

  private int talk() {
    terminal.out().print(banner());
    while (true) {
      String entry = entry();
      String word = entry.strip();
      if (word.equals("exit") || word.equals("quit")) {
        return 0;
      }
      if (!word.isEmpty() && !goesOn(entry)) {
        return Interruption.INTERRUPTED;
      }
    }
  }

  /** LLM's words. */
  private String banner() {
    String banner =
        """
        Chatting with %s
        Type 'exit' or 'quit' to exit
        Type '!multi' to enter multiple lines, then '!end' to finish
        Type '!edit' to open your default editor and modify the prompt
        """
            .formatted(turns.model());
    return turns.fragments() == null
        ? banner
        : banner
            + "Type '!fragment <my_fragment> [<another_fragment> ...]' to insert one or more"
            + " fragments\n";
  }

  private String entry() {
    try {
      return required(input.entry(PROMPT), terminal);
    } catch (Interrupted e) {
      throw new Aborted();
    }
  }

  /** What was read; the end of the input is no line. */
  static String required(@Nullable String read, Terminal terminal) {
    if (read == null) {
      if (terminal.inputIsTerminal()) {
        terminal.out().print("\n");
      }
      throw new Aborted();
    }
    return read;
  }

  /** A failure is told, and the chat goes on. */
  private boolean goesOn(String entry) {
    try {
      ChatMessage said = commands.take(entry);
      return said == null || said.isEmpty() || turns.answer(said);
    } catch (Interrupted e) {
      return true; // a block that was begun is given up
    } catch (Aborted | Output.Closed e) {
      throw e;
    } catch (UsageError e) {
      terminal.err().print(e.text());
    } catch (RuntimeException e) {
      terminal.err().print(ErrorText.of(e, terminal));
    }
    return true;
  }
}
