package dev.llmjava.cli.command;

import dev.llmjava.cli.session.Session;

/** One command. */
public interface Command {
  Spec spec();

  /** Whether it usually opens the log, whose driver is then loaded while the line is read. */
  default boolean opensLog() {
    return false;
  }

  /**
   * Does it.
   *
   * @return the exit code
   */
  int run(Arguments arguments, Session session);
}
