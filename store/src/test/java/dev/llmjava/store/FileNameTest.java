package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a?b.db",
        "a.db?journal_mode=off&query_only=true",
        "c d#e%20.db",
        "100%?.db",
        ":memory:",
        "file:x.db",
        "file:x.db?mode=memory",
        ":resource:x.db",
        "mode=memory",
        "caf\u00e9 \ud83d\udc27?.db",
        "it's \"quoted\"; drop.db",
        "new?folder/x.db",
      })
  void aLogIsInTheFileOfExactlyThatName(String name) throws IOException {
    Path file = folder.resolve(name);
    try (SqliteLog log = SqliteLog.open(file)) {
      log.log(ScriptedModel.saying("yes").answer("hi"), null);
      log.backup(folder.resolve("copy " + name.replace('/', ' ')));
    }

    assertThat(files()).containsExactlyInAnyOrder(name, "copy " + name.replace('/', ' '));
    for (String written : files()) {
      try (SqliteLog log = SqliteLog.openExisting(folder.resolve(written))) {
        assertThat(log.counts().turns()).isOne();
      }
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .toList();
    }
  }
}
