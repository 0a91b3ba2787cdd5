package dev.llmjava.wire.responses;

import static dev.llmjava.wire.responses.Answers.rendered;
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
import dev.llmjava.wire.Rendered;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenderTest {
  private static final Attachment IMAGE = Attachment.of("image/png", new byte[] {1});
  private static final Attachment PDF = Attachment.of("application/pdf", new byte[] {2});

  @Test
  void theSmallestRequestStoresNothing() {
    Rendered rendered = rendered(Prompt.of("hello"));

    assertThat(rendered.path()).isEqualTo("responses");
    assertThat(rendered.body())
        .hasToString(
            "{\"model\":\"m\",\"input\":[{\"role\":\"user\",\"content\":\"hello\"}],"
                + "\"stream\":true,\"store\":false}");
  }

  @Test
  void aModelThatReasonsIsAskedForWhatItThinks() {
    Prompt prompt = Prompt.builder().user("q").option("reasoning_effort", Json.of("low")).build();
    Json.Obj body = reasoning(prompt);

    assertThat(body.get("reasoning")).hasToString("{\"summary\":\"auto\",\"effort\":\"low\"}");
    assertThat(body.get("include")).hasToString("[\"reasoning.encrypted_content\"]");
    assertThat(reasoning(prompt.toBuilder().hideReasoning(true).build()).get("reasoning"))
        .hasToString("{\"effort\":\"low\"}");
  }

  @Test
  void optionsGoWhereTheyBelong() {
    Json.Obj body =
        rendered(
                Prompt.builder()
                    .user("q")
                    .option("max_tokens", Json.of(9))
                    .option("verbosity", Json.of("low"))
                    .option("json_object", Json.of(true))
                    .option("chat_completions", Json.of(false))
                    .option("temperature", Json.of(0.5))
                    .option("seed", Json.Null.NULL)
                    .build())
            .body();

    assertThat(body.without("model", "input", "stream", "store"))
        .hasToString(
            "{\"max_output_tokens\":9,\"temperature\":0.5,"
                + "\"text\":{\"verbosity\":\"low\",\"format\":{\"type\":\"json_object\"}}}");
  }

  @Test
  void aSchemaIsAFormatOfTheText() {
    Json.Obj schema = Json.parseObject("{\"type\":\"object\"}");

    assertThat(rendered(Prompt.builder().user("q").schema(schema).build()).body().get("text"))
        .hasToString(
            "{\"format\":{\"type\":\"json_schema\",\"name\":\"output\","
                + "\"schema\":{\"type\":\"object\"},\"strict\":false}}");
  }

  @Test
  void toolsAreAsTheyWereDescribed() {
    Tool tool = new Tool("look", "Looks.", Json.Obj.EMPTY, arguments -> "");

    assertThat(
            rendered(Prompt.builder().user("q").tools(List.of(tool)).build()).body().get("tools"))
        .hasToString(
            "[{\"type\":\"function\",\"name\":\"look\",\"description\":\"Looks.\","
                + "\"parameters\":{},\"strict\":false}]");
  }

  @Test
  void toolsOfTheProviderComeWithWhatTheirResultsNeed() {
    var search =
        new ServerTool(
            ServerTool.WEB_SEARCH,
            Json.parseObject("{\"include_sources\":true,\"search_context_size\":\"low\"}"));
    Json.Obj body = withTools(search, ServerTool.of(ServerTool.CODE_EXECUTION));

    assertThat(body.get("tools"))
        .hasToString(
            "[{\"type\":\"web_search\",\"search_context_size\":\"low\"},"
                + "{\"type\":\"code_interpreter\",\"container\":{\"type\":\"auto\"}}]");
    assertThat(body.get("include"))
        .hasToString("[\"web_search_call.action.sources\",\"code_interpreter_call.outputs\"]");
  }

  @Test
  void settingsOfToolsMayHaveTheNamesThatLlmHasForThem() {
    var search =
        new ServerTool(
            ServerTool.WEB_SEARCH,
            Json.parseObject(
                """
                {"allowed_domains": ["a.example"], "blocked_domains": null,
                 "user_location": {"country": "NL"}, "include_sources": false}
                """));
    var container =
        new ServerTool("code_interpreter", Json.parseObject("{\"memory_limit\": \"4g\"}"));

    assertThat(withTools(search, container).get("tools"))
        .isEqualTo(
            Json.parse(
                """
                [{"type": "web_search", "filters": {"allowed_domains": ["a.example"]},
                  "user_location": {"country": "NL", "type": "approximate"}},
                 {"type": "code_interpreter",
                  "container": {"type": "auto", "memory_limit": "4g"}}]
                """));
    assertThatThrownBy(
            () ->
                withTools(
                    new ServerTool(
                        "code_interpreter",
                        Json.parseObject("{\"container\": \"cntr_1\", \"file_ids\": [\"f\"]}"))))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("\"cntr_1\" as container cannot be combined with memory_limit, file_ids");
  }

  @Test
  void aToolThatTheProviderDoesNotHaveIsRefusedBeforeSending() {
    assertThatThrownBy(() -> withTools(ServerTool.of(ServerTool.WEB_FETCH)))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage(
            "Model 'm' does not support server-side tool 'web_fetch' - 'web_search' also opens"
                + " pages");
  }

  @Test
  void attachmentsGoAsContentOrAsAddresses() {
    Prompt prompt =
        Prompt.builder()
            .user(
                "look",
                IMAGE,
                Attachment.url("image/png", "http://a.example/i.png"),
                PDF,
                Attachment.url("application/pdf", "http://a.example/d.pdf"),
                Attachment.of("audio/mpeg", new byte[] {3}))
            .option("image_detail", Json.of("high"))
            .build();

    assertThat(content(prompt))
        .hasToString(
            "[{\"type\":\"input_text\",\"text\":\"look\"},"
                + "{\"type\":\"input_image\",\"image_url\":\"data:image/png;base64,AQ==\","
                + "\"detail\":\"high\"},"
                + "{\"type\":\"input_image\",\"image_url\":\"http://a.example/i.png\","
                + "\"detail\":\"high\"},"
                + "{\"type\":\"input_file\",\"filename\":\""
                + PDF.id()
                + ".pdf\",\"file_data\":\"data:application/pdf;base64,Ag==\"},"
                + "{\"type\":\"input_file\",\"file_url\":\"http://a.example/d.pdf\"},"
                + "{\"type\":\"input_audio\",\"input_audio\":{\"data\":\"Aw==\",\"format\":\"mp3\"}}]");
  }

  @Test
  void anAttachmentThatCannotBeSentIsRefused() {
    Prompt prompt = Prompt.builder().user(Attachment.of("video/mp4", new byte[0])).build();

    assertThatThrownBy(() -> rendered(prompt))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("an attachment of type video/mp4 cannot be sent");
  }

  @Test
  void documentsThatAreNoPdfAreFilesToo() {
    Attachment notes = Attachment.of("text/markdown", new byte[] {'#'});
    String body = rendered(Prompt.builder().user("read", notes).build()).body().toString();

    assertThat(body)
        .contains(
            "{\"type\":\"input_file\",\"filename\":\""
                + notes.id()
                + ".md\",\"file_data\":\"data:text/markdown;base64,Iw==\"}");
  }

  @Test
  void theLastSystemTextIsTheInstructions() {
    Rendered rendered =
        rendered(
            Prompt.builder().system("old").user("a").system("new").user("b").system("new").build());

    assertThat(rendered.body().string("instructions")).isEqualTo("new");
    assertThat(rendered.body().items("input")).hasSize(2);
    assertThat(rendered.warnings())
        .extracting(StreamEvent.Warning::message)
        .containsExactly("only the last system message is sent; it takes the others' place");
  }

  @Test
  void anAnswerThatWasBegunIsNotGoneOnWith() {
    Rendered rendered =
        rendered(Prompt.of(List.of(Message.user("q"), Message.assistant("The answer is"))));

    assertThat(rendered.body().items("input").getLast())
        .hasToString("{\"role\":\"assistant\",\"content\":\"The answer is\"}");
    assertThat(rendered.warnings()).extracting(StreamEvent.Warning::feature).contains("prefill");
  }

  private static Json.Obj withTools(ServerTool... tools) {
    return rendered(Prompt.builder().user("q").serverTools(List.of(tools)).build()).body();
  }

  private static Json.Obj reasoning(Prompt prompt) {
    return Responses.of("fed", "m", true, true).render(prompt).body();
  }

  private static Json content(Prompt prompt) {
    return ((Json.Obj) rendered(prompt).body().items("input").getFirst()).get("content");
  }
}
