package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.llmjava.LlmException;
import dev.llmjava.store.sqlite.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir Path folder;

  @Test
  void aLogIsWritableWithItsFolderOnly() {
    Path file = folder.resolve("logs.db");
    String message =
        "the log \"" + file + "\" cannot be written; check its permissions and its folder's";

    assertThatCode(() -> LogFile.requireWritable(LogFile.LOG, file, true, true))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> LogFile.requireWritable(LogFile.LOG, file, false, true))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage(message);
    assertThatThrownBy(() -> LogFile.requireWritable(LogFile.LOG, file, true, false))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage(message);
  }

  @Test
  void aMissingFileIsNotRefused() {
    assertThatCode(() -> LogFile.requireWritable(folder.resolve("logs.db")))
        .doesNotThrowAnyException();
  }

  @Test
  void aLinkToALogCanBeOpened() throws IOException {
    Path file = Files.createDirectory(folder.resolve("real")).resolve("logs.db");
    SqliteLog.open(file).close();
    Path link = Files.createSymbolicLink(folder.resolve("link.db"), file);

    try (SqliteLog log = SqliteLog.open(link)) {
      assertThat(log.counts().turns()).isZero();
    }
  }

  @Test
  void aFileThatMayOnlyBeReadIsRefusedAtOnceForWriting() {
    Path file = folder.resolve("logs.db");
    SqliteLog.open(file).close();
    assumeThat(file.toFile().setReadOnly() && !Files.isWritable(file))
        .as("skipped: this user may write every file")
        .isTrue();

    refused(file);
  }

  @Test
  void aFileInAFolderThatMayOnlyBeReadIsRefusedAtOnceForWriting() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Path file = closed.resolve("logs.db");
    SqliteLog.open(file).close();
    try {
      assumeThat(closed.toFile().setWritable(false) && !Files.isWritable(closed))
          .as("skipped: this user may write every folder")
          .isTrue();

      refused(file);
    } finally {
      assertThat(closed.toFile().setWritable(true)).isTrue();
    }
  }

  @Test
  @Timeout(60)
  void whatIsNoRegularFileIsRefusedAndNotOpened() throws Exception {
    Path pipe = folder.resolve("logs.db");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    List<Path> others = List.of(pipe, Path.of("/dev/null"), Path.of("/dev/zero"));

    for (Path file : others) {
      String message = "the log \"" + file + "\" is no regular file; name another";
      assertThatThrownBy(() -> SqliteLog.open(file)).hasMessage(message);
      assertThatThrownBy(() -> SqliteLog.openExisting(file)).hasMessage(message);
      assertThatThrownBy(() -> LogInspection.of(file)).hasMessage(message);
    }
  }

  private static void refused(Path file) {
    assertThatThrownBy(() -> SqliteLog.open(file))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage(
            "the log \"" + file + "\" cannot be written; check its permissions and its folder's");
    try (SqliteLog log = SqliteLog.openExisting(file)) {
      assertThat(log.counts().turns()).isZero();
    }
  }
}
