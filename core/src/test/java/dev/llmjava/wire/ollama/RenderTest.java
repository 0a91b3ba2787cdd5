package dev.llmjava.wire.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Attachment;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.ServerTool;
import dev.llmjava.StreamEvent;
import dev.llmjava.Tool;
import dev.llmjava.json.Json;
import dev.llmjava.wire.Rendered;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderTest {
  private static final Attachment PNG = Attachment.of("image/png", new byte[] {1, 2});
  private static final Part.ToolCall CALL =
      new Part.ToolCall("c1", "f", "{\"x\":  1}", false, ProviderData.NONE);

  @Test
  void aQuestionIsSentToTheChatApi() {
    Rendered rendered = render(Prompt.builder().system("s").user("q").stream(false).build());

    assertThat(rendered.path()).isEqualTo("api/chat");
    assertThat(rendered.body())
        .hasToString(
            """
            {"model":"m","messages":[{"role":"system","content":"s"},\
            {"role":"user","content":"q"}],"stream":false}\
            """);
  }

  @Test
  void optionsGoWhereTheyBelong() {
    Prompt prompt =
        Prompt.builder()
            .user("q")
            .option("num_ctx", Json.of(100))
            .option("stop", Json.of("X"))
            .option("think", Json.of("low"))
            .option("keep_alive", Json.of("5m"))
            .option("json_object", Json.of(true))
            .option("seed", Json.Null.NULL)
            .build();

    assertThat(render(prompt).body().without("model", "messages", "stream"))
        .isEqualTo(
            Json.parse(
                """
                {"format":"json","think":"low","keep_alive":"5m",\
                "options":{"num_ctx":100,"stop":["X"]}}\
                """));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "1, true", "off, false", "high, '\"high\"'", "huge, '\"huge\"'"})
  void thinkingIsASwitchOrALevel(String typed, String sent) {
    Prompt prompt = Prompt.builder().user("q").option("think", Json.of(typed)).build();

    assertThat(render(prompt).body().get("think")).hasToString(sent);
  }

  @Test
  void toolsAndSchemasAreSent() {
    Json.Obj schema = Json.parseObject("{\"type\":\"object\"}");
    Prompt prompt =
        Prompt.builder()
            .user("q")
            .schema(schema)
            .option("json_object", Json.of(true))
            .tools(List.of(new Tool("f", "d", schema, arguments -> "")))
            .build();

    assertThat(render(prompt).body().get("format")).isEqualTo(schema);
    assertThat(render(prompt).body().get("tools"))
        .hasToString(
            """
            [{"type":"function","function":{"name":"f","description":"d",\
            "parameters":{"type":"object"}}}]\
            """);
  }

  @Test
  void aToolLoopIsSentBackWithItsThinking() {
    var thought =
        new Part.Reasoning("t", false, ProviderData.of("acme", "field", Json.of("thinking")));
    var result =
        new Part.ToolResult("c1", "f", "one", null, List.of(PNG), false, ProviderData.NONE);
    Prompt prompt =
        Prompt.of(
            List.of(
                Message.user("q"), Message.assistant(thought, "a", CALL), Message.tool(result)));

    assertThat(render(prompt).body().get("messages"))
        .hasToString(
            """
            [{"role":"user","content":"q"},\
            {"role":"assistant","content":"a","thinking":"t","tool_calls":[{"type":"function",\
            "id":"c1","function":{"name":"f","arguments":{"x":1}}}]},\
            {"role":"tool","content":"one","images":["AQI="],"tool_name":"f",\
            "tool_call_id":"c1"}]\
            """);
    assertThat(render(prompt).warnings()).isEmpty();
  }

  @Test
  void anothersReasoningStaysHere() {
    var thought =
        new Part.Reasoning("t", false, ProviderData.of("other", "field", Json.of("thinking")));
    Prompt prompt =
        Prompt.of(List.of(Message.user("q"), Message.assistant(thought), Message.user("r")));

    assertThat(render(prompt).body().get("messages"))
        .hasToString(
            "[{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"user\",\"content\":\"r\"}]");
    assertThat(render(prompt).warnings()).isEmpty();
  }

  @Test
  void anAssistantsMessageAtTheEndIsGoneOnWith() {
    Prompt prompt = Prompt.of(List.of(Message.user("q"), Message.assistant("It is")));

    assertThat(render(prompt).body().items("messages").getLast())
        .hasToString("{\"role\":\"assistant\",\"content\":\"It is\"}");
  }

  @Test
  void argumentsThatAreNoObjectAreSentInOne() {
    var call = new Part.ToolCall(null, "f", "{\"x\":", false, ProviderData.NONE);
    Prompt prompt = Prompt.of(List.of(Message.user("q"), Message.assistant(call)));

    assertThat(render(prompt).body().toString())
        .contains(
            "{\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":{\"_raw\":\"{\\\"x\\\":\"}}}");
  }

  @Test
  void imagesAreSentBesideTheText() {
    Prompt prompt = Prompt.builder().user(PNG, "q").build();

    assertThat(render(prompt).body().items("messages").getFirst())
        .hasToString("{\"role\":\"user\",\"content\":\"q\",\"images\":[\"AQI=\"]}");
  }

  @Test
  void whatCannotBeSentIsAnErrorNowAndAWarningLater() {
    Attachment address = Attachment.url("image/png", "https://acme.example/a.png");
    Attachment pdf = Attachment.of("application/pdf", new byte[] {1});

    assertThatThrownBy(() -> render(Prompt.builder().user(address).build()))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage(
            "an attachment of type image/png cannot be sent as an address; fetch it first:"
                + " https://acme.example/a.png");
    assertThatThrownBy(() -> render(Prompt.builder().user(pdf).build()))
        .hasMessage("an attachment of type application/pdf cannot be sent");
    Prompt later =
        Prompt.of(List.of(Message.user("q", pdf), Message.assistant("a"), Message.user("r")));
    assertThat(render(later).warnings())
        .containsExactly(
            new StreamEvent.Warning(
                "attachments",
                "an attachment of type application/pdf cannot be sent; it is left out"));
  }

  @Test
  void whatAnotherProviderRanIsLeftOutWithAWarning() {
    var ran = new Part.ToolCall("s1", "web_search", "{}", true, ProviderData.NONE);
    Prompt prompt =
        Prompt.of(List.of(Message.user("q"), Message.assistant(ran), Message.user("r")));

    assertThat(render(prompt).warnings())
        .containsExactly(
            new StreamEvent.Warning(
                "server_tools",
                "tools that the provider ran, and their results, are not sent back"));
    assertThat(render(prompt).body().toString()).doesNotContain("web_search");
  }

  @Test
  void itRunsNoToolsItself() {
    Prompt prompt =
        Prompt.builder().user("q").serverTools(List.of(ServerTool.of("web_search"))).build();

    assertThatThrownBy(() -> render(prompt))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("Model 'm' does not support server-side tool 'web_search'");
  }

  private static Rendered render(Prompt prompt) {
    return new OllamaChat("acme", "m").render(prompt);
  }
}
