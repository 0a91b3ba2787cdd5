package dev.llmjava.cli.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.TerminalColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Documents and what a terminal shows of them, side by side under {@code
 * src/test/resources/markdown}; {@code -Dllm.rewrite=true} writes that anew.
 */
class MarkdownGoldenTest {
  private static final Path DOCUMENTS =
      Path.of(System.getProperty("basedir", "."), "src/test/resources/markdown");

  private static final int COLUMNS = 60;

  static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.list(DOCUMENTS)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void isShown(Path document) throws IOException {
    String markdown = Files.readString(document);
    String shown = ShownText.of(markdown, COLUMNS);
    Path expected = Path.of(document.toString().replace(".md", ".txt"));
    if (Boolean.getBoolean("llm.rewrite")) {
      Files.writeString(expected, shown);
    }
    assertThat(shown).isEqualTo(Files.readString(expected));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void isShownTheSameHoweverItComes(Path document) throws IOException {
    String markdown = Files.readString(document);
    for (boolean colours : List.of(true, false)) {
      String whole = ShownText.of(markdown, COLUMNS, colours, markdown.length());
      for (int piece = 1; piece < 40; piece++) {
        assertThat(ShownText.of(markdown, COLUMNS, colours, piece))
            .as("in pieces of %d", piece)
            .isEqualTo(whole);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void noLineIsWiderThanTheTerminal(Path document) throws IOException {
    for (String line : ShownText.plain(Files.readString(document), COLUMNS).lines().toList()) {
      boolean wraps = !line.contains("long_word") && !line.contains("somebody may want to copy it");
      if (wraps) {
        assertThat(TerminalColumns.of(line)).as(line).isLessThanOrEqualTo(COLUMNS);
      }
    }
  }
}
