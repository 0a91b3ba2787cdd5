package dev.llmjava.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.Shell;
import dev.llmjava.cli.Talk;
import dev.llmjava.cli.command.Group;
import dev.llmjava.cli.command.Groups;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletingTest {
  @TempDir Path temp;
  private Path directory;
  private Shell shell;

  @BeforeEach
  void prepare() {
    directory = temp.resolve("user");
    shell = new Shell(directory).with("_LLM_COMPLETE", "fish");
  }

  /** The answer without its first line. */
  private List<String> lines(String... words) {
    return shell.run(words).ok().out().lines().skip(1).toList();
  }

  private List<String> values(String... words) {
    return lines(words).stream().map(line -> line.split("\t", -1)[0]).toList();
  }

  private String kind(String... words) {
    return shell.run(words).ok().out().lines().findFirst().orElse("");
  }

  @Test
  void commandsAreThoseOfTheGroup() {
    assertThat(values("")).startsWith("prompt").contains("models", "logs", "completion", "doctor");
    assertThat(lines("models", "")).contains("default\tShow or set the default model");
    assertThat(values("models", "options", "")).containsExactly("list", "clear", "set", "show");
    assertThat(values("-m", "echo", "")).isEmpty();
  }

  @Test
  void everyCommandAndGroupIsCompleted() {
    assertCompletes(Groups.ROOT, List.of());
  }

  private void assertCompletes(Group group, List<String> words) {
    for (Group.Item item : group.items()) {
      var line = new ArrayList<>(words);
      line.add(item.name());
      Group inner = Groups.at(group.path() + " " + item.name());
      if (inner != null) {
        assertCompletes(inner, line);
      }
      line.add("-");
      assertThat(values(line.toArray(String[]::new))).as(line.toString()).contains("--help");
    }
  }

  @Test
  void optionsAreThoseOfTheCommandOrOfTheStandardOne() {
    assertThat(lines("logs", "-")).contains("--cid\tOnly the conversation of this ID");
    assertThat(values("-"))
        .contains("--system", "--version", "-m")
        .doesNotContain("--no-reasoning");
    assertThat(values("prompt", "-")).contains("--system").doesNotContain("--version");
    assertThat(values("--", "-")).isEmpty();
  }

  @Test
  void modelsGoByTheirIdsAndAliases() {
    shell.file("aliases.json", "{\"mine\": \"gpt-4o\", \"far\": \"acme/none\"}");
    assertThat(lines("-m", "")).contains("echo\tEcho", "4o\tgpt-4o", "mine\tgpt-4o", "far\talias");
    assertThat(values("models", "default", "")).contains("gpt-4o");
    assertThat(values("aliases", "remove", "")).containsExactly("far", "mine");
  }

  @Test
  void aValueMayBeInTheWordOfItsOption() {
    assertThat(values("--model=ec")).contains("--model=echo");
    assertThat(values("-mec")).contains("-mecho");
    assertThat(values("-um", "")).contains("echo");
  }

  @Test
  void optionsOfTheChosenModelAndTheirValues() {
    assertThat(values("-m", "gpt-4o", "-o", ""))
        .contains("temperature")
        .doesNotContain("verbosity");
    assertThat(values("-o", "")).contains("verbosity");
    assertThat(values("-m", "o3-mini", "-o", "reasoning_effort", "")).contains("low", "high");
    assertThat(values("-m", "gpt-4o", "-o", "json_object", "")).containsExactly("false", "true");
    assertThat(values("models", "options", "set", "o3-mini", "reasoning_effort", ""))
        .contains("low");
  }

  @Test
  void storedOptionsCanBeCleared() {
    shell.file("model_options.json", "{\"gpt-4o\": {\"temperature\": \"1\"}}");
    assertThat(values("models", "options", "clear", "")).containsExactly("gpt-4o");
    assertThat(values("models", "options", "clear", "gpt-4o", "")).containsExactly("temperature");
  }

  @Test
  void keysAreNamedAndNotShown() {
    shell.file("keys.json", "{\"// Note\": \"n\", \"openai\": \"sk-secret\"}");
    assertThat(shell.run("keys", "get", "").ok().out()).isEqualTo("words\nopenai\n");
    assertThat(values("--key", "")).containsExactly("openai");
    assertThat(values("keys", "set", "")).contains("openai", "anthropic");
  }

  @Test
  void templatesAndTheirVariables() throws Exception {
    Files.createDirectories(directory.resolve("templates"));
    shell.file("templates/tell me.yaml", "prompt: Tell $who about $input").file("keys.json", "{}");
    assertThat(values("-t", "")).contains("tell me", "greet:");
    assertThat(values("-t", "tell me", "-p", "")).containsExactly("who");
    assertThat(values("--schema", "")).containsExactly("t:tell me");
    assertThat(kind("-t", "")).isEqualTo("files");
    assertThat(kind("templates", "edit", "")).isEqualTo("words");
  }

  @Test
  void whatTheLogHolds() {
    var plain = new Shell(directory);
    plain.piped("some text").run("fragments", "set", "notes", "-").ok();
    var first = new Talk(directory).turn("What is \u001b[31ma\nfork?", "A branch.");
    var second = new Talk(directory).turn("And a tip?", "An end.");
    assertThat(lines("logs", "--cid", ""))
        .containsExactly(
            second.thread() + "\tAnd a tip?", first.thread() + "\tWhat is \u241b[31ma fork?");
    assertThat(values("logs", "rm", first.thread(), "")).contains(second.thread());
    assertThat(lines("-f", "")).contains("notes\t-", "recipe:");
    assertThat(kind("-f", "")).isEqualTo("files");
    assertThat(values("fragments", "remove", "")).containsExactly("notes");
  }

  @Test
  void filesAreLeftToTheShell() {
    assertThat(shell.run("-d", "").ok().out()).isEqualTo("files\n");
    assertThat(kind("-a", "")).isEqualTo("files");
    assertThat(kind("logs", "import", "")).isEqualTo("files");
    assertThat(kind("-s", "")).isEqualTo("words");
  }

  @Test
  void toolsAndOtherWords() {
    assertThat(values("-T", "")).contains("llm_time");
    assertThat(values("logs", "usage", "--by", "")).containsExactly("conversation", "day", "model");
    assertThat(values("plugins", "--hook", "")).contains("register_tools");
    assertThat(values("models", "refresh", "")).contains("openai");
    assertThat(values("completion", "")).containsExactly("bash", "fish", "zsh");
  }

  @Test
  void bashGetsWhatBeginsAsTheWordDoes() throws Exception {
    Files.createDirectories(directory.resolve("templates"));
    shell.file("templates/it's me.yaml", "prompt: x").with("_LLM_COMPLETE", "bash");
    String breaks = " \t\n\"'@><=;|&(:";
    assertThat(shell.run("llm --schema t:i", breaks).ok().out()).isEqualTo("words\nit\\'s\\ me\n");
    assertThat(shell.run("llm -t 'it", breaks).ok().out()).isEqualTo("files\nit'\\''s me\n");
    assertThat(shell.run("llm --template=it", breaks).ok().out()).isEqualTo("files\nit\\'s\\ me\n");
    assertThat(shell.run("llm -f c:", breaks).ok().out()).isEqualTo("words\n");
    assertThat(shell.run("llm mod", breaks).ok().out()).isEqualTo("words\nmodels\n");
  }

  @Test
  void nothingIsMadeAndNothingIsSaid() throws Exception {
    for (String[] words :
        new String[][] {{"-m", ""}, {"--cid", ""}, {"-t", ""}, {"-f", ""}, {"-T", ""}, {""}}) {
      shell.run(words).ok();
    }
    assertThat(directory).doesNotExist();
    shell.file("keys.json", "not JSON").file("aliases.json", "[").file("logs.db", "no log");
    byte[] before = Files.readAllBytes(directory.resolve("logs.db"));
    shell.run("--key", "").failed(1, "");
    shell.run("-m", "").failed(1, "");
    assertThat(shell.run("--cid", "").ok().out()).isEqualTo("words\n");
    shell.with("_LLM_COMPLETE", "ksh").run("-m", "").failed(1, "");
    assertThat(directory.resolve("logs.db")).hasBinaryContent(before);
    try (var files = Files.list(directory)) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void aLogInWriteAheadModeGetsNoFilesBesideIt() throws Exception {
    var talk = new Talk(directory).turn("Hi", "Hello");
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("logs.db"));
        var statement = connection.createStatement()) {
      statement.execute("pragma journal_mode = wal");
    }
    assertThat(values("--cid", "")).containsExactly(talk.thread());
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve("logs.db"));
    }
  }

  @Test
  void scriptsComeInTheWayOfLlmForPython() {
    shell.with("_LLM_COMPLETE", "bash_source");
    assertThat(shell.run().ok().out())
        .isEqualTo(new Shell(directory).run("completion", "bash").ok().out())
        .contains("complete -o nosort -F _llm llm");
  }

  @Test
  void aScriptIsForOneOfThreeShells() {
    var plain = new Shell(directory);
    assertThat(plain.run("completion", "zsh").ok().out()).startsWith("#compdef llm\n");
    assertThat(plain.run("completion", "fish").ok().out()).contains("complete -c llm");
    String usage =
        """
        Usage: llm completion [OPTIONS] {bash|zsh|fish}
        Try 'llm completion --help' for help.

        Error:\
        """;
    plain
        .run("completion", "ksh")
        .failed(
            2,
            usage
                + " Invalid value for '{bash|zsh|fish}': 'ksh' is not one of 'bash', 'zsh',"
                + " 'fish'.\n");
    plain.run("completion").failed(2, usage + " Missing argument '{bash|zsh|fish}'.\n");
  }
}
