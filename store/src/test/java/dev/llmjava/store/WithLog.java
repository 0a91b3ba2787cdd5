package dev.llmjava.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** For tests of a log: each has a new one, in a file of its own. */
abstract class WithLog {
  @TempDir Path folder;
  Path file;
  SqliteLog log;

  @BeforeEach
  void open() {
    file = folder.resolve("logs.db");
    log = SqliteLog.open(file);
  }

  @AfterEach
  void close() {
    log.close();
  }
}
