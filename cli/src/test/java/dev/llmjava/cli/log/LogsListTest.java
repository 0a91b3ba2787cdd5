package dev.llmjava.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.Shell;
import dev.llmjava.json.Json;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code llm logs list} on what the offline models said. */
class LogsListTest {
  @TempDir Path directory;
  private Shell shell;

  @BeforeEach
  void shell() {
    shell = new Shell(directory);
  }

  /** Has the echo model answer with exactly this. */
  private void answer(String text) {
    shell.run("-m", "echo", Json.object().put("raw", text).build().toString()).ok();
  }

  private String logs(String... arguments) {
    var all = new String[arguments.length + 1];
    all[0] = "logs";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return shell.run(all).ok().out();
  }

  private String id(int row, String name) {
    Json.Arr rows = (Json.Arr) Json.parse(logs("-n", "0", "--json"));
    return String.valueOf(((Json.Obj) rows.items().get(row)).string(name));
  }

  @Test
  void formsThatExcludeEachOther() {
    answer("x");
    shell.run("logs", "-s", "--json").failed(1, "Error: Cannot use --short and --json together\n");
    shell.run("logs", "-s", "-r").failed(1, "Error: Cannot use --short and --response together\n");
    shell
        .run("logs", "-s", "-r", "--json")
        .failed(1, "Error: Cannot use --short and --json or --response together\n");
  }

  @Test
  void nothingIsLoggedYet() {
    shell
        .run("logs")
        .failed(1, "Error: No log database found at " + directory.resolve("logs.db") + "\n");
    answer("x");
    for (String form : new String[] {"-u", "-s", "-r", "-x", "--data"}) {
      assertThat(logs("-q", "absent", form)).isEmpty();
    }
    assertThat(logs("-q", "absent", "--json")).isEqualTo("[]\n");
    assertThat(logs("-q", "absent", "--data-array")).isEqualTo("[]\n");
  }

  @Test
  void withoutAConversationThereIsNoLastOne() {
    String other = directory.resolve("empty.db").toString();
    shell.run("-m", "echo", "-d", other, "x").ok();
    sql(other, "delete from turns", "delete from threads");
    shell.run("logs", "-d", other, "-c").failed(1, "Error: No conversations found\n");
    shell.run("logs", "-d", other, "-r").failed(1, "Error: No conversations found\n");
  }

