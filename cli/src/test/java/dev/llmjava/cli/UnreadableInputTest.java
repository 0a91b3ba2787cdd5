package dev.llmjava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Standard input that is a folder, or closed. */
class UnreadableInputTest {
  @TempDir Path directory;

  /** What {@code llm < /} has. */
  private static final class Folder extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("Is a directory");
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      throw new IOException("Is a directory");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-m echo hi, 1",
    "-n -m echo hi -a -, 2",
    "-n -m echo hi --at - text/plain, 2",
    "-n -m echo hi -f -, 1",
    "keys set foo, 1",
    "chat -m echo, 1",
  })
  void isToldInOneLine(String line, int code) {
    var err = new ByteArrayOutputStream();
    Map<String, String> environment = Map.of("LLM_USER_PATH", directory.toString());
    var terminal =
        new Terminal(
            new Folder(),
            new Output(new ByteArrayOutputStream(), false),
            new Output(err, false),
            false,
            environment);

    assertThat(Main.run(List.of(line.split(" ")), terminal)).isEqualTo(code);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .doesNotContain("Exception")
        .endsWith("cannot read standard input: Is a directory\n");
  }
}
