package dev.llmjava.cli.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.ChatServer;
import dev.llmjava.cli.Shell;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code llm openai endpoint} */
class OpenAiEndpointTest {
  @TempDir Path directory;
  private Shell shell;
  private ChatServer server;

  @BeforeEach
  void start() throws IOException {
    server = new ChatServer();
    shell =
        new Shell(directory)
            .file("keys.json", "{\"openai\": \"sk-stored\", \"mine\": \"sk-mine\"}")
            .with("OPENAI_API_KEY", "sk-variable")
            .with("LLM_MODEL", "echo");
    Files.createDirectories(directory.resolve("templates"));
  }

  @AfterEach
  void stop() {
    assertThat(directory.resolve("logs.db")).doesNotExist();
    server.close();
  }

  private Shell.Result run(String... arguments) {
    var all = new ArrayList<>(List.of("openai", "endpoint", server.address()));
    all.addAll(List.of(arguments));
    return shell.run(all.toArray(String[]::new));
  }

  /** What a prompt sends, and its answer is shown. */
  private Json.Obj sent(String... arguments) {
    server.says("Hello", " you");
    assertThat(run(arguments).ok().out()).isEqualTo("Hello you\n");
    return server.requests.getLast();
  }

  private void fails(String error, String... arguments) {
    run(arguments).failed(1, "Error: " + error + "\n");
    assertThat(server.heads).isEmpty();
  }

  @Test
  void asksWhateverModelThereIsAndLogsNothing() {
    assertThat(sent("-m", "any/thing", "Hi", "-s", "be brief"))
        .isEqualTo(
            Json.parse(
                """
                {"model": "any/thing", "messages": [{"role": "system", "content": "be brief"},
                  {"role": "user", "content": "Hi"}],
                 "stream": true, "stream_options": {"include_usage": true}}
                """));
  }

  @Test
  void sendsNoKeyButTheOneThatIsGiven() {
    sent("-m", "m", "Hi");
    sent("-m", "m", "Hi", "--key", "mine");
    sent("-m", "m", "Hi", "--key", "sk-typed");
    sent("-m", "m", "Hi", "--key", "mine", "-H", "authorization", "Basic x");
    run("--models", "--key", "mine").ok();
    run("--models").ok();
    assertThat(server.heads)
        .containsExactly(
            "/v1/chat/completions Bearer DUMMY_KEY",
            "/v1/chat/completions Bearer sk-mine",
            "/v1/chat/completions Bearer sk-typed",
            "/v1/chat/completions Basic x",
            "/v1/models Bearer sk-mine",
            "/v1/models Bearer DUMMY_KEY");
  }

  @Test
  void valuesOfHeadersAreCheckedAndNotShown() {
    fails(
        server.address().replaceAll("http://|/v1", "")
            + " has a header \"X-Key\" with characters that no header can have",
        "-m",
        "m",
        "-H",
        "X-Key",
        "sk-secret\nEvil: 1",
        "Hi");
  }

