package dev.llmjava.cli;

import static dev.llmjava.cli.Mistake.failure;
import static dev.llmjava.cli.Mistake.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are missing, folders, empty, no text, too large or closed to the reader. */
class BadFilesTest {
  private static final String FILE_OF = "Invalid value for '-a' / '--attachment': ";
  private static final String TYPED_FILE = "Invalid value for '--at' / '--attachment-type': ";
  private static final String LOG = "Invalid value for '-d' / '--database': ";

  @TempDir Path temp;
  private Path files;
  private Shell shell;

  @BeforeEach
  void files() throws IOException {
    files = Files.createDirectory(temp.resolve("files"));
    Files.createDirectory(files.resolve("folder"));
    Files.createDirectory(files.resolve("folder.java"));
    Files.writeString(files.resolve("empty"), "");
    Files.write(files.resolve("bytes"), new byte[] {1, (byte) 0xC3, 0, 7});
    Files.copy(files.resolve("bytes"), files.resolve("bytes.java"));
    Files.createSymbolicLink(files.resolve("loop"), Path.of("loop"));
    for (String name : new String[] {"large", "large.java"}) {
      try (var file = new RandomAccessFile(files.resolve(name).toFile(), "rw")) {
        file.setLength(2L << 30);
      }
    }
    shell = new Shell(temp.resolve("user"));
  }

