package dev.llmjava.store;

import java.nio.file.Path;

/** Reads a log again and again while others write it: {@code FILE ROUNDS}. */
final class ReadingProcess {
  private ReadingProcess() {}

  public static void main(String[] args) {
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      try (SqliteLog log = SqliteLog.openExisting(Path.of(args[0]))) {
        int rows = log.rows(LogQuery.ALL).size();
        int messages = log.messages(log.latestThread().orElseThrow()).size();
        if (rows == 0 || messages == 0 || !log.verify().isEmpty()) {
          throw new IllegalStateException(rows + " rows, " + messages + " messages");
        }
      }
    }
    System.out.println("fine");
  }
}