  @Test
  void listsTheModelsOfTheServer() {
    server.lists(200, "{\"data\": [{\"id\": \"b\"}, {\"id\": \"a\"}, {}]}");
    assertThat(run("--models").ok().out()).isEqualTo("b\na\n");
    server.lists(200, "{\"error\": {\"message\": \"not today\"}}");
    run("--models").failed(1, "Error: not today\n");
    server.lists(200, "{\"error\": \"no\"}");
    run("--models").failed(1, "Error: no\n");
    server.lists(200, "{}");
    run("--models")
        .failed(1, "Error: The server sent no list of models, but JSON without \"data\"\n");
    server.lists(404, "nothing here");
    assertThat(run("--models").err()).endsWith(" answered 404: nothing here\n").hasLineCount(1);
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() {
    fails("--models cannot be used with a prompt", "Hi", "--models");
    fails("--models cannot be used with --template", "--models", "-t", "x");
    fails("--models cannot be used with tools", "--models", "-T", "x");
    fails("--models cannot be used with tools", "--models", "--functions", "x");
    fails("--models cannot be used with schemas", "--models", "--schema", "x");
    fails("--chat cannot be used with a prompt", "-m", "m", "Hi", "--chat");
    fails("--model is required unless --models or a template model is used", "Hi");
    fails("A prompt is required when stdin is not interactive", "-m", "m");
    fails("nope\n  Extra inputs are not permitted", "-m", "m", "Hi", "-o", "nope", "1");
    fails("Invalid template: nope", "-m", "m", "Hi", "-t", "nope");
    shell
        .run("openai", "endpoint", "nonsense", "-m", "m", "Hi")
        .failed(1, "Error: The base URL of nonsense is not a web address: \"nonsense\"\n");
  }

  @Test
  void whatIsPipedInAndThePromptStandBelowATemplate() {
    shell.file(
        "templates/t.yaml",
        "model: of-template\nprompt: Say $x\ndefaults: {x: it}\nsystem: Be brief\n"
            + "options: {temperature: 0.5}\nschema_object: {title: its}\n");
    shell.piped("piped");
    Json.Obj sent = sent("-t", "t", "words");
    assertThat(sent.string("model")).isEqualTo("of-template");
    assertThat(sent.get("temperature")).isEqualTo(Json.parse("0.5"));
    assertThat(sent.items("messages"))
        .isEqualTo(
            List.of(
                Json.parse("{\"role\": \"system\", \"content\": \"Be brief\"}"),
                Json.parse("{\"role\": \"user\", \"content\": \"Say it\\npiped words\"}")));
    assertThat(sent.object("response_format").toString()).contains("\"its\"");
    shell.piped("");
    assertThat(sent("-t", "t", "-m", "mine").toString()).contains("\"Say it\"", "\"mine\"");
    assertThat(sent("-t", "t", "--schema", "{\"title\": \"given\"}").toString())
        .contains("\"given\"")
        .doesNotContain("\"its\"");
    assertThat(sent("-t", "t", "--schema-multi", "a, b").toString())
        .contains("\"items\"")
        .doesNotContain("\"its\"");
  }

  @Test
  void somebodyAtATerminalIsAskedForAPrompt() {
    shell.piped("typed").onTerminal();
    server.says("Hello");
    assertThat(run("-m", "m").out()).contains("Hello");
    assertThat(server.requests.getLast().toString()).contains("\"typed\"");
  }

  @Test
  void itsOptionsAreNotThoseStoredForANamesake() {
    shell.file("model_options.json", "{\"m\": {\"temperature\": \"1\"}}");
    assertThat(sent("-m", "m", "Hi", "-o", "verbosity", "low").fields().keySet())
        .containsExactlyInAnyOrder("model", "messages", "stream", "stream_options", "verbosity");
  }

  @Test
  void aChatIsHeldWithoutFragmentsAndWithoutALog() {
    server.says("Hello").says("Again");
    shell.piped("Hi\n!fragment x\nexit\n");

    String shown = run("-m", "m", "--chat", "-s", "be brief").ok().out();

    assertThat(shown)
        .startsWith("Chatting with m at " + server.address() + "\nType 'exit' or 'quit' to exit\n")
        .doesNotContain("!fragment")
        .contains("Hello\n", "Again\n");
    assertThat(server.requests.getLast().get("messages"))
        .isEqualTo(
            Json.parse(
                """
                [{"role": "system", "content": "be brief"}, {"role": "user", "content": "Hi"},
                 {"role": "assistant", "content": "Hello"},
                 {"role": "user", "content": "!fragment x"}]
                """));
  }

  @Test
  void toolsRun() {
    server.says(
        "{\"tool_calls\": [{\"index\": 0, \"id\": \"1\", \"function\": {\"name\": \"one\","
            + " \"arguments\": \"{}\"}}]}");
    Json.Obj sent = sent("-m", "m", "Hi", "--functions", "public static int one() { return 1; }");
    assertThat(sent.toString()).contains("\"tool\"", "\"content\":\"1\"");
    assertThat(server.requests).hasSize(2);
    assertThat(run("-m", "m", "Hi", "-T", "WebSearch").err())
        .startsWith("Error: Tool(s) WebSearch not found. ");
  }

  @Test
  void responsesCanBeAskedForAndRunToolsOfTheServer() {
    server.says("{}");
    run("--responses", "-m", "m", "Hi", "-T", "WebSearch", "-o", "reasoning_effort", "low");
    assertThat(server.heads).containsExactly("/v1/responses Bearer DUMMY_KEY");
    assertThat(server.requests.getFirst())
        .isEqualTo(
            Json.parse(
                """
                {"model": "m", "input": [{"role": "user", "content": "Hi"}], "stream": true,
                 "store": false, "reasoning": {"effort": "low"}, "tools": [{"type": "web_search"}],
                 "include": ["reasoning.encrypted_content"]}
                """));
    server.says("Hello");
    assertThat(run("--responses", "-m", "m", "Hi", "-o", "chat_completions", "1").ok().out())
        .isEqualTo("Hello\n");
  }

  @Test
  void usageExtractsAndEventsAreShownAsForAPrompt() {
    server.says("```\none\n```\n");
    assertThat(run("-m", "m", "Hi", "-x").ok().out()).isEqualTo("one\n\n");
    server.says("Hello");
    assertThat(run("-m", "m", "Hi", "-u").err()).startsWith("Token usage: 1,200 input, 7 output");
    server.says("Hello");
    assertThat(run("-m", "m", "Hi", "--events").ok().out()).contains("\"text\":\"Hello\"");
    server.says("Hello");
    assertThat(run("-m", "m", "Hi", "--no-stream").ok().out()).isEqualTo("Hello\n");
    assertThat(server.requests.getLast().isTrue("stream")).isFalse();
  }

  @Test
  void theReasoningIsShownEvenWhereNothingStreams() {
    String thought = "{\"reasoning_content\": \"Hm.\"}";
    server.says(thought, "Hello").says(thought, "Hello");
    assertThat(run("-m", "m", "Hi").err()).contains("Hm.");
    assertThat(run("-m", "m", "Hi", "-R").ok().out()).isEqualTo("Hello\n");
  }
}
