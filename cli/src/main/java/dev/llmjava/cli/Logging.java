package dev.llmjava.cli;

import dev.llmjava.Response;
import org.jspecify.annotations.Nullable;

/** The log as a prompt uses it. */
final class Logging implements AutoCloseable {
  Logging(Arguments arguments, Session session) {}

  Conversation conversation() {
    return Conversation.NEW;
  }

  void log(Response response, @Nullable String thread) {}

  void printJson(Response response) {}

  @Override
  public void close() {}
}
