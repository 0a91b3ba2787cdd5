package dev.llmjava.wire.responses;

import static dev.llmjava.wire.responses.Answers.call;
import static dev.llmjava.wire.responses.Answers.document;
import static dev.llmjava.wire.responses.Answers.message;
import static dev.llmjava.wire.responses.Answers.rendered;
import static dev.llmjava.wire.responses.Answers.response;
import static dev.llmjava.wire.responses.Answers.sentBack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.StreamEvent;
import dev.llmjava.conformance.Reading;
import dev.llmjava.json.Json;
import dev.llmjava.wire.Rendered;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderHistoryTest {
  @Test
  void everyItemGoesBackAsItCameAndWhereItWas() {
    String[] items = {
      "{\"type\":\"reasoning\",\"id\":\"rs_1\",\"encrypted_content\":\"enc 1\",\"summary\":["
          + "{\"type\":\"summary_text\",\"text\":\"a\"},{\"type\":\"summary_text\",\"text\":\"b\"}]}",
      "{\"type\":\"web_search_call\",\"id\":\"ws_1\",\"status\":\"completed\",\"action\":{}}",
      "{\"type\":\"reasoning\",\"id\":\"rs_2\",\"encrypted_content\":\"enc 2\",\"summary\":[]}",
      "{\"type\":\"message\",\"id\":\"msg_1\",\"status\":\"completed\",\"phase\":\"commentary\","
          + "\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":\"one\","
          + "\"annotations\":[{\"type\":\"url_citation\",\"url\":\"u\"}]},"
          + "{\"type\":\"refusal\",\"refusal\":\"no\"}]}",
      "{\"type\":\"image_generation_call\",\"id\":\"ig_1\",\"status\":\"completed\","
          + "\"result\":\"AAAA\"}",
      "{\"type\":\"function_call\",\"id\":\"fc_1\",\"call_id\":\"c_1\",\"name\":\"f\","
          + "\"arguments\":\"{\\\"b\\\": 1, \\\"a\\\":2}\",\"status\":\"completed\","
          + "\"namespace\":\"n\"}",
      "{\"type\":\"custom_tool_call\",\"id\":\"ctc_1\",\"call_id\":\"c_2\",\"name\":\"g\","
          + "\"input\":\"x \\\"y\\\"\",\"status\":\"completed\"}",
      "{\"type\":\"local_shell_call\",\"id\":\"lsh_1\",\"call_id\":\"c_3\",\"action\":{\"a\":1},"
          + "\"status\":\"completed\"}",
      message("msg_2", "two"),
    };

    assertThat(sentBack(document(response("completed", items))))
        .containsExactlyElementsOf(Arrays.stream(items).map(Json::parse).toList());
  }

  @Test
  void aHistoryFromJsonIsSentLikeALiveOne() {
    Reading live =
        document(
            response(
                "completed",
                "{\"type\":\"reasoning\",\"id\":\"rs\",\"encrypted_content\":\"e\",\"summary\":[]}",
                call("1", "f", "{\"b\": 1}"),
                "{\"type\":\"image_generation_call\",\"id\":\"ig\",\"result\":\"AAAA\"}"));
    List<Message> stored =
        live.messages().stream()
            .map(message -> Message.fromJson(Json.parseObject(message.toJson().toString())))
            .toList();

    assertThat(rendered(Prompt.of(stored)).body().toString().replace(" ", ""))
        .isEqualTo(rendered(Prompt.of(live.messages())).body().toString().replace(" ", ""));
  }

  @Test
  void whatLlmLoggedGoesBack() {
    var reasoning =
        Message.fromJson(
            Json.parseObject(
                """
                {"role":"assistant","parts":[
                {"type":"reasoning","text":"","redacted":true,"provider_metadata":
                {"fed":{"id":"rs_1","encrypted_content":"enc"}}},
                {"type":"tool_call","name":"web_search","arguments":{},"tool_call_id":"ws",
                "server_executed":true},
                {"type":"tool_result","name":"web_search","output":"completed",
                "tool_call_id":"ws","server_executed":true},
                {"type":"text","text":"hello"}]}\
                """));
    Rendered rendered = rendered(Prompt.of(List.of(reasoning, Message.user("q"))));

    assertThat(rendered.body().items("input").subList(0, 2))
        .hasToString(
            "[{\"type\":\"reasoning\",\"id\":\"rs_1\",\"encrypted_content\":\"enc\","
                + "\"summary\":[]}, {\"role\":\"assistant\",\"content\":\"hello\"}]");
    assertThat(rendered.warnings())
        .extracting(StreamEvent.Warning::feature)
        .containsExactly("server_tools");
  }

  @Test
  void thinkingThatTheProviderCouldMakeNothingOfStaysHere() {
    Reading answer =
        document(
            response(
                "completed",
                "{\"type\":\"reasoning\",\"id\":\"rs_1\",\"summary\":[]}",
                message("msg_1", "text")));

    assertThat(sentBack(answer)).containsExactly(Json.parse(message("msg_1", "text")));
  }

  @Test
  void whatAnotherProviderAttachedStaysHere() {
    ProviderData data = ProviderData.of("other", "encrypted_content", Json.of("secret"));
    Message answer =
        Message.assistant(
            new Part.Reasoning("thought", false, data),
            new Part.Text("words", data),
            new Part.ToolCall("toolu_1", "f", "{}", false, data));
    Rendered rendered = rendered(Prompt.of(List.of(answer)));

    assertThat(rendered.body().items("input"))
        .hasToString(
            "[{\"role\":\"assistant\",\"content\":\"words\"}, {\"type\":\"function_call\","
                + "\"call_id\":\"toolu_1\",\"name\":\"f\",\"arguments\":\"{}\"}]");
    assertThat(rendered.warnings()).isEmpty();
  }

  @Test
  void callsAndResultsWithoutIdsAreLinked() {
    Rendered rendered =
        rendered(
            Prompt.of(
                List.of(
                    Message.assistant(new Part.ToolCall(null, "f", "", false, ProviderData.NONE)),
                    Message.tool(
                        new Part.ToolResult(
                            null, "f", "done", null, List.of(), false, ProviderData.NONE)))));

    assertThat(rendered.body().items("input"))
        .hasToString(
            "[{\"type\":\"function_call\",\"call_id\":\"call_1\",\"name\":\"f\","
                + "\"arguments\":\"{}\"}, {\"type\":\"function_call_output\","
                + "\"call_id\":\"call_1\",\"output\":\"done\"}]");
  }

  @Test
  void attachmentsOfAResultGoWithIt() {
    var result =
        new Part.ToolResult(
            "c",
            "f",
            "seen",
            null,
            List.of(Attachment.url("image/png", "http://a.example")),
            false,
            ProviderData.NONE);

    assertThat(rendered(Prompt.of(List.of(Message.tool(result)))).body().items("input"))
        .hasToString(
            "[{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":["
                + "{\"type\":\"input_text\",\"text\":\"seen\"},"
                + "{\"type\":\"input_image\",\"image_url\":\"http://a.example\"}]}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'type':'custom_tool_call','call_id':'c','name':'f'} | out"
            + " | {'type':'custom_tool_call_output','call_id':'c','output':'out'}",
        "{'type':'local_shell_call','call_id':'c'} | out"
            + " | {'type':'local_shell_call_output','call_id':'c','output':'out'}",
        "{'type':'shell_call','call_id':'c'} | out"
            + " | {'type':'shell_call_output','call_id':'c','output':[{'stdout':'out',"
            + "'stderr':'','outcome':{'type':'exit','exit_code':0}}]}",
        "{'type':'shell_call','call_id':'c'} | [{'stdout':'x'}]"
            + " | {'type':'shell_call_output','call_id':'c','output':[{'stdout':'x'}]}",
        "{'type':'apply_patch_call','call_id':'c'} | out"
            + " | {'type':'apply_patch_call_output','call_id':'c','status':'completed',"
            + "'output':'out'}",
        "{'type':'tool_search_call','call_id':'c','execution':'client'} | [{'name':'f'}]"
            + " | {'type':'tool_search_output','call_id':'c','execution':'client',"
            + "'status':'completed','tools':[{'name':'f'}]}",
        "{'type':'mcp_approval_request','id':'c','name':'f'} | yes"
            + " | {'type':'mcp_approval_response','approval_request_id':'c','approve':true}",
        "{'type':'mcp_approval_request','id':'c','name':'f'} | perhaps"
            + " | {'type':'mcp_approval_response','approval_request_id':'c','approve':false}"
      })
  void eachKindOfCallHasItsKindOfResult(String call, String output, String sent) {
    Reading answer = document(response("completed", json(call)));
    Part.ToolCall asked = answer.parts(Part.ToolCall.class, part -> true).getFirst();
    Message result = Message.tool(Part.ToolResult.of(asked, json(output)));

    assertThat(sentBack(answer, result).getLast()).isEqualTo(Json.parse(json(sent)));
  }

  @Test
  void aScreenshotAnswersAComputerCall() {
    Reading answer =
        document(response("completed", "{\"type\":\"computer_call\",\"call_id\":\"c\"}"));
    Part.ToolCall call = answer.calls(false).getFirst();
    var result =
        new Part.ToolResult(
            call.id(),
            call.name(),
            "",
            null,
            List.of(Attachment.of("image/png", new byte[] {1})),
            false,
            ProviderData.NONE);

    assertThat(sentBack(answer, Message.tool(result)).getLast())
        .hasToString(
            "{\"type\":\"computer_call_output\",\"call_id\":\"c\",\"output\":"
                + "{\"type\":\"computer_screenshot\",\"image_url\":\"data:image/png;base64,AQ==\"}}");
  }

  @Test
  void aRefusalOfAnotherProviderIsWhatTheAssistantSaid() {
    ProviderData refusal = ProviderData.of("other", Part.Text.REFUSAL, Json.of(true));

    assertThat(
            rendered(Prompt.of(List.of(Message.assistant(new Part.Text("I cannot", refusal)))))
                .body()
                .items("input"))
        .hasToString("[{\"role\":\"assistant\",\"content\":\"I cannot\"}]");
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
