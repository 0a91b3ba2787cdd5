package dev.llmjava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.terminal.StatusLine;
import dev.llmjava.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs commands in this process, with a user directory and streams of their own. */
public final class Shell {
  /** What a command left behind. */
  public record Result(int code, String out, String err) {
    public Result ok() {
      assertThat(err).isEmpty();
      assertThat(code).isZero();
      return this;
    }

    /** Failed with exactly this on standard error and nothing on standard output. */
    public void failed(int expected, String error) {
      assertThat(err).isEqualTo(error);
      assertThat(out).isEmpty();
      assertThat(code).isEqualTo(expected);
    }
  }

  public final Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private byte[] input = {};
  private boolean terminal;

  public Shell(Path directory) {
    this.directory = directory;
    environment.put("LLM_USER_PATH", directory.toString());
    environment.put(StatusLine.VARIABLE, "0"); // what appears depends on time
  }

  public Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** What the next commands find on standard input. */
  public Shell piped(String text) {
    return piped(text.getBytes(StandardCharsets.UTF_8));
  }

  public Shell piped(byte[] bytes) {
    input = bytes;
    return this;
  }

  /** As if all three streams were a terminal. */
  public Shell onTerminal() {
    terminal = true;
    return this;
  }

  public Shell file(String name, String text) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public String read(String name) {
    try {
      return Files.readString(directory.resolve(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public Result run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var streams =
        new Terminal(
            new ByteArrayInputStream(input),
            new Output(out, terminal, environment),
            new Output(err, terminal, environment),
            terminal,
            environment);
    int code = Main.run(List.of(arguments), streams);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
