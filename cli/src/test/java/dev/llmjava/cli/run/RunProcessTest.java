package dev.llmjava.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs in processes of their own, which are killed. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class RunProcessTest {
  private static final int INPUTS = 40;
  private static final int JOBS = 4;

  @TempDir Path folder;
  private RunServer server;

  @BeforeEach
  void start() throws IOException {
    server = new RunServer();
    Files.writeString(folder.resolve("extra-openai-models.yaml"), server.models());
    var lines = new ArrayList<String>();
    for (int i = 1; i <= INPUTS; i++) {
      lines.add("{\"id\": \"n" + i + "\", \"prompt\": \"p" + i + "\"}");
    }
    Files.write(folder.resolve("in.jsonl"), lines);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Process run(String... more) throws IOException {
    return run(Map.of(), more);
  }

  private Process run(Map<String, String> variables, String... more) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.llmjava.cli.Main",
                "run",
                folder.resolve("in.jsonl").toString(),
                "-m",
                "local",
                "-j",
                Integer.toString(JOBS)));
    command.addAll(List.of(more));
    var builder = new ProcessBuilder(command);
    builder.environment().put("LLM_USER_PATH", folder.toString());
    builder.environment().putAll(variables);
    builder.redirectError(folder.resolve("stderr").toFile());
    builder.redirectOutput(folder.resolve("stdout").toFile());
    return builder.start();
  }

  /** Without what SQLite's driver says because the test's class path has a logging API. */
  private List<String> errors() throws IOException {
    var lines = new ArrayList<>(Files.readAllLines(folder.resolve("stderr")));
    lines.removeIf(line -> line.startsWith("SLF4J"));
    return lines;
  }

  private List<String> answered() throws IOException {
    return Files.readAllLines(folder.resolve("in.results.jsonl")).stream()
        .map(line -> String.valueOf(Json.parseObject(line).string("id")))
        .toList();
  }

  /** Answers so many, and then nothing until it is released. */
  private void answerOnly(int count) {
    var said = new AtomicInteger();
    server.answers(
        prompt -> {
          if (said.incrementAndGet() > count) {
            try {
              Thread.sleep(TimeUnit.MINUTES.toMillis(1));
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
          return RunServer.Reply.says("re: " + prompt);
        });
  }

  private void awaitResults(int count) throws Exception {
    Path results = folder.resolve("in.results.jsonl");
    while (!Files.exists(results) || answered().size() < count) {
      Thread.sleep(10);
    }
  }

  private void finishesTheRest(int before) throws Exception {
    server.answers(prompt -> RunServer.Reply.says("re: " + prompt));
    int asked = server.prompts().size();

    Process process = run();

    assertThat(process.waitFor()).isZero();
    assertThat(errors())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("Answered " + (INPUTS - before) + ", " + before + " answered before; ");
    assertThat(answered()).hasSize(INPUTS).doesNotHaveDuplicates();
    assertThat(server.prompts()).hasSize(asked + INPUTS - before);
    assertThat(new HashSet<>(server.prompts())).hasSize(INPUTS);
  }

  @Test
  void aRunThatWasKilledGoesOnWithoutAskingTwiceWhatHadAResult() throws Exception {
    answerOnly(10);
    Process process = run();
    awaitResults(10);
    server.awaitPrompts(10 + JOBS);
    process.destroyForcibly().waitFor();

    assertThat(answered()).hasSize(10);
    assertThat(server.prompts()).hasSize(10 + JOBS);
    finishesTheRest(10);
  }

  @Test
  void ctrlCStopsAndKeepsWhatIsThere() throws Exception {
    answerOnly(6);
    Process process = run();
    awaitResults(6);
    server.awaitPrompts(6 + JOBS);
    long from = System.nanoTime();
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

    assertThat(process.waitFor()).isEqualTo(130);
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - from)).isLessThan(5);
    assertThat(errors())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("Answered 6, " + (INPUTS - 6) + " left; ")
        .endsWith("; the same command goes on");
    finishesTheRest(6);
  }

  private void interruptBeforeAnyAnswer(Process process) throws Exception {
    server.awaitPrompts(JOBS);
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor()).isEqualTo(130);
  }

  @Test
  void ctrlCBeforeTheFirstAnswerLeavesNoResults() throws Exception {
    server.hold();
    interruptBeforeAnyAnswer(run());
    assertThat(folder.resolve("in.results.jsonl")).doesNotExist();
    assertThat(errors()).singleElement().asString().startsWith("Answered 0, " + INPUTS + " left; ");
  }

  @Test
  void ctrlCWhileInputsAreCheckedLeavesNoResults() throws Exception {
    try (var silent = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      var ollama = Map.of("OLLAMA_HOST", "http://127.0.0.1:" + silent.getLocalPort());
      Process process = run(ollama, "-m", "of-ollama");
      try (var asked = silent.accept()) {
        assertThat(asked.isConnected()).isTrue();
        assertThat(folder.resolve("in.results.jsonl")).doesNotExist();
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor()).isEqualTo(130);
      }
    }
    assertThat(folder.resolve("in.results.jsonl")).doesNotExist();
    assertThat(server.prompts()).isEmpty();
  }

  @Test
  void nothingIsPromisedWhereNoResultsAreKept() throws Exception {
    server.hold();
    interruptBeforeAnyAnswer(run("--output", "-"));
    assertThat(errors()).singleElement().asString().doesNotContain("the same command");
  }

  @Test
  void twoRunsDoNotWriteToOneFile() throws Exception {
    server.hold();
    Process first = run();
    server.awaitPrompts(JOBS);
    Path output = folder.resolve("stderr");

    Process second = run();

    assertThat(second.waitFor()).isEqualTo(1);
    assertThat(Files.readString(output))
        .contains(
            "Error: another run is writing to \""
                + folder.resolve("in.results.jsonl").toRealPath()
                + "\"; wait for it, or name another --output\n");
    server.release();
    assertThat(first.waitFor()).isZero();
    assertThat(answered()).hasSize(INPUTS).doesNotHaveDuplicates();
  }
}
