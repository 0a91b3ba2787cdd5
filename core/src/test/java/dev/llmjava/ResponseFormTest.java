package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseFormTest {
  @Test
  void hasTheShapeOfLlm() {
    Response response =
        new ScriptedModel(
                out -> {
                  out.reasoning("r", "hm");
                  out.data("r", ProviderData.of("x", "signature", Json.of("s")));
                  out.text("t", "Hello");
                  out.finish(
                      FinishReason.STOP,
                      "stop",
                      new Usage(
                          12L,
                          3L,
                          null,
                          null,
                          null,
                          new Usage.Reported(
                              10L, 3L, Json.object().put("cached", 2).build(), Json.Obj.EMPTY)),
                      ProviderData.NONE);
                })
            .prompt(
                Prompt.builder()
                    .system("Be brief.")
                    .user("hi", Attachment.of("image/png", new byte[] {1, 2, 3}))
                    .option("temperature", Json.of(0.5))
                    .build());

    Json.Obj form = response.toJson();

    assertThat(form.without("id", "datetime_utc"))
        .hasToString(
            "{\"model\":\"scripted\",\"prompt\":{\"messages\":["
                + "{\"role\":\"system\",\"parts\":[{\"type\":\"text\",\"text\":\"Be brief.\"}]},"
                + "{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"text\":\"hi\"},"
                + "{\"type\":\"attachment\",\"attachment\":"
                + "{\"type\":\"image/png\",\"content\":\"AQID\"}}]}],"
                + "\"options\":{\"temperature\":0.5},\"system\":\"Be brief.\"},"
                + "\"messages\":[{\"role\":\"assistant\",\"parts\":["
                + "{\"type\":\"reasoning\",\"text\":\"hm\","
                + "\"provider_metadata\":{\"x\":{\"signature\":\"s\"}}},"
                + "{\"type\":\"text\",\"text\":\"Hello\"}]}],"
                + "\"usage\":{\"input\":10,\"output\":3,\"details\":{\"cached\":2}}}");
    assertThat(form.string("id")).isEqualTo(response.id());
    assertThat(form.string("datetime_utc"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+00:00");
  }

  @Test
  void aRebuiltResponseIsCompleteAndAsksNobody() {
    Response original = hello().prompt("hi");
    Json.Obj form = original.toJson();
    var unasked = new ScriptedModel(out -> {});

    Response rebuilt = Response.fromJson(Json.parseObject(form.toString()), unasked);

    assertThat(rebuilt.state()).isEqualTo(Response.State.COMPLETE);
    assertThat(rebuilt.text()).isEqualTo("Hello");
    assertThat(rebuilt.messages()).isEqualTo(original.messages());
    assertThat(rebuilt.prompt().messages()).isEqualTo(original.prompt().messages());
    assertThat(rebuilt.toJson().without("model")).isEqualTo(form.without("model"));
    assertThat(unasked.prompts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-01-01T00:00:00+00:00, 2025-01-01T00:00:00Z",
    "2025-01-01T02:00:00.5+02:00, 2025-01-01T00:00:00.500Z",
    "2025-01-01T00:00:00.123456Z, 2025-01-01T00:00:00.123456Z"
  })
  void readsTimesAsPythonPrintsThem(String printed, String time) {
    Json.Obj form = hello().prompt("hi").toJson().with("datetime_utc", Json.of(printed));

    assertThat(Response.fromJson(form, hello()).started()).contains(Instant.parse(time));
  }

  @Test
  void saysWhatIsWrongWithATime() {
    Json.Obj form = hello().prompt("hi").toJson().with("datetime_utc", Json.of("yesterday"));

    assertThatThrownBy(() -> Response.fromJson(form, hello()))
        .isInstanceOf(JsonException.class)
        .hasMessage("\"datetime_utc\" is not a time with an offset: \"yesterday\"");
  }

  @Test
  void aReplyCarriesTheHistoryOfARebuiltResponse() {
    Json.Obj form = hello().prompt("hi").toJson();
    ScriptedModel model = hello();

    Response.fromJson(form, model).reply("and now?").text();

    assertThat(model.prompts().getFirst().messages())
        .containsExactly(Message.user("hi"), Message.assistant("Hello"), Message.user("and now?"));
  }

  @Test
  void aReplyFirstRunsTheCallsThatAreWaiting() {
    List<Json.Obj> ran = new ArrayList<>();
    Tool tool =
        new Tool(
            "add",
            "Adds",
            Json.Obj.EMPTY,
            arguments -> {
              ran.add(arguments);
              return Json.of(3);
            });
    Tool broken =
        new Tool(
            "broken",
            "Fails",
            Json.Obj.EMPTY,
            arguments -> {
              throw new IllegalStateException("no");
            });
    var model =
        new ScriptedModel(
            out -> {
              call(out, "1", "add", "{\"a\":1}");
              call(out, "2", "broken", "{}");
              call(out, "3", "missing", "{}");
              call(out, "4", "add", "{\"a\":");
              call(out, "5", "add", "");
              out.finish(FinishReason.LENGTH, "length", Usage.NONE, ProviderData.NONE);
            });

    model
        .prompt(Prompt.builder().user("go").tools(List.of(tool, broken)).build())
        .reply("well?")
        .text();

    assertThat(ran).containsExactly(Json.parseObject("{\"a\":1}"));
    Message results = model.prompts().get(1).messages().get(2);
    assertThat(results.role()).isEqualTo(Role.TOOL);
    assertThat(results.parts(Part.ToolResult.class))
        .extracting(Part.ToolResult::callId, Part.ToolResult::output, Part.ToolResult::error)
        .containsExactly(
            tuple("1", "3", null),
            tuple("2", "Error: no", "IllegalStateException: no"),
            tuple("3", "Error: tool \"missing\" does not exist", "tool \"missing\" does not exist"),
            tuple(
                "4",
                "Error: the arguments are not JSON (line 1, column 6): {\"a\":",
                "the arguments are not JSON (line 1, column 6): {\"a\":"),
            tuple(
                "5",
                "Error: the token limit cut the call off before its arguments",
                "the token limit cut the call off before its arguments"));
  }

  @Test
  void resultsThatAreGivenAreNotRunAgain() {
    Tool tool =
        new Tool(
            "f",
            "",
            Json.Obj.EMPTY,
            arguments -> {
              throw new AssertionError("must not run");
            });
    var model =
        new ScriptedModel(
            out -> {
              call(out, "1", "f", "{}");
              out.finish(FinishReason.TOOL_CALLS, null, Usage.NONE, ProviderData.NONE);
            });
    Response first = model.prompt(Prompt.builder().user("go").tools(List.of(tool)).build());
    var result = Part.ToolResult.of(first.toolCalls().getFirst(), "mine");

    first.reply(result, "go on").text();

    assertThat(model.prompts().get(1).messages().subList(2, 4))
        .containsExactly(Message.tool(result), Message.user("go on"));
  }

  @Test
  void aRebuiltResponseRunsItsWaitingCallsWithTheToolsItIsGiven() {
    Tool tool = new Tool("f", "", Json.Obj.EMPTY, arguments -> "ran");
    var model =
        new ScriptedModel(
            out -> {
              call(out, "1", "f", "{}");
              out.finish(FinishReason.TOOL_CALLS, null, Usage.NONE, ProviderData.NONE);
            });
    Json.Obj form = model.prompt("go").toJson();

    Response.fromJson(form, model, List.of(tool)).reply().text();

    assertThat(model.prompts().get(1).messages().get(2).parts(Part.ToolResult.class))
        .extracting(Part.ToolResult::output)
        .containsExactly("ran");
  }

  private static void call(PartSink out, String id, String name, String input) {
    out.toolCall(id, id, name, false);
    out.toolInput(id, input);
  }

  private static ScriptedModel hello() {
    return new ScriptedModel(
        out -> {
          out.text("t", "Hello");
          out.finish(FinishReason.STOP, "stop", Usage.of(1, 2), ProviderData.NONE);
        });
  }
}
