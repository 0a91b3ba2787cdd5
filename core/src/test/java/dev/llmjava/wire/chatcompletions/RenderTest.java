package dev.llmjava.wire.chatcompletions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Attachment;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.StreamEvent;
import dev.llmjava.Tool;
import dev.llmjava.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenderTest {
  private static final Dialect DIALECT = Dialect.of("acme", "model-1");
  private static final Part.ToolCall CALL =
      new Part.ToolCall("c1", "f", "{\"x\":  1}", false, ProviderData.NONE);

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
  void aToolLoopIsSentByteForByte() {
    Prompt prompt =
        Prompt.of(
            List.of(
                Message.user("q"),
                Message.assistant(CALL, new Part.ToolCall("c2", "g", "", false, ProviderData.NONE)),
                Message.tool(Part.ToolResult.of(CALL, "one"))));

    assertThat(messages(prompt))
        .isEqualTo(
            """
            [{"role":"user","content":"q"},{"role":"assistant","content":null,"tool_calls":[\
            {"id":"c1","type":"function","function":{"name":"f","arguments":"{\\"x\\":  1}"}},\
            {"id":"c2","type":"function","function":{"name":"g","arguments":"{}"}}]},\
            {"role":"tool","tool_call_id":"c1","content":"one"}]\
            """);
  }

  @Test
  void callsWithoutIdsGetSomeAndTheirResultsTheSame() {
    var call = new Part.ToolCall(null, "f", "{}", false, ProviderData.NONE);
    Prompt prompt =
        Prompt.of(
            List.of(
                Message.user("q"),
                Message.assistant(call),
                Message.tool(Part.ToolResult.of(call, "r"))));

    assertThat(messages(prompt)).contains("\"id\":\"call_1\"", "\"tool_call_id\":\"call_1\"");
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
  void attachmentsOfAResultFollowAsTheUsers() {
    var result =
        new Part.ToolResult(
            "c1",
            "f",
            "see",
            null,
            List.of(Attachment.of("image/png", new byte[] {1})),
            false,
            ProviderData.NONE);
    Prompt prompt =
        Prompt.of(List.of(Message.user("q"), Message.assistant(CALL), Message.tool(result)));

    assertThat(messages(prompt)).contains("{\"role\":\"user\",\"content\":[{\"type\":\"text\"");
    assertThat(Render.render(prompt, DIALECT).warnings()).hasSize(1);
  }

  @Test
  void signedReasoningGoesBackToItsOwnProviderOnly() {
    Json details = Json.parse("[{\"type\":\"reasoning.text\",\"text\":\"t\",\"signature\":\"s\"}]");
    var mine =
        new Part.Reasoning("t", false, ProviderData.of("acme", "reasoning_details", details));
    var theirs =
        new Part.Reasoning("u", false, ProviderData.of("other", "reasoning_details", details));
    Prompt prompt =
        Prompt.of(
            List.of(Message.user("q"), Message.assistant(mine, theirs, "a"), Message.user("r")));

    assertThat(messages(prompt)).contains("\"reasoning_details\":" + details);
    assertThat(messages(prompt)).doesNotContain("\"u\"");
    assertThat(Render.render(prompt, DIALECT).warnings()).isEmpty();
  }

  @Test
  void plainReasoningGoesBackOnlyWhileToolsAreBeingCalled() {
    var thought =
        new Part.Reasoning(
            "hm", false, ProviderData.of("acme", "field", Json.of("reasoning_content")));
    List<Message> loop =
        List.of(
            Message.user("q"),
            Message.assistant(thought, CALL),
            Message.tool(Part.ToolResult.of(CALL, "r")));

    assertThat(messages(Prompt.of(loop))).contains("\"reasoning_content\":\"hm\"");
    assertThat(messages(Prompt.builder().messages(loop).user("next").build()))
        .doesNotContain("reasoning_content");
  }

  @Test
  void aRefusalIsOneForItsProviderAndTextForOthers() {
    var refusal = new Part.Text("no", ProviderData.of("acme", "refusal", Json.of(true)));
    Prompt prompt =
        Prompt.of(List.of(Message.user("q"), Message.assistant(refusal), Message.user("r")));

    assertThat(messages(prompt)).contains("\"content\":null,\"refusal\":\"no\"");
    assertThat(Render.render(prompt, Dialect.of("other", "m")).body().toString())
        .contains("\"content\":\"no\"");
  }

  @Test
  void whatAProviderRanIsLeftOutWithAWarning() {
    var call = new Part.ToolCall("s", "search", "{}", true, ProviderData.NONE);
    Prompt prompt =
        Prompt.of(List.of(Message.user("q"), Message.assistant(call, "a"), Message.user("r")));

    assertThat(messages(prompt)).doesNotContain("search");
    assertThat(Render.render(prompt, DIALECT).warnings())
        .extracting(StreamEvent.Warning::feature)
        .containsExactly("server_tools");
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
