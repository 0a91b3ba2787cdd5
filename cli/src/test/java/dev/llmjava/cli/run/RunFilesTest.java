package dev.llmjava.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.llmjava.json.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a run does to files, and what it leaves alone. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class RunFilesTest {
  @TempDir Path folder;
  private RunCase run;

  @BeforeEach
  void start() throws IOException {
    run = new RunCase(folder);
  }

  @AfterEach
  void stop() {
    run.close();
  }

  private static boolean does(String... command) throws Exception {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  private void isRefused(Path output, String why) throws IOException {
    String file = run.numbered(1);
    String error =
        "Error: cannot write the results to \""
            + output
            + "\": "
            + why
            + "; name another with --output, or - for standard output\n";
    run.run(file, "--output", output.toString()).failed(1, error);
    run.run(file, "--output", output.toString(), "--dry-run").failed(1, error);
    assertThat(output).exists();
    assertThat(run.server.prompts()).isEmpty();
  }

  @Test
  void aPipeIsNoPlaceForResultsAndStays() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(does("mkfifo", pipe.toString()));
    isRefused(pipe, "it is no regular file");
  }

  @Test
  void aDeviceIsNoPlaceForResultsAndStays() throws Exception {
    Path device = folder.resolve("nothing");
    assumeTrue(does("mknod", device.toString(), "c", "1", "3"));
    isRefused(device, "it is no regular file");
  }

  @Test
  void aFolderIsNoPlaceForResultsAndStays() throws IOException {
    isRefused(Files.createDirectory(folder.resolve("sub")), "it is a folder");
  }

  @Test
  void theFileOfStandardOutputIsStandardOutput() throws IOException {
    var ran = run.run(run.numbered(1), "--output", "/dev/stdout");
    assertThat(Json.parseObject(ran.out()).string("response")).isEqualTo("re: p1");
  }

  @Test
  void anEmptyFileOfTheUserStaysWhenNothingIsWrittenToIt() throws IOException {
    Path empty = Files.createFile(folder.resolve("mine"));
    assertThat(run.run(run.file("in.jsonl", "{bad"), "--output", empty.toString()).code())
        .isEqualTo(1);
    assertThat(empty).exists();
  }

  @Test
  void aFileThatAnotherRunMadeMeanwhileIsThatRuns() {
    Path file = folder.resolve("results.jsonl");
    try (var first = RunResults.open(file)) {
      try (var second = RunResults.open(file)) {
        first.begin(Set.of());
        assertThatThrownBy(() -> second.begin(Set.of()))
            .hasMessage(
                "another run is writing to \""
                    + file
                    + "\"; wait for it, or name another --output");
      }
      assertThat(file).exists();
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void whatComesOnStandardInputIsKeptForItsUserAlone() {
    var modes = new CopyOnWriteArrayList<String>();
    String input = "\"secret " + folder + "\"\n";
    run.server.answers(
        prompt -> {
          modes.addAll(modesOfCopies(input));
          return RunServer.Reply.says("yes");
        });
    assertThat(run.shell.piped(input).run("run", "-", "-m", "local").code()).isZero();
    assertThat(modes).containsExactly("rw-------");
  }

  private static List<String> modesOfCopies(String input) {
    var found = new CopyOnWriteArrayList<String>();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(temporary, "llm-run*.jsonl")) {
      for (Path file : files) {
        if (Files.isReadable(file) && isCopy(file, input)) {
          found.add(mode(file));
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return found;
  }

  /** Other runs of the command have files there too, which may be gone the next moment. */
  private static boolean isCopy(Path file, String input) throws IOException {
    try {
      return Files.readString(file).equals(input);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void resultsThatAreMadeAnewMayBeReadByNobodyElse() throws IOException {
    run.run(run.file("in.jsonl", "{\"id\": \"a\", \"prompt\": \"old\"}"));
    Path results = folder.resolve("in.results.jsonl");
    Files.setPosixFilePermissions(results, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(folder.resolve("in.results.jsonl.new"), "left by a crash");

    run.run(run.file("in.jsonl", "{\"id\": \"a\", \"prompt\": \"new\"}"));

    assertThat(mode(results)).isEqualTo("rw-------");
    assertThat(run.results()).hasSize(1);
    assertThat(mode(folder.resolve("in.results.jsonl.old"))).isEqualTo("rw-------");
    assertThat(folder.resolve("in.results.jsonl.new")).doesNotExist();
  }

  @Test
  void everyOldAnswerIsKeptHoweverOften() throws IOException {
    for (String prompt : List.of("one", "two", "three")) {
      run.run(run.file("in.jsonl", "{\"id\": \"a\", \"prompt\": \"" + prompt + "\"}"));
    }
    assertThat(Files.readAllLines(folder.resolve("in.results.jsonl.old")))
        .satisfiesExactly(
            one -> assertThat(one).contains("re: one"), two -> assertThat(two).contains("re: two"));
    assertThat(run.results()).hasSize(1);
  }

  @Test
  void whatIsWrongWithAFileIsToldInWords() throws IOException {
    String file = run.numbered(1);
    String inTheWay = run.file("notes", "x") + "/results.jsonl";
    run.run(file, "--output", inTheWay)
        .failed(
            1,
            "Error: cannot write the results to \""
                + inTheWay
                + "\": a file is in the way of its folder\n");
    Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', (byte) 0xE9});
    run.run(latin.toString())
        .failed(1, "Error: \"" + latin + "\" is not text in UTF-8; convert it\n");
    Path sub = Files.createDirectory(folder.resolve("sub.jsonl"));
    run.run(sub.toString()).failed(1, "Error: cannot read \"" + sub + "\": it is a folder\n");
  }

  @Test
  void aSchemaIsWrittenOnceForAllInputs() throws IOException {
    String file =
        run.file(
            "in.yaml",
            "inputs:",
            "- {prompt: p, schema: &s {type: object, properties: {a: {type: string}}}}",
            "- {prompt: p, schema: *s}\n".repeat(59).strip());
    assertThat(run.run(file, "--dry-run").ok().out())
        .startsWith("60 inputs: 0 answered, 60 to ask");
  }

  @Test
  void yamlThatIsTooLargeIsNamed() throws IOException {
    Path file = folder.resolve("in.yaml");
    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }
    run.run(file.toString())
        .failed(1, "Error: \"" + file + "\" is larger than 64 MB; take a part of it\n");
  }

  @Test
  void faultsOfFieldsNameTheFieldAndItsValue() throws IOException {
    String file =
        run.file(
            "in.jsonl",
            "{\"prompt\": \"p\", \"schema\": \"nope\"}",
            "{\"prompt\": \"p\", \"schema\": \"{nope\"}",
            "{\"prompt\": \"p\", \"attachments\": [\"/no/such.png\"]}",
            "{\"prompt\": \"a\", \"prompt\": \"b\"}");
    assertThat(run.run(file).err())
        .isEqualTo(
            """
            line 1: "schema": "nope" is no schema; give an object, or a text as for --schema
            line 2: "schema": "{nope" is no schema: not JSON (line 1, column 2)
            line 3: "attachments": File /no/such.png does not exist
            line 4: the key "prompt" is there twice (column 25)
            Error: 4 inputs of 4 cannot be asked; nothing was asked
            """);
  }

  @Test
  void faultsOfOptionsAndOfTheWholeFileNameThose() throws IOException {
    String file = run.file("in.yaml", "schema: nope", "attachments: /no/such.png", "inputs: [p]");
    assertThat(run.run(file, "--schema", "other").err())
        .startsWith("line 3: \"attachments\": File /no/such.png does not exist\n");
    String lines = run.numbered(1);
    assertThat(run.run(lines, "--schema", "other").err())
        .startsWith("line 1 (id \"n1\"): Invalid value: Invalid schema\n");
    assertThat(run.run(lines, "-a", "/no/such.png").err())
        .startsWith("line 1 (id \"n1\"): Invalid value for '-a' / '--attachment': File /no/such");
    assertThat(run.run(run.file("in.yaml", "schema: nope", "inputs: [p]")).err())
        .startsWith("line 2: \"schema\": \"nope\" is no schema; ");
  }
}
