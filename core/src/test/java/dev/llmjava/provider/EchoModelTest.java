package dev.llmjava.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Response;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class EchoModelTest {
  @Test
  void reportsThePrompt() {
    Prompt prompt =
        Prompt.builder().system("s").user("héllo \u007f").stream(false)
            .option("example_bool", Json.of(true))
            .build();

    assertThat(say(prompt).text())
        .isEqualTo(
            """
            {
              "prompt": "h\\u00e9llo \\u007f",
              "system": "s",
              "attachments": [],
              "stream": false,
              "previous": [],
              "options": {
                "example_bool": true
              }
            }\
            """);
  }

  @Test
  void reportsAttachmentsAndToolResultsOfThisTurn() {
    Attachment image = Attachment.of("image/png", new byte[] {1});
    var call = new Part.ToolCall("c", "f", "{}", false, ProviderData.NONE);
    Prompt prompt =
        Prompt.of(
            List.of(
                Message.user("before"),
                Message.assistant(call),
                Message.tool(Part.ToolResult.of(call, "r")),
                Message.user("now", image)));

    assertThat(say(prompt).text())
        .contains(
            "\"prompt\": \"now\"",
            "\"type\": \"image/png\",\n"
                + "      \"path\": null,\n"
                + "      \"url\": null,\n"
                + "      \"id\": \""
                + image.id(),
            "\"name\": \"f\",\n      \"output\": \"r\",\n      \"tool_call_id\": \"c\"")
        .doesNotContain("before");
  }

  @Test
  void theSystemTextOfAQuestionHoldsWhileItsToolsAreCalled() {
    var call = new Part.ToolCall("c", "f", "{}", false, ProviderData.NONE);
    List<Message> loop =
        List.of(
            Message.system("s"),
            Message.user("q"),
            Message.assistant(call),
            Message.tool(Part.ToolResult.of(call, "r")));

    assertThat(say(Prompt.of(loop)).text()).contains("\"prompt\": \"\"", "\"system\": \"s\"");
    assertThat(
            say(Prompt.builder().messages(loop).message(Message.assistant("a")).user("b").build())
                .text())
        .contains("\"system\": \"\"");
  }

  @Test
  void takesOrders() {
    assertThat(say(Prompt.of("{\"raw\": \"just this\"}")).text()).isEqualTo("just this");
    assertThat(say(Prompt.of("{\"raw\": {\"a\": []}}")).text()).isEqualTo("{\n  \"a\": []\n}");
    assertThat(say(Prompt.of("{\"prompt\": \"x\"}")).text()).contains("\"prompt\": \"x\"");
    assertThat(say(Prompt.of("{not json")).text()).contains("\"prompt\": \"{not json\"");
  }

  @Test
  void makesToolCallsAfterTheText() {
    Response response =
        say(Prompt.of("{\"raw\":\"a\",\"tool_calls\":[{\"name\":\"f\",\"arguments\":{\"x\":1}}]}"));

    List<Part> parts = response.message().parts();
    assertThat(parts.getFirst()).isEqualTo(new Part.Text("a"));
    assertThat(response.toolCalls())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.id()).startsWith("tc_");
              assertThat(call.arguments()).isEqualTo(Json.parse("{\"x\":1}"));
            });
    assertThat(response.usage()).isEqualTo(Usage.NONE);
  }

  private static Response say(Prompt prompt) {
    return new EchoModel().prompt(prompt);
  }
}
