package dev.llmjava.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.Shell;
import dev.llmjava.cli.text.FileSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code llm logs backup} */
class LogsBackupTest {
  @TempDir Path directory;
  private Shell shell;
  private Path copy;

  @BeforeEach
  void shell() {
    shell = new Shell(directory.resolve("user"));
    copy = directory.resolve("copy.db");
  }

  @Test
  void theCopyIsALogOfItsOwn() throws IOException {
    shell.run("-m", "echo", "{\"raw\": \"said\"}").ok();
    String said = shell.run("logs", "backup", copy.toString()).ok().out();
    assertThat(said).matches("Backed up [0-9]+\\.[0-9]{2}KB to " + copy + "\n");
    assertThat(shell.run("logs", "-d", copy.toString(), "-r").ok().out()).isEqualTo("said\n");
    assertThat(said).contains(FileSize.text(Files.size(copy)));
  }

  @Test
  void anEmptyFileIsTaken() throws IOException {
    shell.run("-m", "echo", "x").ok();
    Files.createFile(copy);
    shell.run("logs", "backup", copy.toString()).ok();
    assertThat(copy).isNotEmptyFile();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void noMorePeopleMayReadItThanTheLog() throws IOException {
    shell.run("-m", "echo", "x").ok();
    Files.setPosixFilePermissions(
        shell.directory.resolve("logs.db"), PosixFilePermissions.fromString("rw-------"));
    shell.run("logs", "backup", copy.toString()).ok();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("rw-------");
  }

  @Test
  void otherFilesAreNot() throws IOException {
    shell.run("-m", "echo", "x").ok();
    Files.writeString(copy, "mine");
    failed(copy, "it is there already; name another file");
    assertThat(copy).hasContent("mine");
    failed(directory, "it is a folder; name a file");
    Path lost = directory.resolve("none/copy.db");
    failed(lost, "there is no folder \"" + lost.getParent() + "\"");
  }

  private void failed(Path path, String why) {
    shell
        .run("logs", "backup", path.toString())
        .failed(1, "Error: cannot write the backup \"" + path + "\": " + why + "\n");
  }

  @Test
  void withoutALogThereIsNothingToCopy() {
    shell
        .run("logs", "backup", copy.toString())
        .failed(1, "Error: No log database found at " + directory.resolve("user/logs.db") + "\n");
    assertThat(copy).doesNotExist();
    assertThat(shell.run("logs", "backup").err()).endsWith("\n\nError: Missing argument 'PATH'.\n");
  }

  @Test
  void sizes() {
    assertThat(FileSize.text(0)).isEqualTo("0B");
    assertThat(FileSize.text(1)).isEqualTo("1.00B");
    assertThat(FileSize.text(1536)).isEqualTo("1.50KB");
    assertThat(FileSize.text(3L << 40)).isEqualTo("3.00TB");
    assertThat(FileSize.text(5000L << 40)).isEqualTo("5000.00TB");
  }
}
