package dev.llmjava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What tools need a real process for: a class path, signals, a terminal to ask at. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class ToolProcessTest {
  private static final String CALL =
      "{\"raw\": \"so\", \"tool_calls\": [{\"name\": \"give\", \"arguments\": {\"text\": \"x\"}}]}";

  @TempDir Path directory;
  private Shell shell;
  private Path script;

  /** A script, because arguments for the shell would have to be quoted once more. */
  @BeforeEach
  void install() throws IOException {
    shell = new Shell(directory);
    Path plugins = Plugins.write(directory, TestTools.class.getName());
    script = directory.resolve("llm.sh");
    Files.writeString(
        script,
        "exec "
            + Path.of(System.getProperty("java.home"), "bin", "java")
            + " -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp '"
            + System.getProperty("java.class.path")
            + File.pathSeparator
            + plugins
            + "' dev.llmjava.cli.Main \"$@\"\n");
  }

  private Process start(String... command) throws IOException {
    var builder = new ProcessBuilder(command);
    builder.environment().put("LLM_USER_PATH", directory.toString());
    builder.environment().put("CALL", CALL);
    builder.environment().put("LLM", script.toString());
    builder.redirectInput(new File("/dev/null"));
    builder.redirectError(directory.resolve("stderr").toFile());
    return builder.start();
  }

  private List<String> errors() throws IOException {
    var lines = new ArrayList<>(Files.readAllLines(directory.resolve("stderr")));
    lines.removeIf(line -> line.startsWith("SLF4J"));
    return lines;
  }

  private static String read(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void aPluginOnTheClassPathBringsItsTools() throws Exception {
    Process process = start("sh", script.toString(), "-m", "echo", "-T", "give", CALL);
    assertThat(read(process)).contains("\"output\": \"x\"");
    assertThat(process.waitFor()).isZero();
    assertThat(errors()).isEmpty();
  }

  @Test
  void withoutATerminalNothingIsApproved() throws Exception {
    Process process =
        start("setsid", "-w", "sh", script.toString(), "-m", "echo", "--ta", "-T", "give", CALL);
    assertThat(read(process)).isEqualTo("so");
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(errors())
        .containsExactly(
            "Error: \"give\" needs your approval, and there is no terminal to ask at; run this at"
                + " one, or without --ta");
    assertThat(shell.run("logs").ok().out()).contains("**give**").doesNotContain("Tool results");
  }

  @Test
  void aPipedPromptIsApprovedAtTheTerminal() throws Exception {
    Path answer = Files.writeString(directory.resolve("answer"), "y\n");
    String piped = "printf %s \"$CALL\" | sh \"$LLM\" -m echo --ta -T give 2>/dev/null >out";
    Process process =
        start(
            "sh",
            "-c",
            "cd '"
                + directory
                + "' && script -qec '"
                + piped
                + "' /dev/null <"
                + answer.getFileName());
    String terminal = read(process);
    assertThat(process.waitFor()).isZero();
    assertThat(terminal).contains("Tool call: give({'text': 'x'})", "Approve tool call? [y/N]: ");
    assertThat(Files.readString(directory.resolve("out"))).contains("\"output\": \"x\"");
  }

  @Test
  void anInterruptedToolLeavesItsCallForLater() throws Exception {
    String call =
        "{\"raw\": \"so\", \"tool_calls\": [{\"name\": \"hang\"}, {\"name\": \"llm_version\"}]}";
    Process process =
        start("sh", script.toString(), "-m", "echo", "-T", "hang", "-T", "llm_version", call);
    assertThat(new String(process.getInputStream().readNBytes(9), StandardCharsets.UTF_8))
        .isEqualTo("sohanging");
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    long from = System.nanoTime();
    assertThat(process.waitFor()).isEqualTo(130);
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - from)).isLessThan(20);
    assertThat(errors()).isEmpty();
    assertThat(shell.run("logs").ok().out()).contains("**hang**").doesNotContain("not whole");
    String resumed = shell.run("-c", "-T", "llm_version").ok().out();
    assertThat(resumed).contains("tool \\\"hang\\\" does not exist", "\"name\": \"llm_version\"");
  }
}
