package dev.llmjava.wire.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Attachment;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Prompt;
import dev.llmjava.ServerTool;
import dev.llmjava.StreamEvent;
import dev.llmjava.Tool;
import dev.llmjava.json.Json;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RenderTest {
  private static final Dialect OLD = Dialect.of("acme", "gemini-2.5-flash");
  private static final Dialect NEW = Dialect.of("acme", "gemini-3.5-flash");
  private static final Dialect PLAIN = Dialect.vertex("acme", "gemma-4", "v1/models");
  private static final Tool TOOL =
      new Tool("f", "does", Json.parseObject("{\"type\":\"object\",\"title\":\"F\"}"), a -> "");

  @Test
  void asksForAStreamOrADocument() {
    Prompt prompt = Prompt.of("q");

    assertThat(Render.render(prompt, OLD).path())
        .isEqualTo("v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse");
    assertThat(Render.render(prompt.toBuilder().stream(false).build(), PLAIN).path())
        .isEqualTo("v1/models/gemma-4:generateContent");
    assertThat(Render.render(prompt, Dialect.of("acme", "a/../b c?d")).path())
        .startsWith("v1beta/models/a%2F..%2Fb%20c%3Fd:");
  }

  @Test
  void systemTextsComeFirstAndOnce() {
    Prompt prompt =
        Prompt.of(
            List.of(
                Message.system("a"),
                Message.user("1"),
                Message.assistant("2"),
                Message.system("a"),
                Message.system("b"),
                Message.user("3")));

    assertThat(body(prompt, PLAIN))
        .isEqualTo(
            "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"1\"}]},"
                + "{\"role\":\"model\",\"parts\":[{\"text\":\"2\"}]},"
                + "{\"role\":\"user\",\"parts\":[{\"text\":\"3\"}]}],"
                + "\"systemInstruction\":{\"parts\":[{\"text\":\"a\"},{\"text\":\"b\"}]}}");
    assertThat(Render.render(prompt, PLAIN).warnings())
        .extracting(StreamEvent.Warning::feature)
        .containsExactly("system");
  }

  @Test
  void optionsGoOutUnderTheNamesOfTheWire() {
    Prompt prompt =
        Prompt.builder()
            .user("q")
            .option("max_output_tokens", Json.of(9))
            .option("top_k", Json.Null.NULL)
            .option("response_modalities", Json.parse("[\"TEXT\"]"))
            .option("media_resolution", Json.of("low"))
            .option("thinking_budget", Json.of(0))
            .option("cached_content", Json.of("cachedContents/1"))
            .option("json_object", Json.of(true))
            .build();

    Json.Obj body = Render.render(prompt, OLD).body();
    assertThat(body.get("generationConfig"))
        .isEqualTo(
            Json.parse(
                "{\"maxOutputTokens\":9,\"responseModalities\":[\"TEXT\"],"
                    + "\"mediaResolution\":\"MEDIA_RESOLUTION_LOW\","
                    + "\"responseMimeType\":\"application/json\","
                    + "\"thinkingConfig\":{\"thinkingBudget\":0,\"includeThoughts\":true}}"));
    assertThat(body.string("cachedContent")).isEqualTo("cachedContents/1");
    assertThat(body.items("safetySettings")).hasSize(4);
  }

  @Test
  void thoughtsAreAskedForWhereThereAreSomeUnlessTheyAreHidden() {
    Prompt hidden = Prompt.builder().user("q").hideReasoning(true).build();

    assertThat(body(Prompt.of("q"), NEW)).contains("\"includeThoughts\":true");
    assertThat(body(hidden, NEW)).doesNotContain("includeThoughts");
    for (String model : List.of("gemini-2.0-flash", "gemini-2.5-flash-image", "gemma-4", "x")) {
      assertThat(body(Prompt.of("q"), Dialect.of("acme", model))).doesNotContain("thinkingConfig");
    }
    assertThat(body(Prompt.of("q"), Dialect.of("acme", "gemini-flash-latest")))
        .contains("includeThoughts");
  }

  @Test
  @DisplayName("S91 Google is told when its own tools and ours are used together")
  void toolsOfBothKindsAreDeclared() {
    Prompt prompt =
        Prompt.builder()
            .user("q")
            .tools(List.of(TOOL))
            .serverTools(
                List.of(
                    ServerTool.of(ServerTool.WEB_SEARCH),
                    ServerTool.of(ServerTool.WEB_FETCH),
                    ServerTool.of(ServerTool.CODE_EXECUTION),
                    new ServerTool("file_search", Json.parseObject("{\"k\":1}"))))
            .build();

    Json.Obj body = Render.render(prompt, NEW).body();
    assertThat(body.get("tools"))
        .hasToString(
            "[{\"googleSearch\":{}},{\"urlContext\":{}},{\"codeExecution\":{}},"
                + "{\"file_search\":{\"k\":1}},{\"functionDeclarations\":[{\"name\":\"f\","
                + "\"description\":\"does\",\"parameters\":{\"type\":\"object\"}}]}]");
    assertThat(body.get("toolConfig")).hasToString("{\"includeServerSideToolInvocations\":true}");
  }

  @Test
  void whatOlderModelsDoNotTakeTogetherIsSaidBeforeItIsSent() {
    Prompt both =
        Prompt.builder().user("q").tools(List.of(TOOL)).schema(TOOL.inputSchema()).build();
    Prompt served =
        Prompt.builder()
            .user("q")
            .tools(List.of(TOOL))
            .serverTools(List.of(ServerTool.of(ServerTool.WEB_SEARCH)))
            .build();

    assertThatThrownBy(() -> Render.render(both, OLD))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage(
            "gemini-2.5-flash cannot answer in JSON and use tools in one request; leave out one of"
                + " them or ask a model of Gemini 3 or newer");
    assertThatThrownBy(() -> Render.render(served, OLD))
        .hasMessageContaining("use your tools and those that Google runs");
    assertThat(body(both, NEW)).contains("responseSchema", "functionDeclarations");
  }

  @Test
  void attachmentsKeepTheirPlaceAndGoByContentOrByAddress() {
    Prompt prompt =
        Prompt.builder()
            .user(
                Attachment.of("image/png", new byte[] {1}),
                "what",
                Attachment.of("audio/mpeg", new byte[] {2}),
                Attachment.url("video/mp4", "gs://bucket/film"),
                Attachment.url("text/html", "https://www.youtube.com/watch?v=1"))
            .build();

    assertThat(body(prompt, PLAIN))
        .isEqualTo(
            "{\"contents\":[{\"role\":\"user\",\"parts\":["
                + "{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"AQ==\"}},"
                + "{\"text\":\"what\"},"
                + "{\"inlineData\":{\"mimeType\":\"audio/mp3\",\"data\":\"Ag==\"}},"
                + "{\"fileData\":{\"mimeType\":\"video/mp4\",\"fileUri\":\"gs://bucket/film\"}},"
                + "{\"fileData\":{\"mimeType\":\"video/youtube\","
                + "\"fileUri\":\"https://www.youtube.com/watch?v=1\"}}]}]}");
  }

  @Test
  void whatCannotBeSentIsAnErrorNowAndAWarningLater() {
    Attachment packed = Attachment.of("application/zip", new byte[] {1});
    Prompt later =
        Prompt.of(List.of(Message.user("q", packed), Message.assistant("a"), Message.user("b")));

    assertThatThrownBy(() -> Render.render(Prompt.builder().user(packed).build(), PLAIN))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("an attachment of type application/zip cannot be sent");
    assertThat(Render.render(later, PLAIN).warnings()).hasSize(1);
  }

  private static String body(Prompt prompt, Dialect dialect) {
    return Render.render(prompt, dialect).body().toString();
  }
}
