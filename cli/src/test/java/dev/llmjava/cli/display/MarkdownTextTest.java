package dev.llmjava.cli.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.ChatServer;
import dev.llmjava.cli.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers at a terminal: as Markdown, and where not. */
class MarkdownTextTest {
  private static final String ANSWER = "A **b** `c`\n- d";
  private static final String SHOWN = "A \u001b[1mb\u001b[0m \u001b[36mc\u001b[0m\n• d\n";

  @TempDir Path directory;
  private ChatServer server;
  private Shell shell;

  @BeforeEach
  void start() throws IOException {
    server = new ChatServer();
    String tools =
        server.model("local").replace("}", ", supports_tools: true, supports_schema: true}");
    shell = new Shell(directory).file("extra-openai-models.yaml", tools).with("COLUMNS", "40");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Shell.Result ask(String... options) {
    var all = new ArrayList<>(List.of("-m", "local", "hi"));
    all.addAll(List.of(options));
    return shell.run(all.toArray(String[]::new));
  }

  @Test
  void aTerminalShowsMarkdown() {
    shell.onTerminal();
    server.says(ANSWER).says(ANSWER).says(ANSWER);
    assertThat(ask().ok().out()).isEqualTo(SHOWN);
    assertThat(ask("--no-stream").ok().out()).isEqualTo(SHOWN);
    assertThat(ask("--async").ok().out()).isEqualTo(SHOWN);
  }

  @Test
  void whatIsPipedOnIsAsItWasSent() {
    server.says(ANSWER);
    assertThat(ask().ok().out()).isEqualTo(ANSWER + "\n");
  }

  @Test
  void whoWantsTheCharactersGetsThem() {
    shell.onTerminal();
    server.says(ANSWER).says(ANSWER).says(ANSWER);
    assertThat(ask("--no-markdown").ok().out()).isEqualTo(ANSWER + "\n");
    assertThat(shell.with("LLM_MARKDOWN", "off").run("-m", "local", "hi").ok().out())
        .isEqualTo(ANSWER + "\n");
    assertThat(
            shell.with("LLM_MARKDOWN", "").with("TERM", "dumb").run("-m", "local", "hi").ok().out())
        .isEqualTo(ANSWER + "\n");
  }

  @Test
  void jsonAndBlocksOfCodeAreNoMarkdown() {
    shell.onTerminal();
    server.says(" {\"a\": \"*b*\"}").says("x\n```\n*code*\n```\n").says("# {\"a\": \"\\\\_\"}");
    assertThat(ask("--schema", "{\"type\": \"object\"}").ok().out())
        .isEqualTo(" {\"a\": \"*b*\"}\n");
    assertThat(ask("-x").ok().out()).isEqualTo("*code*\n\n");
    assertThat(ask("--events").ok().out()).contains("\"chunk\":\"# {");
  }

  @Test
  void aBlockWithNothingInItIsNone() {
    server.says("```\n```\nx");
    assertThat(ask("-x").ok().out()).isEqualTo("```\n```\nx\n");
  }

  @Test
  void noColorLeavesWhatIsNoColour() {
    shell.onTerminal().with("NO_COLOR", "1");
    server.says(ANSWER);
    assertThat(ask("-u").out()).isEqualTo("A \u001b[1mb\u001b[0m `c`\n• d\n");
    server.says("x");
    assertThat(ask("-u").err()).startsWith("\u001b[1mToken usage: ");
    server.says("x");
    assertThat(shell.with("NO_COLOR", "").run("-m", "local", "hi", "-u").err())
        .startsWith("\u001b[33;1mToken usage: ");
    server.says("x");
    assertThat(shell.with("TERM", "dumb").run("-m", "local", "hi", "-u").err())
        .startsWith("Token usage: ");
  }

  @Test
  void noAnswerControlsTheTerminal() {
    shell.onTerminal().with("NO_COLOR", "1");
    String[] chunks = {
      "a \u001b",
      "[2J **b\u001b[1m** `c\u001b]0;t\u0007` [d\u001bc](e\u009b)\n\n",
      "| f\u001b[H |\n|---|\n| g\u001b",
      "[31m |\n\n```java\n\"h\u001b[",
      "8m\" // \u001b]8;;x\u0007\n",
      "```\n# i\u001b[3J\r\n> j\u001b[K"
    };
    server.says(chunks);
    String out = ask().ok().out();
    assertThat(out.replaceAll("\u001b\\[[0-9;]*m", ""))
        .contains("a ␛[2J b␛[1m", "`c␛]0;t␇`", "d␛c (e\ufffd)", "f␛[H", "g␛[31m", "\"h␛[8m\"")
        .contains("// ␛]8;;x␇\n", "i␛[3J\n", "│ j␛[K\n")
        .doesNotContain("\u001b", "\u0007", "\u009b", "\r");
    assertThat(out).doesNotContain("\u001b[31m", "\u001b[8m");
  }

  @Test
  void noAnswerTurnsTheDirectionOfCode() {
    shell.onTerminal();
    String turned = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";
    server.says("```java\nx" + turned + "y\n```").says(turned).says("a\u200db\u200cc\u200e");
    assertThat(ask().ok().out()).contains("x" + "\ufffd".repeat(9) + "y\n");
    assertThat(ask("--no-markdown").ok().out()).isEqualTo("\ufffd".repeat(9) + "\n");
    assertThat(ask().ok().out()).isEqualTo("a\u200db\u200cc\u200e\n");
  }

  @Test
  void reasoningStandsBeforeTheText() {
    shell.onTerminal();
    server.says("{\"reasoning_content\":\"Hm *so*\"}", "**A**");
    var result = ask();
    assertThat(result.out()).isEqualTo("\u001b[1mA\u001b[0m\n");
    assertThat(result.err()).isEqualTo("\u001b[2mHm *so*\u001b[0m\n");
  }

  @Test
  void theAnswersOfAChainAreTextsOfTheirOwn() {
    shell.onTerminal();
    server.says(
        "Let me **look",
        "{\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"function\":"
            + "{\"name\":\"llm_version\",\"arguments\":\"{}\"}}]}");
    server.says("# Done");
    var result = ask("-T", "llm_version", "--td");
    assertThat(result.out()).isEqualTo("Let me **look\n\n\u001b[1;4;35mDone\u001b[0m\n");
    assertThat(result.err()).startsWith("\u001b[33;1m\nTool call: llm_version({})");
  }

  @Test
  void whatWasHeldIsShownWhenAnAnswerBreaksOff() {
    shell.onTerminal();
    server.ends(ChatServer.End.CUT, "Some **words and `so");
    var result = ask();
    assertThat(result.out()).isEqualTo("Some **words and `so\n");
    assertThat(result.err()).startsWith("Error: ");
    assertThat(result.code()).isEqualTo(1);
  }

  @Test
  void aSilentAnswerLeavesNothing() {
    shell.onTerminal();
    server.says("");
    assertThat(ask().ok().out()).isEmpty();
  }
}