  @Test
  void thePathOptionOfOldStillWins() {
    answer("mine");
    String other = directory.resolve("other.db").toString();
    shell.run("-m", "echo", "-d", other, "{\"raw\": \"theirs\"}").ok();
    assertThat(logs("-r", "-p", other, "-d", directory.resolve("logs.db").toString()))
        .isEqualTo("theirs\n");
    assertThat(logs("--path", other, "-r")).isEqualTo("theirs\n");
    var missing = shell.run("logs", "-d", directory.resolve("none.db").toString());
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).endsWith("none.db' does not exist.\n");
  }

  @Test
  void dataIsTheJsonThatWasAnswered() {
    answer("{\"name\": \"Cleo\", \"größe\": 1.0}");
    answer("no JSON");
    answer("[1, null]");
    answer("null");
    assertThat(logs("-n", "0", "--data"))
        .isEqualTo("null\n[1, null]\n{\"name\": \"Cleo\", \"gr\\u00f6\\u00dfe\": 1.0}\n");
    assertThat(logs("-n", "0", "--data-array"))
        .isEqualTo("[{\"name\": \"Cleo\", \"gr\\u00f6\\u00dfe\": 1.0},\n [1, null],\n null]\n");
    assertThat(logs("-n", "0", "--data", "--data-array"))
        .isEqualTo("[null,\n [1, null],\n {\"name\": \"Cleo\", \"gr\\u00f6\\u00dfe\": 1.0}]\n");
    assertThat(logs("-n", "1", "--data", "-t")).isEqualTo("null\n");
  }

  @Test
  void aKeyOpensTheListBelowIt() {
    answer("{\"items\": [{\"a\": 1}, {\"a\": 2}]}");
    answer("{\"items\": [1]}");
    answer("{\"items\": []}");
    answer("{\"other\": 1}");
    assertThat(logs("-n", "0", "--data-key", "items"))
        .isEqualTo("{\"a\": 1}\n{\"a\": 2}\n{\"items\": [1]}\n{\"other\": 1}\n");
    assertThat(logs("-n", "0", "--data-key", "items", "--data"))
        .isEqualTo("{\"other\": 1}\n{\"items\": [1]}\n{\"a\": 1}\n{\"a\": 2}\n");
  }

  @Test
  void idsAreThoseOfTheResponseAndItsConversation() {
    answer("{\"a\": 1, \"response_id\": 7, \"response_id_\": 8}");
    answer("[1]");
    assertThat(logs("--data-ids"))
        .isEqualTo(
            "{\"a\": 1, \"response_id\": 7, \"response_id_\": 8, \"response_id__\": \""
                + id(0, "id")
                + "\", \"conversation_id\": \""
                + id(0, "conversation_id")
                + "\"}\n[1]\n");
    assertThat(id(0, "id")).isNotEqualTo(id(0, "conversation_id"));
  }

  @Test
  void cutTextsAreCutInEveryForm() {
    String text = "```\n" + "x".repeat(200) + "\n```\n";
    answer(text);
    String cut = text.substring(0, 97) + "...";
    assertThat(logs("-t")).contains("## Response\n\n" + cut + "\n\n");
    assertThat(logs("-t", "-r")).isEqualTo(cut + "\n");
    assertThat(logs("-t", "--json"))
        .contains("\"response\": " + Json.of(cut))
        .doesNotContain("options_json", "schema_json\": {")
        .contains("\"prompt_json\": null");
    assertThat(logs("-x")).isEqualTo("x".repeat(200) + "\n\n");
  }

  @Test
  void withoutABlockOfCodeTheListIsShown() {
    answer("none");
    assertThat(logs("-x")).isEqualTo(logs());
    assertThat(logs("--xl", "-s")).isEqualTo(logs("-s")).startsWith("- model: echo\n");
    answer("```\nsome\n```\n");
    assertThat(logs("-x", "-s")).isEqualTo("some\n\n");
  }

  @Test
  void howMany() {
    for (String text : new String[] {"a", "b", "c", "d"}) {
      answer(text);
    }
    shell.run("-c", "-m", "echo", "{\"raw\": \"e\"}").ok();
    assertThat(models(logs("-s"))).isEqualTo(3);
    assertThat(models(logs("-s", "-n", "0"))).isEqualTo(5);
    assertThat(models(logs("-s", "-n", "-1"))).isEqualTo(5);
    assertThat(models(logs("-s", "-n", "1", "-c"))).isEqualTo(1);
    assertThat(models(logs("-s", "-c"))).isEqualTo(2);
    String first = id(0, "conversation_id");
    assertThat(models(logs("-s", "--cid", first))).isEqualTo(1);
    assertThat(logs("-r", "--cid", first)).isEqualTo("a\n");
    assertThat(models(logs("-s", "-c", "--cid", first))).isEqualTo(2);
    assertThat(models(logs("-s", "-n", "0", "--id-gt", id(2, "id")))).isEqualTo(2);
    assertThat(models(logs("-s", "-n", "0", "--id-gte", id(2, "id")))).isEqualTo(3);
    assertThat(models(logs("-s", "--cid", "", "-m", "", "-q", "", "--id-gt", ""))).isEqualTo(3);
  }

  private static long models(String yaml) {
    return yaml.lines().filter(line -> line.startsWith("- model: ")).count();
  }

  @Test
  void anotherModelInAConversationIsNamed() {
    answer("one");
    shell.run("-c", "-m", "echo", "two").ok();
    shell.run("-c", "-m", "markov", "-o", "seed", "1", "three").ok();
    shell.run("-c", "-m", "markov", "-o", "seed", "1", "four").ok();
    String markdown = logs("-c");
    assertThat(markdown).containsOnlyOnce("conversation: ").containsOnlyOnce("Model: **echo**");
    assertThat(markdown).containsOnlyOnce("Model: **markov**\n\n## Prompt\n\nthree\n");
    assertThat(logs("-n", "0").split("Model: \\*\\*markov", -1)).hasSize(3);
  }

  @Test
  void shortPromptsKeepBothEnds() {
    shell.run("-m", "echo", "-s", "s ".repeat(80), "start\n\t" + "x".repeat(200) + " 🦊 end").ok();
    assertThat(logs("-s"))
        .contains("  system: s s s", " s s...\n")
        .contains("  prompt: \"start " + "x".repeat(51) + "...")
        .contains("\\U0001F98A end\"\n  prompt_fragments: []\n  system_fragments: []\n");
  }

  @Test
  void nothingInTheLogControlsATerminal() {
    shell
        .run("-m", "echo", "-s", "s\u001b[2J", "{\"raw\": \"a\\u001b]0;t\\u0007\\u009b\\u007f\"}")
        .ok();
    shell.onTerminal();
    for (String form : new String[] {"-u", "-s", "-r", "--json", "--data-array", "-e", "-t"}) {
      assertThat(logs(form)).isNotEmpty().doesNotContain("\u001b", "\u0007", "\u009b", "\u007f");
    }
    assertThat(logs("-r")).isEqualTo("a␛]0;t␇\ufffd␡\n");
    assertThat(logs("-s")).contains("system: \"s\\e[2J\"");
    assertThat(logs("--json")).contains("\"system\": \"s\\u001b[2J\"", "\\u009b\\u007f\"");
    shell.run("-m", "echo", "{\"raw\": \"```\\n\\u001b[2J\\n```\\n\"}").ok();
    assertThat(logs("-x")).isEqualTo("␛[2J\n\n");
  }

  private static void sql(String file, String... statements) {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
