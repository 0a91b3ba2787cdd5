package dev.llmjava.bench;

/** A library under measurement. Every one does the same work. */
public interface Client {
  /**
   * What one answer came to, for checking that the work was done.
   *
   * @param counted the characters of all deltas, added up one delta at a time
   * @param assembled the characters of the same kind in the message at the end
   */
  record Outcome(long counted, long assembled) {}

  /**
   * Asks a model at {@code baseUrl} (the address that {@code chat/completions} is appended to),
   * counts the characters of every delta as it comes and looks at the whole message at the end.
   */
  Outcome ask(String baseUrl) throws Exception;
}
