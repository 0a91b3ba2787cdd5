package dev.llmjava.cli.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.cli.Shell;
import dev.llmjava.cli.Talk;
import dev.llmjava.json.Json;
import dev.llmjava.model.MockModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LogsDiffTest {
  @TempDir Path directory;
  private Shell shell;

  @BeforeEach
  void shell() {
    shell = new Shell(directory);
  }

  private String diff(Talk a, Talk b, String... options) {
    var arguments = new ArrayList<>(List.of("logs", "diff", a.thread(), b.thread()));
    arguments.addAll(List.of(options));
    Shell.Result result = shell.run(arguments.toArray(String[]::new));
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isEqualTo(1);
    return result.out().replaceAll(" [0-9a-f]{8}\\b", " HASH");
  }

  @Test
  void tellsWhereTwoConversationsPartAndHowTheyDiffer() {
    var a = new Talk(directory).turn("A name?", "Percy.");
    var b = a.branch();
    a.turn("one\ntwo\nthree", "Wallace.");
    b.turn("one\nzwei\nthree", "Steven.").turn("Thanks", "You are\nwelcome.");

    assertThat(diff(a, b))
        .isEqualTo(
            """
            --- thread %s, 4 messages
            +++ thread %s, 6 messages
            2 messages in common, the last: HASH assistant Percy.
            @@ message 3, user HASH / HASH @@
             one
            -two
            +zwei
             three
            @@ message 4, assistant HASH / HASH @@
            -Wallace.
            +Steven.
            @@ message 5, user HASH, only in the second @@
            +Thanks
            @@ message 6, assistant HASH, only in the second @@
            +You are
            +welcome.
            """
                .formatted(a.thread(), b.thread()));
    assertThat(diff(a, b, "--stat"))
        .isEqualTo(
            "2 messages in common, 0 with the same words, 2 changed, 0 only in the first, 2 only in"
                + " the second; 2 lines removed, 5 added\n");
    assertThat(diff(b, a, "--stat")).contains("2 only in the first", "5 lines removed, 2 added");
    assertThat(diff(a, b, "-w")).contains("\none\n[-two-]{+zwei+}\nthree\n");
  }

  @Test
  void theSameIsSaid() {
    var a = new Talk(directory).turn("A name?", "Percy.");

    assertThat(shell.run("logs", "diff", a.thread(), a.turn()).ok().out())
        .isEqualTo("The same: 2 messages\n");
    assertThat(shell.run("logs", "diff", a.thread(), a.turn(), "--stat").ok().out())
        .isEqualTo("The same: 2 messages\n");
    assertThat(
            Json.parseObject(shell.run("logs", "diff", a.thread(), a.turn(), "--json").ok().out())
                .isTrue("equal"))
        .isTrue();
  }

  @Test
  void aSystemPromptThatChangedLeavesTheRestWithTheSameWords() {
    var a = new Talk(directory);
    a.ask(
        Prompt.builder().system("Be brief.").user("hi").build(), MockModel.builder().answer("yes"));
    var b = new Talk(directory);
    b.ask(
        Prompt.builder().system("Be long.").user("hi").build(), MockModel.builder().answer("yes"));

    assertThat(diff(a, b))
        .endsWith(
            """
            Nothing in common
            @@ message 1, system HASH / HASH @@
            -Be brief.
            +Be long.
            @@ messages 2 to 3: the same words @@
            """);
  }

  @Test
  void settingsAreCompared() {
    var a = new Talk(directory);
    a.ask(
        Prompt.builder().user("hi").option("temperature", 0.5).build(),
        MockModel.builder().answer("yes"));
    var b = new Talk(directory);
    b.ask(
        Prompt.builder().user("hi").schema(Json.parseObject("{\"type\": \"object\"}")).build(),
        MockModel.builder().id("other").answer("yes"));

    assertThat(diff(a, b))
        .endsWith(
            """
            2 messages in common, the last: HASH assistant yes
            -model: mock
            +model: other
            -option temperature: 0.5
            +schema: {'type': 'object'}
            """);
    assertThat(diff(a, b, "--stat"))
        .endsWith("; 0 lines removed, 0 added; model, option temperature, schema\n");
  }

  @Test
  void idsAndWhatProvidersAttachAreNoWords() {
    var a = new Talk(directory).turn("hi", call("c1")).turn("so", "yes");
    var b = new Talk(directory).turn("hi", call("c2")).turn("so", "no");

    assertThat(diff(a, b))
        .contains("1 message in common", "@@ messages 2 to 3: the same words @@", "-yes\n+no\n");
  }

  private static Part call(String id) {
    return new Part.ToolCall(id, "f", "{}", false, ProviderData.NONE);
  }

  @Test
  void jsonForScripts() {
    var a = new Talk(directory).turn("A name?", "Percy.");
    var b = a.branch().turn("Thanks", "Welcome.");

    Json.Obj diff = Json.parseObject(diff(a, b, "--json").replace(" HASH", ""));

    assertThat(diff.isTrue("equal")).isFalse();
    assertThat(diff.integer("common")).isEqualTo(2);
    assertThat(diff.string("last_common")).startsWith("b2:");
    assertThat(diff.object("b").string("id")).isEqualTo(b.thread());
    assertThat(diff.object("b").integer("messages")).isEqualTo(4);
    assertThat(diff.items("messages")).hasSize(2);
    var added = (Json.Obj) diff.items("messages").getFirst();
    assertThat(added.string("change")).isEqualTo("added");
    assertThat(added.get("a")).isEqualTo(Json.Null.NULL);
    assertThat(added.object("b").integer("number")).isEqualTo(3);
    assertThat(added.object("b").object("message")).isEqualTo(Message.user("Thanks").toJson());
  }

  @Test
  void terminalsShowColoursAndNothingElseActs() {
    var a = new Talk(directory).turn("x", "a \u001b[2J b");
    var b = new Talk(directory).turn("x", "a \u001b[2J c");
    shell.onTerminal();
    String shown = diff(a, b);
    assertThat(shown).contains("\u001b[31m-a \u241b[2J b\u001b[0m", "\u001b[32m+a ");
    assertThat(diff(a, b, "-w")).contains("\u001b[31mb\u001b[0m\u001b[32mc\u001b[0m");
    shell.with("NO_COLOR", "yes");
    assertThat(diff(a, b)).contains("\u001b[1m").doesNotContain("\u001b[3");
    assertThat(diff(a, b, "-w")).contains("[-b-]{+c+}");
  }

  @Test
  void troubleIsTwo() {
    var a = new Talk(directory).turn("x", "y");
    shell
        .run("logs", "diff", a.thread(), "nope")
        .failed(
            2,
            "Error: nothing in the log goes by \"nope\"; `llm logs list` shows the ids of turns and"
                + " threads, `llm logs tree` the hashes of messages\n");
    new Shell(directory.resolve("empty"))
        .run("logs", "diff", "a", "b")
        .failed(2, "Error: No log database found at " + directory.resolve("empty/logs.db") + "\n");
  }

  @Test
  @Timeout(120)
  void longTextsThatHaveNothingInCommonAreComparedInReasonableTime() {
    var left = new StringBuilder();
    var right = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      left.append('\n').append("a").append(i);
      right.append('\n').append("b").append(i);
    }
    var a = new Talk(directory).turn("x", left.toString());
    var b = new Talk(directory).turn("x", right.toString());

    assertThat(diff(a, b, "--stat")).contains("1 changed", "; 30000 lines removed, 30000 added");
    assertThat(diff(a, b, "-w")).startsWith("--- ");
  }
}
