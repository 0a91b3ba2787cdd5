package dev.llmjava.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.ChatServer;
import dev.llmjava.cli.Shell;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code llm prompt} against a real server on the loopback interface. */
class WirePromptTest {
  @TempDir Path directory;
  private Shell shell;
  private ChatServer server;

  @BeforeEach
  void start() throws IOException {
    server = new ChatServer();
    shell = new Shell(directory).file("extra-openai-models.yaml", server.model("local"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Shell.Result ask(String... arguments) {
    var all = new ArrayList<>(List.of("-m", "local", "hi"));
    all.addAll(List.of(arguments));
    return shell.run(all.toArray(String[]::new));
  }

  @Test
  void textAndReasoning() {
    server.says("{\"reasoning_content\":\"hm\"}", "Yes", "!");
    assertThat(ask()).isEqualTo(new Shell.Result(0, "Yes!\n", "hm\n"));
    server.says("{\"reasoning_content\":\"hm\"}", "Yes");
    assertThat(ask("-R")).isEqualTo(new Shell.Result(0, "Yes\n", ""));
    server.says("{\"reasoning_content\":\"hm\"}", "Yes");
    assertThat(ask("--no-reasoning").err()).isEmpty();
    assertThat(shell.run("logs", "-n", "1").ok().out())
        .contains("## Reasoning\n\nhm\n\n## Response\n\nYes\n");
  }

  @Test
  void usage() {
    server.says("Yes");
    assertThat(ask("-u").err())
        .isEqualTo(
            "Token usage: 1,200 input, 7 output, {\"prompt_tokens_details\": {\"cached_tokens\":"
                + " 3}}\n");
  }

  @Test
  void terminalsAreNotControlledByModels() {
    server.says("{\"reasoning_content\":\"\\u001b[2Jx\"}", "a\u001b]0;t\u0007\r\u009bb\n\tc");
    var result = shell.onTerminal().run("-m", "local", "hi", "--no-markdown");
    assertThat(result.out()).isEqualTo("a␛]0;t␇\ufffdb\n\tc\n");
    assertThat(result.err()).isEqualTo("\u001b[2m␛[2Jx\u001b[0m\n");
  }

  @Test
  void pipesGetTheTextAsItIs() {
    server.says("a\u001b[1m\r", "b");
    assertThat(ask().ok().out()).isEqualTo("a\u001b[1m\rb\n");
  }

  @Test
  void refusalsAreShown() {
    server.says("{\"refusal\":\"I will not.\"}");
    assertThat(ask().ok().out()).isEqualTo("I will not.\n");
  }

  @Test
  void blockedPromptsAreNoErrors() {
    server.because("content_filter").says().says();
    String notice = "The provider blocked the prompt or the answer (content_filter)\n";
    assertThat(ask()).isEqualTo(new Shell.Result(0, "\n", notice));
    var result = ask("--events");
    assertThat(result.err()).isEqualTo(notice);
    assertThat(result.out())
        .startsWith("{\"type\":\"finish\",\"reason\":\"content_filter\",")
        .hasLineCount(1);
  }

  @Test
  void events() {
    server.says("{\"reasoning_content\":\"hm\"}", "Y\u2028", "{\"refusal\":\"no\"}");
    assertThat(ask("--events").ok().out())
        .isEqualTo(
            """
            {"type":"reasoning","chunk":"hm","part_index":0}
            {"type":"part","part_index":0,"part":{"type":"reasoning","text":"hm",\
            "provider_metadata":{"HOST":{"field":"reasoning_content"}}}}
            {"type":"text","chunk":"YLS","part_index":1}
            {"type":"part","part_index":1,"part":{"type":"text","text":"YLS"}}
            {"type":"refusal","chunk":"no","part_index":2}
            {"type":"refusal","part_index":2,"part":{"type":"text","text":"no",\
            "provider_metadata":{"HOST":{"refusal":true}}}}
            {"type":"finish","reason":"stop","raw_reason":"stop",\
            "usage":{"input":1200,"output":7,"cache_read":3}}
            """
                .replace("LS", "\u2028")
                .replace("HOST", server.address().replaceAll("http://|/v1", "")));
  }

  @Test
  void eventsOfToolCalls() {
    server.says(
        "{\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]}",
        "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"a\\\": 1}\"}}]}");
    assertThat(ask("--events").ok().out())
        .startsWith(
            """
            {"type":"tool_call_name","chunk":"f","part_index":0,"tool_call_id":"c1"}
            {"type":"tool_call_args","chunk":"{\\"a\\": 1}","part_index":0,"tool_call_id":"c1"}
            {"type":"part","part_index":0,"part":{"type":"tool_call","name":"f","arguments":{"a":1},\
            "tool_call_id":"c1"}}
            """);
  }

  @Test
  void truncatedAnswersAreLoggedAndMarked() {
    server.ends(ChatServer.End.CUT, "half an", " answer");
    var result = ask();
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEqualTo("half an answer");
    assertThat(result.err()).startsWith("Error: ").hasLineCount(1);
    assertThat(shell.run("logs").ok().out())
        .containsPattern("\nModel: \\*\\*local\\*\\*\n\n\\*This answer is not whole: truncated, ")
        .contains("## Response\n\nhalf an answer\n");
    assertThat(shell.run("logs", "--json").ok().out())
        .contains("\"ending\": {\n      \"kind\": \"truncated\",");
    assertThat(shell.run("logs", "-s").ok().out()).contains("  ending: truncated\n  prompt: hi\n");
  }

  @Test
  void eventsEndWithoutAFinishWhenTheAnswerBreaksOff() {
    server.ends(ChatServer.End.CUT, "half");
    var result = ask("--events");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).startsWith("{\"type\":\"text\"").doesNotContain("finish");
  }

  @Test
  void goingOnFromABrokenAnswer() {
    server.ends(ChatServer.End.CUT, "half").says("whole");
    ask();
    var result = shell.run("-c", "again");
    assertThat(result.out()).isEqualTo("whole\n");
    assertThat(result.err())
        .isEqualTo(
            "The last answer of this conversation is not whole (truncated); going on from what had"
                + " arrived.\n");
    assertThat(server.requests.getLast().items("messages"))
        .containsExactly(said("user", "hi"), said("assistant", "half"), said("user", "again"));
  }

  @Test
  void aNewSystemPromptJoinsTheConversation() {
    server.says("a").says("b").says("c");
    ask("-s", "one").ok();
    shell.run("-c", "-s", "one", "more").ok();
    shell.run("-c", "-s", "two", "more").ok();
    assertThat(server.requests.getLast().items("messages"))
        .containsExactly(
            said("system", "one"),
            said("user", "hi"),
            said("assistant", "a"),
            said("user", "more"),
            said("assistant", "b"),
            said("system", "two"),
            said("user", "more"));
  }

  private static Json said(String role, String content) {
    return Json.object().put("role", role).put("content", content).build();
  }

  @Test
  void nothingIsLoggedWhenNothingArrived() {
    server.ends(ChatServer.End.CUT);
    assertThat(ask().code()).isEqualTo(1);
    assertThat(shell.run("logs").ok().out()).isEmpty();
  }

  @Test
  void wholeAnswers() {
    server.says("Yes").says("Yes").says("Yes");
    assertThat(ask("--no-stream").ok().out()).isEqualTo("Yes\n");
    assertThat(ask("--no-stream", "--async").ok().out()).isEqualTo("Yes\n");
    assertThat(ask("--json").ok().out()).contains("\"response\": \"Yes\"");
    assertThat(server.requests).noneMatch(request -> request.isTrue("stream"));
  }

  @Test
  void asynchronousFailures() {
    server.ends(ChatServer.End.CUT, "half");
    var result = ask("--async");
    assertThat(result.out()).isEqualTo("half");
    assertThat(result.err()).startsWith("Error: ").hasLineCount(1);
    assertThat(shell.run("logs", "-r").ok().out()).isEqualTo("half\n");
  }
}
