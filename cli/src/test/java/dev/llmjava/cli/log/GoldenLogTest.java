package dev.llmjava.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database written by LLM 0.32 is printed as LLM 0.32 prints it. */
class GoldenLogTest {
  private static final Path GOLDEN = shared().resolve("golden");

  @TempDir Path directory;
  private Shell shell;

  private static Path shared() {
    String told = System.getProperty("llm.shared", System.getenv("LLM_SHARED"));
    return told == null
        ? Path.of(System.getProperty("llm.root", "..")).resolve("../shared")
        : Path.of(told);
  }

  @BeforeEach
  void copy() throws IOException {
    Assumptions.assumeTrue(
        Files.exists(GOLDEN), () -> "no golden database at " + GOLDEN + "; set LLM_SHARED");
    for (String name : List.of("logs.db", "extra-openai-models.yaml")) {
      Files.copy(GOLDEN.resolve(name), directory.resolve(name));
    }
    shell = new Shell(directory);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "logs-default",
        "logs-all",
        "logs-all-json",
        "logs-all-short",
        "logs-short-usage",
        "logs-schema",
        "logs-schema-data",
        "logs-usage",
        "logs-response",
        "logs-extract",
        "logs-extract-last",
        "logs-c",
        "logs-cid-legacy",
        "logs-q",
        "logs-q-latest",
        "logs-q-json",
        "logs-f",
        "logs-f-expand",
        "logs-f-expand-json",
        "fragments",
        "fragments-json",
        "fragments-q",
        "logs-T",
        "logs-tools",
        "logs-m",
        "logs-truncate",
        "tools",
        "tools-json",
        "models-q",
        "q-bad",
        "cid-unknown",
        "dsl",
        "dsl-multi"
      })
  void sameOutput(String name) throws IOException {
    var result = shell.run(arguments(name));
    assertThat(plain(result.out())).isEqualTo(expected(name, "stdout"));
    assertThat(plain(result.err())).isEqualTo(expected(name, "stderr"));
    assertThat(result.code() + "").isEqualTo(expected(name, "exit").strip());
  }

  /** The size differs by the tables that are ours. */
  @Test
  void status() throws IOException {
    assertThat(withoutSize(plain(shell.run("logs", "status").ok().out())))
        .isEqualTo(withoutSize(expected("status", "stdout")));
  }

  /** LLM lists none that its own newer tables hold; all that are used are listed here. */
  @Test
  void schemas() throws IOException {
    String schema = expected("logs-schema", "stdout").split("```(json)?\n", -1)[1];
    String usage = "  usage: |\n    2 times, most recently 2026-11-20T14:24:07.979888+00:00\n";
    String id = "- id: 848bffbc260a905ad40888a4518f40ef\n";
    assertThat(expected("schemas", "stdout") + expected("schemas-full", "stdout")).isEmpty();
    assertThat(shell.run(arguments("schemas")).ok().out())
        .isEqualTo(id + "  summary: |\n    {name, age}\n" + usage);
    assertThat(shell.run(arguments("schemas-full")).ok().out())
        .isEqualTo(id + "  schema: |\n" + schema.indent(4) + usage);
  }

  /** The same options of the same types, described in words of our own. */
  @Test
  void options() throws IOException {
    assertThat(undescribed(shell.run(arguments("models-options")).ok().out()))
        .isEqualTo(undescribed(expected("models-options", "stdout")));
  }

  private static String undescribed(String block) {
    return block
        .lines()
        .filter(line -> !line.startsWith("      "))
        .collect(Collectors.joining("\n"));
  }

  /** There are more models here, but none for embeddings. */
  @Test
  void aliases() throws IOException {
    assertThat(shell.run("aliases").ok().out().lines().map(GoldenLogTest::unpadded))
        .containsSubsequence(
            expected("aliases", "stdout")
                .lines()
                .filter(line -> !line.endsWith(" (embedding)"))
                .map(GoldenLogTest::unpadded)
                .toList());
  }

  private static String unpadded(String line) {
    return line.replaceAll(" +:", " :");
  }

  /** Fragments are shown by their hash, or with -e by what is in them. */
  @Test
  void fragments() {
    assertThat(shell.run("logs", "-n", "0", "-e").ok().out())
        .contains("### Prompt fragments\n\n<details><summary>", "</details>\n");
  }

  private static String withoutSize(String text) {
    return text.substring(0, text.indexOf("Database file size"));
  }

  private String plain(String text) {
    return text.replace(directory.toString(), "USERDIR");
  }

  private static String[] arguments(String name) throws IOException {
    for (String line : Files.readAllLines(GOLDEN.resolve("expected/COMMANDS.tsv"))) {
      String[] columns = line.split("\t", -1);
      if (columns[0].equals(name)) {
        return whole(columns[1].split(" ", -1));
      }
    }
    throw new AssertionError(name + " is not in COMMANDS.tsv");
  }

  /** Spaces divide arguments, and are in the one that is a schema. */
  private static String[] whole(String[] words) {
    int from = List.of(words).indexOf("name,");
    if (from < 0) {
      return words;
    }
    var arguments = new ArrayList<>(List.of(words).subList(0, from));
    List<String> rest = List.of(words).subList(from, words.length);
    List<String> options = rest.stream().filter(word -> word.startsWith("--")).toList();
    arguments.add(String.join(" ", rest.subList(0, rest.size() - options.size())));
    arguments.addAll(options);
    return arguments.toArray(String[]::new);
  }

  private static String expected(String name, String stream) throws IOException {
    Path file = GOLDEN.resolve("expected/" + name + "." + stream);
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
