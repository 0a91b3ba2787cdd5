package dev.llmjava.cli.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Attachment;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.ProviderData;
import dev.llmjava.cli.Shell;
import dev.llmjava.cli.Talk;
import dev.llmjava.cli.terminal.DisplayWidth;
import dev.llmjava.json.Json;
import dev.llmjava.model.MockModel;
import dev.llmjava.store.SqliteLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LogsTreeTest {
  @TempDir Path directory;
  private Shell shell;
  private Talk pelican;
  private Talk seagull;

  @BeforeEach
  void talk() {
    shell = new Shell(directory);
    var begun = new Talk(directory).turn("A name for a pelican?", "Percy.");
    seagull = begun.branch();
    pelican = begun.turn("And for a walrus?", "Wallace.");
    seagull.turn("And for a seagull?", "Steven.\nSteven Seagull.");
  }

  /** Times replaced, because they are always others. */
  private String tree(String... arguments) {
    var all = new ArrayList<>(List.of("logs", "tree"));
    all.addAll(List.of(arguments));
    return timeless(shell.run(all.toArray(String[]::new)).ok().out());
  }

  private static String timeless(String text) {
    return text.replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d", "TIME");
  }

  @Test
  void branchesAreIndentedAndTheLongestGoesStraightOn() {
    assertThat(tree().replaceAll("\\b[0-9a-f]{8}\\b", "HASH"))
        .isEqualTo(
            """
            * HASH user      A name for a pelican?
            * HASH assistant Percy.  mock TIME
            |-* HASH user      And for a walrus?
            | * HASH assistant Wallace.  mock TIME
            | = %s A name for a pelican?
            * HASH user      And for a seagull?
            * HASH assistant Steven. Steven Seagull.  mock TIME
            = %s And for a seagull?  current
            """
                .formatted(pelican.thread(), seagull.thread()));
  }

  @Test
  void terminalsShowLinesAndColours() {
    shell.onTerminal().with("LANG", "en_GB.UTF-8").with("COLUMNS", "60");
    String shown = tree(pelican.thread());
    assertThat(shown).contains("├─● \u001b[33m", "│ \u001b[36m◆ " + pelican.thread() + "\u001b[0m");
    shell.with("NO_COLOR", "1");
    shown = tree(pelican.thread());
    assertThat(shown).contains("├─● ", "│ ◆ ", "\u001b[2m").doesNotContain("\u001b[3");
    shell.with("LC_ALL", "C");
    assertThat(tree(pelican.thread())).contains("|-* ").doesNotContain("●");
    shell.with("NO_COLOR", "").with("TERM", "dumb");
    assertThat(tree(pelican.thread())).doesNotContain("\u001b");
  }

  @Test
  void linesFitTheTerminalHoweverWideItsCharactersAre() {
    new Talk(directory)
        .turn("猫は可愛い".repeat(40), "👩‍🚀 e\u0301".repeat(60))
        .turn("x".repeat(300), "y");
    shell.onTerminal().with("TERM", "dumb").with("COLUMNS", "70").with("LANG", "C.UTF-8");

    List<String> lines = shell.run("logs", "tree").ok().out().lines().toList();

    assertThat(lines).hasSize(5);
    assertThat(lines.getFirst()).contains("猫は可愛い").endsWith("…");
    assertThat(lines.subList(0, 4)).allMatch(line -> DisplayWidth.of(line) <= 70);
    assertThat(DisplayWidth.of(lines.get(2))).isEqualTo(70);
  }

  @Test
  void thePlaceThatIsAskedForIsMarked() {
    String shown = tree(pelican.turn());
    assertThat(shown.lines().filter(line -> line.contains("@")))
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("| @ ").contains("Wallace."));
    String hash = shown.substring(2, 10);
    assertThat(tree(hash)).startsWith("@ " + hash + " user");
    assertThat(tree("b2:" + hash)).startsWith("@ " + hash + " user");
  }

  @Test
  void onlyTheConversationsUsedLast() {
    assertThat(tree("-n", "1")).doesNotContain("walrus").endsWith("1 more conversation\n");
    assertThat(tree("-n", "1", pelican.thread())).contains("walrus").doesNotContain("Steven");
    assertThat(tree("-n", "2")).isEqualTo(tree());
  }

  @Test
  void everythingThatWasSaidOnRequest() {
    assertThat(tree("--full"))
        .contains(
            " user     \n| A name for a pelican?\n",
            "\n|   Wallace.\n",
            "\n  Steven.\n  Steven Seagull.\n= ");
  }

  @Test
  void toolsFilesAndWhatIsNotWhole() {
    var call = new Part.ToolCall("c1", "find", "{\"q\": \"gulls\"}", false, ProviderData.NONE);
    var talk =
        new Talk(directory)
            .turn("Look", new Part.Reasoning("Hm."), call)
            .turn(
                Message.tool(Part.ToolResult.failed(call, "none", "Oh: no")),
                MockModel.builder().answer(new Part.Reasoning("So be it.")))
            .turn(
                Message.user("And this?", Attachment.of("image/png", new byte[1234])),
                MockModel.builder().failure("It is", new LlmException.BrokenOff("cut", null)));

    assertThat(tree())
        .contains(
            "assistant find({\"q\": \"gulls\"})  mock TIME\n",
            "tool      find failed -> none (Oh: no)\n",
            "assistant (reasoning: So be it.)  mock TIME\n",
            "user      And this? [image/png, 1,234 bytes]\n",
            "assistant It is  mock TIME truncated\n");
    talk.turn("Again", call);
    assertThat(tree()).contains(" Look  waits for find  current\n");
  }

  @Test
  void whatModelsSayIsData() {
    new Talk(directory).turn("\u001b[31mred\u0007", "a\rb\u009bc\u2028d\u0085e\u0000");
    shell.onTerminal().with("TERM", "dumb");

    for (String option : List.of("--full", "--json", "-n0")) {
      assertThat(shell.run("logs", "tree", option).ok().out())
          .doesNotContain("\u001b", "\u0007", "\u009b", "\r", "\u0000");
    }
    assertThat(shell.run("logs", "tree").ok().out().lines()).hasSize(3);
  }

  @Test
  void jsonForScripts() {
    Json.Obj tree = Json.parseObject(shell.run("logs", "tree", "--json").ok().out());

    assertThat(tree.integer("at")).isEqualTo(5);
    assertThat(tree.integer("hidden_conversations")).isZero();
    List<Json> messages = tree.items("messages");
    assertThat(messages).hasSize(6);
    var answer = (Json.Obj) messages.get(3);
    assertThat(answer.integer("number")).isEqualTo(3);
    assertThat(answer.integer("parent")).isEqualTo(2);
    assertThat(answer.string("hash")).startsWith("b2:");
    assertThat(answer.object("message")).isEqualTo(Message.assistant("Wallace.").toJson());
    var turn = (Json.Obj) answer.items("turns").getFirst();
    assertThat(turn.string("id")).isEqualTo(pelican.turn());
    assertThat(turn.string("conversation_id")).isEqualTo(pelican.thread());
    assertThat(turn.string("model")).isEqualTo("mock");
    var thread = (Json.Obj) answer.items("conversations").getFirst();
    assertThat(thread.string("id")).isEqualTo(pelican.thread());
    assertThat(thread.isTrue("current")).isFalse();
    assertThat(((Json.Obj) messages.getFirst()).get("parent")).isEqualTo(Json.Null.NULL);
  }

  @Test
  void whatIsNotThere() {
    shell
        .run("logs", "tree", "nope")
        .failed(
            1,
            "Error: nothing in the log goes by \"nope\"; `llm logs list` shows the ids of turns and"
                + " threads, `llm logs tree` the hashes of messages\n");
    var empty = new Shell(directory.resolve("empty"));
    empty
        .run("logs", "tree")
        .failed(1, "Error: No log database found at " + directory.resolve("empty/logs.db") + "\n");
    empty.run("logs", "on").ok();
    SqliteLog.open(directory.resolve("empty/logs.db")).close();
    empty.run("logs", "tree").failed(1, "Error: No conversations found\n");
  }

  @Test
  @Timeout(120)
  void forksOneAfterTheOtherAreNotIndentedDeeperAndDeeper() {
    var trunk = new Talk(directory).turn("start", "begun");
    for (int i = 0; i < 40; i++) {
      trunk.branch().turn("side " + i, "yes");
      trunk.turn("on " + i, "yes");
    }

    List<String> lines = tree(trunk.thread()).lines().toList();

    assertThat(lines).hasSize(2 + 40 * 5 + 1);
    assertThat(lines).allMatch(line -> line.indexOf('*') <= 2);
    assertThat(lines.get(lines.size() - 2)).startsWith("* ").contains("assistant yes");
  }
}
