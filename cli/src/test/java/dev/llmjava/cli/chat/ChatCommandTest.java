package dev.llmjava.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.ChatServer;
import dev.llmjava.cli.Shell;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Chats whose lines are piped in. */
class ChatCommandTest {
  private static final String BANNER =
      """
      Chatting with local
      Type 'exit' or 'quit' to exit
      Type '!multi' to enter multiple lines, then '!end' to finish
      Type '!edit' to open your default editor and modify the prompt
      Type '!fragment <my_fragment> [<another_fragment> ...]' to insert one or more fragments
      """;

  @TempDir Path directory;
  private ChatServer server;
  private Shell shell;

  @BeforeEach
  void start() throws IOException {
    server = new ChatServer();
    shell = new Shell(directory).file("extra-openai-models.yaml", server.model("local"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Shell.Result chat(String lines, String... more) {
    var arguments = new ArrayList<>(List.of("chat", "-m", "local"));
    arguments.addAll(List.of(more));
    return shell.piped(lines).run(arguments.toArray(String[]::new));
  }

  /** What request {@code n} sent, as {@code role: text} lines. */
  private String sent(int n) {
    var lines = new StringBuilder();
    for (Json message : server.requests.get(n).items("messages")) {
      Json.Obj object = (Json.Obj) message;
      lines.append(object.string("role")).append(": ").append(object.string("content"));
      lines.append('\n');
    }
    return lines.toString();
  }

  private long threads() {
    return shell
        .run("logs", "--json")
        .out()
        .lines()
        .filter(line -> line.contains("\"conversation_id\""))
        .distinct()
        .count();
  }

  @Test
  void whatIsNotUtf8IsReplacedAndSaidSo() {
    server.says("one");
    Shell.Result result =
        shell.piped("a\u00ffb\n".getBytes(StandardCharsets.ISO_8859_1)).run("chat", "-m", "local");
    assertThat(result.err())
        .startsWith("Warning: standard input is not all UTF-8; what is not was replaced by U+FFFD");
    assertThat(server.requests.getFirst().items("messages").toString()).contains("a\ufffdb");
  }

  @Test
  void everyLineIsAnsweredAndKnowsTheOthers() {
    server.says("Hello.").says("Fine.");
    assertThat(chat("hi\n\nhow are you?\nexit\nnot sent\n").ok().out())
        .isEqualTo(BANNER + "> Hello.\n> > Fine.\n> ");
    assertThat(sent(1)).isEqualTo("user: hi\nassistant: Hello.\nuser: how are you?\n");
    assertThat(threads()).isOne();
    assertThat(shell.run("logs", "-c", "-r").ok().out()).isEqualTo("Fine.\n");
  }

  @Test
  void theEndOfTheInputAborts() {
    server.says("Hello.");
    var chat = chat("hi");
    assertThat(chat.out()).isEqualTo(BANNER + "> Hello.\n> ");
    assertThat(chat.err()).isEqualTo("Aborted!\n");
    assertThat(chat.code()).isOne();
  }

  @Test
  void theSystemPromptIsSaidOnce() {
    server.says("a").says("b");
    chat("one\ntwo\nquit\n", "-s", "Be brief").ok();
    assertThat(sent(1)).isEqualTo("system: Be brief\nuser: one\nassistant: a\nuser: two\n");
  }

  @Test
  void whatTheFirstMessageBringsIsKeptForASecondTry() {
    shell.file("notes.txt", "some notes");
    server.ends(ChatServer.End.CUT).says("b").says("c");
    String notes = directory.resolve("notes.txt").toString();
    var chat = chat("one\ntwo\nthree\nexit\n", "-s", "Be brief", "-f", notes);
    assertThat(chat.err()).startsWith("Error: ").hasLineCount(1);
    assertThat(chat.code()).isZero();
    assertThat(sent(1)).isEqualTo("system: Be brief\nuser: some notes\ntwo\n");
    assertThat(sent(2))
        .isEqualTo("system: Be brief\nuser: some notes\ntwo\nassistant: b\nuser: three\n");
  }

  @Test
  void anAnswerThatBreaksOffIsKeptAndGoneOnFrom() {
    server.ends(ChatServer.End.CUT, "so ", "far").says("on");
    var chat = chat("one\ntwo\nexit\n");
    assertThat(chat.out()).isEqualTo(BANNER + "> so far\n> on\n> ");
    assertThat(chat.err()).startsWith("Error: ").hasLineCount(1);
    assertThat(sent(1)).isEqualTo("user: one\nassistant: so far\nuser: two\n");
    assertThat(shell.run("logs", "-n", "0").ok().out())
        .contains("*This answer is not whole: truncated");
    assertThat(threads()).isOne();
  }

  @Test
  void aMissingKeyIsToldAndTheChatGoesOn() {
    server.says("b");
    var chat = shell.piped("one\n!model local\ntwo\nexit\n").run("chat", "-m", "gpt-4o-mini");
    assertThat(chat.err())
        .isEqualTo(
            "Error: No key found - add one using 'llm keys set openai' or set the OPENAI_API_KEY"
                + " environment variable\n");
    assertThat(chat.out()).endsWith("> > Chatting with local\n> b\n> ");
    assertThat(sent(0)).isEqualTo("user: two\n");
  }

  @Test
  void blocksKeepBlankLinesAndTheirOwnEnd() {
    server.says("a").says("b");
    chat("!multi the end\na\n\n!end\n  b\n!end the end\n!multi\nquit\n!end\nexit\n").ok();
    assertThat(sent(0)).isEqualTo("user: a\n\n!end\n  b\n");
    assertThat(sent(1)).endsWith("user: quit\n");
  }

  @Test
  void fragmentsComeBeforeTheWords() {
    shell.file("a.txt", "first").file("b.txt", "second");
    shell.run("fragments", "set", "b", directory.resolve("b.txt").toString()).ok();
    server.says("x").says("y");
    String a = directory.resolve("a.txt").toString();
    chat("!fragment b\n!multi\nWhat is\n!fragment b b\nthis?\n!end\nexit\n", "-f", a).ok();
    assertThat(sent(0)).isEqualTo("user: first\nsecond\n");
    assertThat(sent(1)).endsWith("user: second\nsecond\nWhat is\nthis?\n");
    assertThat(shell.run("logs", "-f", "b", "-r").ok().out()).contains("y");
  }

  @Test
  void anUnknownFragmentIsToldAndTheChatGoesOn() {
    server.says("x");
    var chat = chat("!fragment nope\n!fragment\nhi\nexit\n");
    assertThat(chat.err())
        .isEqualTo(
            "Error: Fragment 'nope' not found\n"
                + "Error: '!fragment' needs the name of a fragment: !fragment <my_fragment>\n");
    assertThat(sent(0)).isEqualTo("user: hi\n");
    assertThat(chat.code()).isZero();
  }

  @Test
  void whatIsNearlyACommandIsNotSent() {
    server.says("x").says("y");
    var chat = chat("!mutli\n!end\n !mutli\n!! wow\nexit\n");
    assertThat(chat.err())
        .isEqualTo(
            "Error: '!mutli' is not a command. Did you mean '!multi'? A space before it sends it as"
                + " it is.\nError: '!end' ends a block of lines; begin one with '!multi'\n");
    assertThat(sent(1)).isEqualTo("user:  !mutli\nassistant: x\nuser: !! wow\n");
  }

  @Test
  void helpListsTheCommands() {
    assertThat(chat("!help\nexit\n").ok().out())
        .isEqualTo(
            BANNER
                + """
                > !multi [words]               Begin a block of lines; !end, or !end words, ends and sends it
                !edit [text]                 Write the message in $VISUAL or $EDITOR
                !fragment <my_fragment> ...  Put fragments before the words of the message
                !model [name]                Go on with another model, or show which one answers
                !help                        Show this
                exit, quit                   Leave the chat
                >\
                """
                + " ");
  }

  @Test
  void anotherModelGoesOnWithTheSameConversation() {
    server.says("x").says("y");
    shell.file("extra-openai-models.yaml", server.model("local") + server.model("other"));
    var chat = chat("one\n!model other\n!model\n!model nope\ntwo\nexit\n");
    assertThat(chat.out()).contains("> Chatting with other\n> Chatting with other\n> > y\n");
    assertThat(chat.err()).isEqualTo("Error: 'nope' is not a known model\n");
    assertThat(sent(1)).isEqualTo("user: one\nassistant: x\nuser: two\n");
    assertThat(shell.run("logs", "-c").ok().out()).contains("**local**", "**other**");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theEditorWritesTheMessage() throws IOException {
    Path script = Files.writeString(directory.resolve("edit"), "echo 'and more' >> \"$1\"\n");
    server.says("x");
    shell.with("EDITOR", "sh " + script);
    chat("!edit begun,\nexit\n").ok();
    assertThat(sent(0)).isEqualTo("user: begun,and more\n");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatWasNotSavedIsNotSent() {
    var notSaved = shell.with("EDITOR", "true").piped("!edit\nexit\n").run("chat", "-m", "local");
    assertThat(notSaved.err()).isEqualTo("Editor closed without saving.\n");
    assertThat(notSaved.code()).isZero();
    var failed = shell.with("EDITOR", "false").piped("!edit\nexit\n").run("chat", "-m", "local");
    assertThat(failed.err())
        .isEqualTo("Error: the editor \"false\" ended with 1; set VISUAL or EDITOR to another\n");
    assertThat(server.requests).isEmpty();
  }

  @Test
  void goesOnWithTheLastConversation() {
    server.says("a").says("b");
    shell.run("-m", "local", "one").ok();
    shell.piped("two\nexit\n").run("chat", "-c").ok();
    assertThat(sent(1)).isEqualTo("user: one\nassistant: a\nuser: two\n");
    assertThat(threads()).isOne();
    shell
        .piped("")
        .run("chat", "--cid", "nope")
        .failed(1, "Error: No conversation found with id=nope\n");
  }

  @Test
  void nothingIsLoggedWhereLoggingIsOff() {
    server.says("a").says("b").says("c");
    chat("one\ntwo\nexit\n", "-n").ok();
    assertThat(sent(1)).isEqualTo("user: one\nassistant: a\nuser: two\n");
    shell.run("logs", "off").ok();
    chat("three\nexit\n").ok();
    assertThat(directory.resolve("logs.db")).doesNotExist();
    server.says("d");
    chat("four\nexit\n", "--log").ok();
    assertThat(shell.run("logs", "-r").ok().out()).isEqualTo("d\n");
  }

  @Test
  void storedOptionsHoldBesidesThoseThatAreGiven() {
    shell.run("models", "options", "set", "local", "temperature", "0.5");
    server.says("a");
    chat("hi\nexit\n", "-o", "max_tokens", "7").ok();
    assertThat(server.requests.getFirst().toString())
        .contains("\"temperature\":0.5", "\"max_tokens\":7");
  }

  @Test
  void aTemplateHoldsForEveryMessage() {
    shell.file(
        "spanish.yaml",
        "system: Speak Spanish\nprompt: 'Say $input'\noptions: {max_tokens: 9}\nmodel: local\n");
    server.says("a").says("b");
    shell
        .piped("one\ntwo\nexit\n")
        .run("chat", "-t", directory.resolve("spanish.yaml").toString())
        .ok();
    assertThat(sent(1))
        .isEqualTo("system: Speak Spanish\nuser: Say one\nassistant: a\nuser: Say two\n");
    assertThat(server.requests.getFirst().toString()).contains("\"max_tokens\":9");
  }

  @Test
  void answersAreShownWholeWhateverATemplateExtracts() {
    for (String extracts : List.of("extract: true", "extract_last: true")) {
      shell.file("code.yaml", extracts + "\nmodel: local\n");
      server.says("a\n```\ncode\n```\nb");
      String out =
          shell
              .piped("one\nexit\n")
              .run("chat", "-t", directory.resolve("code.yaml").toString())
              .ok()
              .out();
      assertThat(out).as(extracts).isEqualTo(BANNER + "> a\n```\ncode\n```\nb\n> ");
    }
  }

  @Test
  void noLineIsLeftBlankBelowAnAnswerThatBreaksOffAtATerminal() {
    shell.onTerminal().with("TERM", "dumb").with("COLUMNS", "40");
    for (String markdown : List.of("dumb", "")) {
      shell.with("TERM", markdown);
      server.ends(ChatServer.End.CUT, "so ", "far");
      var chat = chat("one\nexit\n");
      assertThat(chat.out()).as(markdown).contains("so far\n> ").doesNotContain("\n\n");
      assertThat(chat.err()).contains("Error: ");
    }
  }

  @Test
  void showsHowManyTokensWereUsed() {
    server.says("a");
    assertThat(chat("hi\nexit\n", "-u").err())
        .isEqualTo(
            "Token usage: 1,200 input, 7 output, {\"prompt_tokens_details\":"
                + " {\"cached_tokens\": 3}}\n");
  }

  @Test
  void toolsRunAndAreThereForEveryMessage() {
    shell.file(
        "extra-openai-models.yaml", server.model("local").replace("}", ", supports_tools: true}"));
    server.ends(
        ChatServer.End.DONE,
        "{\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"function\":"
            + "{\"name\":\"llm_version\",\"arguments\":\"{}\"}}]}");
    server.says("done").says("again");
    assertThat(chat("one\ntwo\nexit\n", "-T", "llm_version").ok().out())
        .isEqualTo(BANNER + "> done\n> again\n> ");
    assertThat(server.requests.getLast().items("tools")).hasSize(1);
    assertThat(sent(2)).contains("tool: ").endsWith("assistant: done\nuser: two\n");
    assertThat(threads()).isOne();
  }

  @Test
  void standardInputIsTheChat() {
    chat("hi\n", "-f", "-")
        .failed(
            1,
            "Error: '-f -' cannot be used in a chat, which is read from standard input; name a"
                + " file\n");
    chat("hi\n", "--at", "-", "image/png")
        .failed(
            1,
            "Error: '--at -' cannot be used in a chat, which is read from standard input; name a"
                + " file\n");
  }

  @Test
  void refusesAModelThatThereIsNot() {
    shell.piped("hi\n").run("chat", "-m", "nope").failed(1, "Error: 'nope' is not a known model\n");
  }
}
