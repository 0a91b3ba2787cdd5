package dev.llmjava.http;

import java.time.Duration;
import java.time.Instant;

/** Gives an answer up when it takes too long as a whole. Close it when the answer has come. */
final class Deadline implements AutoCloseable {
  private final Instant end;
  private final Thread timer;

  Deadline(HttpReply reply, Duration limit) {
    end = Instant.now().plus(limit);
    timer = Thread.ofVirtual().name("llm-http").start(() -> closeLater(reply, limit));
  }

  private static void closeLater(HttpReply reply, Duration limit) {
    try {
      Thread.sleep(limit);
      reply.close();
    } catch (InterruptedException e) {
      // it came in time
    }
  }

  boolean isOver() {
    return !Instant.now().isBefore(end);
  }

  @Override
  public void close() {
    timer.interrupt();
  }
}
