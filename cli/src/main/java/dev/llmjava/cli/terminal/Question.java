package dev.llmjava.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Asks the user. */
public final class Question {
  private Question() {}

  /** Asks until there is an answer, without showing what is typed where a terminal allows it. */
  public static String hidden(String question, Terminal terminal) {
    Console console = terminal.inputIsTerminal() ? System.console() : null;
    if (console == null) {
      terminal.err().println("Warning: the key is read from standard input and may be shown.");
    }
    return Interruption.whileAsking(terminal, () -> ask(question, console, terminal));
  }

  private static String ask(String question, @Nullable Console console, Terminal terminal) {
    while (true) {
      String answer = console == null ? shown(question, terminal) : unseen(question, console);
      if (answer == null) {
        throw new Aborted();
      }
      if (!answer.isEmpty()) {
        return answer;
      }
    }
  }

  private static @Nullable String unseen(String question, Console console) {
    char[] typed = console.readPassword("%s", question);
    return typed == null ? null : new String(typed);
  }

  private static @Nullable String shown(String question, Terminal terminal) {
    terminal.err().print(question);
    return line(terminal.in());
  }

  /** A line without its end and the spaces around it; null when the input has ended. */
  static @Nullable String line(InputStream in) {
    var bytes = new ByteArrayOutputStream();
    try {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      for (; next >= 0 && next != '\n'; next = in.read()) {
        bytes.write(next);
      }
    } catch (IOException e) {
      throw Terminal.unreadable(e);
    }
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }
}
