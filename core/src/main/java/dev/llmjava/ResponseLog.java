package dev.llmjava;

import org.jspecify.annotations.Nullable;

/** Where responses are kept. An implementation writes one response whole or not at all. */
public interface ResponseLog extends AutoCloseable {
  /**
   * Logs a response that has ended, however it ended: what had arrived is kept and how it ended is
   * marked. A response of which nothing arrived is not logged.
   *
   * @param thread the conversation it belongs to; null for one of its own
   * @return the id of the thread
   */
  String log(Response response, @Nullable String thread);

  /**
   * Keeps the result of a call that the last answer of a conversation made, until the answer to it
   * is logged: who reads the conversation meanwhile finds it, and no tool runs twice. Several
   * threads may do this for one conversation. A log that cannot do this passes it over.
   */
  default void log(String thread, Part.ToolResult result) {}

  @Override
  void close();
}
