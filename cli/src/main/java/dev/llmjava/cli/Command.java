package dev.llmjava.cli;

/** One command. */
interface Command {
  Spec spec();

  /**
   * Does it.
   *
   * @return the exit code
   */
  int run(Arguments arguments, Session session);
}
