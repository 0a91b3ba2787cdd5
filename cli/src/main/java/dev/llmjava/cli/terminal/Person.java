package dev.llmjava.cli.terminal;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked when standard input may hold the prompt: on standard error and standard input where
 * that is a terminal, else at the terminal that the process was started from.
 */
public final class Person implements AutoCloseable {
  /** POSIX's name for the terminal of a process; not to be opened where it has none. */
  private static final String CONTROLLING_TERMINAL = "/dev/tty";

  private final InputStream in;
  private final Output out;
  private final AutoCloseable opened;

  private Person(InputStream in, Output out, AutoCloseable opened) {
    this.in = in;
    this.out = out;
    this.opened = opened;
  }

  /** Null when nobody is there. */
  public static @Nullable Person at(Terminal terminal) {
    if (terminal.inputIsTerminal()) {
      return new Person(terminal.in(), terminal.err(), () -> {});
    }
    try {
      var in = new FileInputStream(CONTROLLING_TERMINAL);
      var out = new FileOutputStream(CONTROLLING_TERMINAL);
      Output shown = new Output(out, true, terminal.environment());
      terminal.err().lend(shown);
      return new Person(
          in,
          shown,
          () -> {
            in.close();
            out.close();
          });
    } catch (IOException e) {
      return null;
    }
  }

  public Output out() {
    return out;
  }

  /**
   * Asks; anything but yes is no.
   *
   * @throws Aborted when the input ends instead
   */
  public boolean agrees(String question, Terminal terminal) {
    return Interruption.whileAsking(
        terminal,
        () -> {
          out.print(question + " [y/N]: ");
          String answer = Question.line(in);
          out.lineEnded();
          if (answer == null) {
            throw new Aborted();
          }
          String plain = answer.toLowerCase(Locale.ROOT);
          return plain.equals("y") || plain.equals("yes");
        });
  }

  @Override
  public void close() {
    try {
      opened.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