  static Stream<Mistake> mistakes() {
    return Stream.of(
        usage(FILE_OF + "File @/no does not exist", "-m", "echo", "x", "-a", "@/no"),
        usage(FILE_OF + "File @/folder is a folder", "-m", "echo", "x", "-a", "@/folder"),
        usage(FILE_OF + "File @/empty is empty", "-m", "echo", "x", "-a", "@/empty"),
        usage(FILE_OF + "File @/loop does not exist", "-m", "echo", "x", "-a", "@/loop"),
        usage(
            FILE_OF + "Could not determine mimetype of @/bytes",
            "-m",
            "echo",
            "x",
            "-a",
            "@/bytes"),
        usage(
            FILE_OF + "Could not determine mimetype of @/large",
            "-m",
            "echo",
            "x",
            "-a",
            "@/large"),
        usage(TYPED_FILE + "File @/no does not exist", "-m", "echo", "--at", "@/no", "image/png"),
        failure(
            "the attachment \"@/large\" is larger than 2 GB; take a part of it",
            "-m",
            "echo",
            "--at",
            "@/large",
            "image/png"),
        failure("Fragment '@/no' not found", "-m", "echo", "-f", "@/no"),
        failure("\"@/folder\" is a folder; name a file in it", "-m", "echo", "-f", "@/folder"),
        failure(
            "\"@/bytes\" is not text in UTF-8; convert it, or send it as an attachment",
            "-m",
            "echo",
            "-f",
            "@/bytes"),
        failure("Fragment '@/loop' not found", "-m", "echo", "--sf", "@/loop"),
        failure(
            "\"@/large\" is larger than 2 GB; take a part of it", "-m", "echo", "-f", "@/large"),
        failure("Invalid template: @/no", "-m", "echo", "-t", "@/no"),
        failure("\"@/folder\" is a folder; name a file in it", "-m", "echo", "-t", "@/folder"),
        failure("\"@/bytes\" is not text in UTF-8; convert it", "-m", "echo", "-t", "@/bytes"),
        failure("Template \"@/empty\" is empty", "-m", "echo", "-t", "@/empty"),
        failure(
            "\"@/large\" is larger than 64 MB; take a part of it", "-m", "echo", "-t", "@/large"),
        usage("Invalid value: Invalid schema", "-m", "gpt-4o", "x", "--schema", "@/no"),
        failure("\"@/folder\" is a folder; name a file in it", "-m", "o3", "--schema", "@/folder"),
        failure("\"@/bytes\" is not text in UTF-8; convert it", "-m", "o3", "--schema", "@/bytes"),
        failure(
            "\"@/large\" is larger than 64 MB; take a part of it",
            "-m",
            "o3",
            "--schema",
            "@/large"),
        failure("File not found: @/no.java", "-m", "echo", "--functions", "@/no.java"),
        failure(
            "\"@/folder.java\" is a folder; name a file in it",
            "-m",
            "echo",
            "--functions",
            "@/folder.java"),
        failure(
            "\"@/bytes.java\" is not text in UTF-8; convert it",
            "-m",
            "echo",
            "--functions",
            "@/bytes.java"),
        failure(
            "\"@/large.java\" is larger than 64 MB; take a part of it",
            "-m",
            "echo",
            "--functions",
            "@/large.java"),
        usage(LOG + "File '@/folder' is a directory.", "-m", "echo", "x", "-d", "@/folder"),
        failure(
            "the log \"@/bytes\" is not an SQLite database; move it away",
            "-m",
            "echo",
            "x",
            "-d",
            "@/bytes"),
        usage(LOG + "File '@/no' does not exist.", "logs", "-d", "@/no"),
        failure("\"@/folder\" is a folder; name a file in it", "fragments", "set", "a", "@/folder"),
        failure("Fragment '@/no' not found", "fragments", "set", "a", "@/no"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isToldInOneLine(Mistake mistake) {
    mistake.make(shell, files.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "keys.json, keys",
    "aliases.json, aliases",
    "model_options.json, models options",
    "default_model.txt, models default",
    "extra-openai-models.yaml, models"
  })
  void aFileOfTheUsersThatCannotBeReadIsNamed(String name, String command) throws IOException {
    Path file = shell.directory.resolve(name);
    Files.createDirectories(file);
    failure("cannot read @: it is a folder", command.split(" ")).make(shell, file.toString());

    Files.delete(file);
    Files.write(file, new byte[] {'"', (byte) 0xC3, '"'});
    failure("@ is not text in UTF-8; mend or remove it", command.split(" "))
        .make(shell, file.toString());

    try (var large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(2L << 30);
    }
    failure("@ is larger than 64 MB; move it away", command.split(" "))
        .make(shell, file.toString());
  }

  @Test
  void aUserDirectoryThatIsAFileIsNamed() throws IOException {
    Files.writeString(shell.directory, "");

    for (String command :
        new String[] {"keys", "logs", "models", "templates", "prompt -m echo x"}) {
      failure("cannot create the user directory @: a file is in the way", command.split(" "))
          .make(shell, shell.directory.toString());
    }
  }

  @Test
  void whatIsClosedToTheReaderIsNamed() throws IOException {
    assumeFalse(System.getProperty("user.name").equals("root"), "everything is open to root");
    Path closed = Files.writeString(files.resolve("closed"), "x");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));

    failure("cannot read \"@\"; check its permissions", "-m", "echo", "-f", "@")
        .make(shell, closed.toString());
    Files.createDirectories(shell.directory);
    Files.setPosixFilePermissions(shell.directory, PosixFilePermissions.fromString("---------"));
    failure("cannot use the user directory @: permission denied", "-m", "echo", "x")
        .make(shell, shell.directory.toString());
    Files.setPosixFilePermissions(shell.directory, PosixFilePermissions.fromString("r-x------"));
    failure("cannot write @/logs-off: permission denied", "logs", "off")
        .make(shell, shell.directory.toString());
    failure(
            "the log \"@/logs.db\" cannot be written; check its permissions and its folder's",
            "-m",
            "echo",
            "x")
        .make(shell, shell.directory.toString());
    Files.setPosixFilePermissions(shell.directory, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void nothingIsLeftBehindByAMistake() throws IOException {
    failure("Invalid template: no", "-m", "echo", "-t", "no", "x").make(shell, "");
    usage("Invalid value: Invalid schema", "-m", "o3", "--schema", "no", "x").make(shell, "");

    try (Stream<Path> left = Files.list(shell.directory)) {
      assertThat(left.map(file -> file.getFileName().toString())).isSubsetOf("logs.db");
    }
  }
}
