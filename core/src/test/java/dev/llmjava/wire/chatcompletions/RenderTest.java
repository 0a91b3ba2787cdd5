package dev.llmjava.wire.chatcompletions;

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
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RenderTest {
  private static final Dialect DIALECT = Dialect.of("acme", "model-1");

  @Test
  void aSimplePrompt() {
    assertThat(body(Prompt.of("hi")))
        .isEqualTo(
            "{\"model\":\"model-1\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],"
                + "\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
  }

  @Test
  void optionsGoOutUnderTheirOwnNamesButForOurs() {
    Prompt prompt =
        Prompt.builder().user("hi").stream(false)
            .option("temperature", Json.of(0.5))
            .option("max_tokens", Json.of(5))
            .option("json_object", Json.of(true))
            .option("image_detail", Json.of("low"))
            .option("chat_completions", Json.of(true))
            .option("seed", Json.Null.NULL)
            .build();

    Json.Obj body =
        Render.render(prompt, DIALECT.withLengthOption(Dialect.MAX_COMPLETION_TOKENS)).body();

    assertThat(body.without("model", "messages").toString())
        .isEqualTo(
            "{\"stream\":false,\"max_completion_tokens\":5,\"temperature\":0.5,"
                + "\"response_format\":{\"type\":\"json_object\"}}");
  }

  @Test
  void aToolOfTheProviderGoesOutWithItsTypeAndSettings() {
    Json.Obj settings = Json.object().put("max_uses", 2).build();
    Prompt prompt =
        Prompt.builder()
            .user("hi")
            .serverTools(List.of(new ServerTool("acme:look", settings)))
            .serverTools(List.of(ServerTool.of(ServerTool.WEB_SEARCH)))
            .build();
    Json.Obj types = Json.object().put(ServerTool.WEB_SEARCH, "acme:search").build();

    assertThat(Render.render(prompt, DIALECT.withServerTools(types)).body().get("tools"))
        .hasToString("[{\"type\":\"acme:look\",\"max_uses\":2},{\"type\":\"acme:search\"}]");
    assertThatThrownBy(() -> Render.render(prompt, DIALECT))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage(
            "Model 'model-1' does not support server-side tool 'web_search' through chat"
                + " completions");
  }

  @Test
  void whereThePromptIsToBeCachedIsSaidOnTheText() {
    var mark =
        new ProviderData(
            Json.parseObject("{\"acme\": {\"cache_control\": {\"type\": \"ephemeral\"}}}"));
    Prompt prompt =
        Prompt.builder()
            .message(Message.system(new Part.Text("rules", mark)))
            .user(new Part.Text("long", mark), "short")
            .build();

    assertThat(Render.render(prompt, DIALECT).body().get("messages"))
        .hasToString(
            "[{\"role\":\"system\",\"content\":[{\"type\":\"text\",\"text\":\"rules\","
                + "\"cache_control\":{\"type\":\"ephemeral\"}}]},"
                + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"long\","
                + "\"cache_control\":{\"type\":\"ephemeral\"}},"
                + "{\"type\":\"text\",\"text\":\"short\"}]}]");
    assertThat(Render.render(prompt, Dialect.of("other", "m")).body().toString())
        .doesNotContain("cache_control");
  }

  @Test
  @DisplayName("S29 a schema that was given goes out as it is")
  void aSchemaAndToolsAreSentAsOpenAiWantsThem() {
    Json.Obj schema = Json.object().put("type", "object").build();
    Prompt prompt =
        Prompt.builder()
            .user("hi")
            .schema(schema)
            .option("json_object", Json.of(true))
            .tools(List.of(new Tool("f", "", schema, arguments -> "")))
            .build();

    Json.Obj body = Render.render(prompt, DIALECT).body();

    assertThat(String.valueOf(body.get("response_format")))
        .isEqualTo(
            "{\"type\":\"json_schema\",\"json_schema\":"
                + "{\"name\":\"output\",\"schema\":{\"type\":\"object\"}}}");
    assertThat(String.valueOf(body.get("tools")))
        .isEqualTo(
            "[{\"type\":\"function\",\"function\":"
                + "{\"name\":\"f\",\"parameters\":{\"type\":\"object\"}}}]");
  }

  @Test
  void aSystemTextIsSentWhereItStandsUnlessItIsInForce() {
    Prompt prompt =
        Prompt.of(
            List.of(
                Message.system("a"),
                Message.user("1"),
                Message.assistant("2"),
                Message.system("a"),
                Message.user("3"),
                Message.assistant("4"),
                Message.system("b"),
                Message.user("5")));

    assertThat(Render.render(prompt, DIALECT).body().items("messages"))
        .extracting(message -> ((Json.Obj) message).string("content"))
        .containsExactly("a", "1", "2", "3", "4", "b", "5");
  }

  @Test
  void attachmentsKeepTheirPlace() {
    Prompt prompt =
        Prompt.builder()
            .user(
                Attachment.url("image/png", "https://example.org/a.png"),
                "what",
                Attachment.of("image/gif", new byte[] {1}),
                Attachment.of("audio/mpeg", new byte[] {2}))
            .option("image_detail", Json.of("high"))
            .build();

    assertThat(messages(prompt))
        .isEqualTo(
            """
            [{"role":"user","content":[{"type":"image_url","image_url":\
            {"url":"https://example.org/a.png","detail":"high"}},{"type":"text","text":"what"},\
            {"type":"image_url","image_url":{"url":"data:image/gif;base64,AQ==","detail":"high"}},\
            {"type":"input_audio","input_audio":{"data":"Ag==","format":"mp3"}}]}]\
            """);
  }

  @Test
  void aPdfIsAFileNamedByItsContent() {
    Attachment pdf = Attachment.of("application/pdf", new byte[] {1});

    assertThat(messages(Prompt.builder().user("q", pdf).build()))
        .contains(
            "{\"type\":\"file\",\"file\":{\"filename\":\""
                + pdf.id()
                + ".pdf\",\"file_data\":\"data:application/pdf;base64,AQ==\"}}");
  }

  @Test
  void whatCannotBeSentIsAnErrorNowAndAWarningLater() {
    Attachment film = Attachment.url("video/mp4", "https://example.org/film");
    Attachment pdf = Attachment.url("application/pdf", "https://example.org/doc");
    Prompt later =
        Prompt.of(List.of(Message.user("q", film), Message.assistant("a"), Message.user("b")));

    assertThatThrownBy(() -> Render.render(Prompt.builder().user(film).build(), DIALECT))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("an attachment of type video/mp4 cannot be sent");
    assertThatThrownBy(() -> Render.render(Prompt.builder().user(pdf).build(), DIALECT))
        .hasMessageContaining("fetch it first: https://example.org/doc");
    assertThat(Render.render(later, DIALECT).warnings())
        .containsExactly(
            new StreamEvent.Warning(
                "attachments", "an attachment of type video/mp4 cannot be sent; it is left out"));
  }

  @Test
  void hidingReasoningIsAskedForBesideTheUsersOwnSettings() {
    Json.Obj hiding = Json.parseObject("{\"reasoning\":{\"exclude\":true}}");
    Prompt prompt =
        Prompt.builder()
            .user("q")
            .hideReasoning(true)
            .option("reasoning", Json.parse("{\"effort\":\"low\"}"))
            .build();

    assertThat(
            Render.render(prompt, DIALECT.withHidingReasoning(hiding)).body().object("reasoning"))
        .isEqualTo(Json.parse("{\"effort\":\"low\",\"exclude\":true}"));
  }

  private static String body(Prompt prompt) {
    return Render.render(prompt, DIALECT).body().toString();
  }

  private static String messages(Prompt prompt) {
    return String.valueOf(Render.render(prompt, DIALECT).body().get("messages"));
  }
}
