package dev.llmjava.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Fragment;
import dev.llmjava.cli.Shell;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -f} and {@code --sf}. */
class PromptFragmentsTest {
  @TempDir Path directory;
  private Shell shell;
  private String story;
  private String code;

  @BeforeEach
  void shell() throws IOException {
    shell = new Shell(directory.resolve("user"));
    story = Files.writeString(directory.resolve("story.txt"), "Once upon a time\n") + "";
    code = Files.writeString(directory.resolve("code.py"), "print(1)\n") + "";
  }

  private Json.Obj echo(String... arguments) {
    var all = new ArrayList<>(List.of("-m", "echo"));
    all.addAll(List.of(arguments));
    return Json.parseObject(shell.run(all.toArray(String[]::new)).ok().out());
  }

  private Json.Obj row(String... arguments) {
    var all = new ArrayList<>(List.of("logs", "-n", "1", "--json"));
    all.addAll(List.of(arguments));
    Json rows = Json.parse(shell.run(all.toArray(String[]::new)).ok().out());
    return (Json.Obj) ((Json.Arr) rows).items().getFirst();
  }

  private static List<String> hashes(Json.Obj row, String key) {
    return row.items(key).stream().map(item -> ((Json.Obj) item).string("hash")).toList();
  }

  @Test
  void fragmentsComeBeforeThePrompt() {
    Json.Obj said = echo("-f", story, "-f", code, "What?", "--sf", code, "-s", "Be brief.");

    assertThat(said.string("prompt")).isEqualTo("Once upon a time\n\nprint(1)\n\nWhat?");
    assertThat(said.string("system")).isEqualTo("print(1)\n\nBe brief.");
    assertThat(hashes(row(), "prompt_fragments"))
        .containsExactly(
            Fragment.of("Once upon a time\n").hash(), Fragment.of("print(1)\n").hash());
    assertThat(hashes(row(), "system_fragments")).containsExactly(Fragment.of("print(1)\n").hash());
  }

  @Test
  void anAliasAndAHashDo() {
    shell.run("fragments", "set", "story", story).ok();

    assertThat(echo("-f", "story", "a").string("prompt")).isEqualTo("Once upon a time\n\na");
    assertThat(echo("-f", Fragment.of("Once upon a time\n").hash(), "-n").string("prompt"))
        .isEqualTo("Once upon a time\n");
  }

  @Test
  void aLoaderMayBringAttachments() {
    Json.Obj said = echo("-f", "recipe:cake", "-f", "recipe:menu", "Hungry");

    assertThat(said.string("prompt"))
        .isEqualTo("How to make cake\nHow to make menu\nand more\nHungry");
    assertThat(said.items("attachments")).hasSize(1);
    assertThat(row().items("attachments")).hasSize(1);
    shell
        .run("-m", "echo", "--sf", "recipe:cake", "x")
        .failed(
            1,
            "Error: Could not load fragment recipe:cake: Fragment loader recipe returned a"
                + " disallowed attachment\n");
  }

  @Test
  void standardInputIsAFragmentOrThePrompt() {
    shell.piped("piped");

    assertThat(echo("-f", "-", "What?").string("prompt")).isEqualTo("piped\nWhat?");
    assertThat(echo("-f", "-").string("prompt")).isEqualTo("piped");
    assertThat(echo("-f", "-", "--sf", "-", "-f", "-").string("prompt")).isEqualTo("piped\npiped");
    assertThat(row().string("system")).isEqualTo("piped");
    assertThat(echo("-f", story, "What?").string("prompt"))
        .isEqualTo("Once upon a time\n\npiped What?");
  }

  /** Nothing is waited for: what is on standard input would show in the prompt. */
  @Test
  void somebodyAtATerminalIsNotAskedForMore() {
    shell.piped("typed").onTerminal();

    assertThat(shell.run("-m", "echo", "-f", story).out()).doesNotContain("typed");
    assertThat(shell.run("-m", "echo", "--sf", story).out()).contains("typed");
  }

  @Test
  void conversationsGoOnWithFragments() {
    echo("-f", story, "one", "--sf", code);
    Json.Obj said = echo("-c", "-f", code, "two", "--sf", code);

    assertThat(said.string("prompt")).isEqualTo("print(1)\n\ntwo");
    assertThat(hashes(row(), "prompt_fragments")).containsExactly(Fragment.of("print(1)\n").hash());
    assertThat(hashes(row(), "system_fragments")).containsExactly(Fragment.of("print(1)\n").hash());
    assertThat(shell.run("logs", "-c").ok().out()).containsOnlyOnce("\n## System\n");
  }

  @Test
  void whatIsUnknownIsOneLineAndAsksNobody() {
    shell.run("-m", "echo", "-f", "nope", "x").failed(1, "Error: Fragment 'nope' not found\n");
    shell.run("-m", "echo", "--sf", "no:pe", "x").failed(1, "Error: Unknown fragment prefix: no\n");
    assertThat(shell.run("logs", "--json").ok().out()).isEqualTo("[]\n");
  }

  @Test
  void withoutALogNoneIsOpened() {
    assertThat(echo("-n", "-f", story).string("prompt")).isEqualTo("Once upon a time\n");
    shell.run("-m", "echo", "-n", "-f", "nope").failed(1, "Error: Fragment 'nope' not found\n");
    assertThat(directory.resolve("user/logs.db")).doesNotExist();
  }

  @Test
  void aFileNamedLikeAReferenceIsAFile() throws IOException {
    Path odd = Files.writeString(directory.resolve("recipe:soup"), "from a file");

    assertThat(echo("-f", odd + "").string("prompt")).isEqualTo("from a file");
  }

  @Test
  void logsAreFoundByFragments() {
    shell.run("fragments", "set", "story", story).ok();
    echo("-f", "story", "-f", code, "both");
    echo("-f", "story", "story only");
    echo("neither");

    assertThat(shell.run("logs", "-f", "story").ok().out())
        .contains("both", "story only")
        .doesNotContain("neither");
    assertThat(shell.run("logs", "-f", story, "--fragment", code).ok().out())
        .contains("both")
        .doesNotContain("story only");
    assertThat(shell.run("logs", "-f", code, "-e").ok().out())
        .contains("</summary>\nprint(1)\n\n</details>");
    shell.run("logs", "-f", "nope").failed(1, "Error: Fragment 'nope' not found\n");
    shell.run("logs", "-f", "no:pe").failed(1, "Error: Unknown fragment prefix: no\n");
  }

  @Test
  void searchesLookAtThePromptOnly() {
    echo("-f", story, "What is it about?");

    assertThat(shell.run("logs", "-q", "about").ok().out()).contains("What is it about?");
  }
}
