package dev.llmjava.wire.responses;

import static dev.llmjava.wire.responses.Answers.COMPLETED;
import static dev.llmjava.wire.responses.Answers.added;
import static dev.llmjava.wire.responses.Answers.call;
import static dev.llmjava.wire.responses.Answers.delta;
import static dev.llmjava.wire.responses.Answers.document;
import static dev.llmjava.wire.responses.Answers.done;
import static dev.llmjava.wire.responses.Answers.kinds;
import static dev.llmjava.wire.responses.Answers.message;
import static dev.llmjava.wire.responses.Answers.response;
import static dev.llmjava.wire.responses.Answers.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.LlmException;
import dev.llmjava.conformance.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeOddInputTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"error\",\"error\":{\"type\":\"t\",\"message\":\"no more\"}}",
        "{\"type\":\"error\",\"code\":\"t\",\"message\":\"no more\",\"param\":null}",
        "{\"type\":\"response.failed\",\"response\":{\"status\":\"failed\",\"error\":"
            + "{\"code\":\"t\",\"message\":\"no more\"}}}",
        "{\"error\":{\"code\":\"t\",\"message\":\"no more\"}}",
        "{\"type\":\"response.completed\",\"response\":{\"status\":\"completed\",\"error\":"
            + "{\"code\":\"t\",\"message\":\"no more\"}}}"
      })
  void anErrorInsideOfAStreamIsTheProvidersAndKeepsWhatCame(String error) {
    Reading reading =
        stream(added(0, message("m", "")), delta("output_text", 0, "", "half"), error, COMPLETED);

    assertThat(reading.text()).isEqualTo("half");
    assertThat(reading.failure()).containsInstanceOf(LlmException.Refused.class);
    var refused = (LlmException.Refused) reading.failure().orElseThrow();
    assertThat(refused.providerMessage()).isEqualTo("no more");
    assertThat(refused.type()).contains("t");
  }

  @Test
  void aFailureWithoutWordsIsAFailure() {
    assertThat(document("{\"status\":\"failed\",\"output\":[]}").failure())
        .get()
        .extracting(Throwable::getMessage)
        .isEqualTo("fed broke off with an error: the response failed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"type\":\"response.new_event\",\"output_index\":0}",
        "{\"type\":\"response.output_text.delta\",\"output_index\":\"x\",\"delta\":{}}",
        "{\"type\":\"response.output_text.delta\",\"output_index\":0,\"content_index\":-1}",
        "{\"type\":\"response.output_item.done\",\"item\":{\"type\":\"web_search_call\"}}",
        "{\"type\":\"response.function_call_arguments.delta\",\"output_index\":9,\"delta\":\"x\"}",
        "{\"type\":\"response.created\",\"response\":null}",
        "{\"type\":7}",
        "[DONE]",
        " "
      })
  void whatIsOddIsPassedOver(String odd) {
    Reading reading =
        stream(odd, added(3, message("m", "")), odd, done(3, message("m", "text")), COMPLETED);

    assertThat(reading.failure()).isEmpty();
    assertThat(reading.text()).isEqualTo("text");
  }

  @Test
  void theIndexTellsItemsApartWhereIdsChange() {
    Reading reading =
        stream(
            added(0, message("a1", "")),
            added(1, call("1", "f", "")),
            delta("output_text", 0, ",\"item_id\":\"a2\"", "te"),
            delta("function_call_arguments", 1, ",\"item_id\":\"b2\"", "{}"),
            delta("output_text", 0, ",\"item_id\":\"a3\"", "xt"),
            done(1, call("9", "f", "{}")),
            done(0, message("a4", "text")),
            "{\"type\":\"response.completed\",\"response\":"
                + response("completed", message("a5", "text"), call("7", "f", "{}"))
                + "}");

    assertThat(kinds(reading)).isEqualTo("ToolCall(f {}) Text(text)");
  }

  @Test
  void theIdTellsItemsApartWhereTheIndexIsAlwaysTheSame() {
    Reading reading =
        stream(
            added(0, message("a", "")),
            added(0, call("1", "f", "")),
            delta("output_text", 0, ",\"item_id\":\"a\"", "text"),
            delta("function_call_arguments", 0, ",\"item_id\":\"fc_1\"", "{}"),
            done(0, message("a", "text")),
            done(0, call("1", "f", "{}")),
            COMPLETED);

    assertThat(reading.text()).isEqualTo("text");
    assertThat(reading.calls(false).getFirst().input()).isEqualTo("{}");
  }

  @Test
  void wordsWithoutTheBeginningOfAnItemAreWords() {
    Reading reading =
        stream(
            delta("reasoning_summary_text", 0, "", "thinking"),
            delta("output_text", 1, "", "text"),
            COMPLETED);

    assertThat(kinds(reading)).isEqualTo("Reasoning(thinking) Text(text)");
  }

  @Test
  void argumentsThatAreAnObjectAreItsText() {
    Reading reading =
        document(
            response(
                "completed",
                "{\"type\":\"function_call\",\"call_id\":\"c\",\"name\":\"f\","
                    + "\"arguments\":{\"a\":1}}"));

    assertThat(reading.calls(false).getFirst().input()).isEqualTo("{\"a\":1}");
  }

  @Test
  void aNameThatComesLateIsWaitedFor() {
    Reading reading =
        stream(
            added(0, call("1", "", "")),
            delta("function_call_arguments", 0, "", "{\"a\""),
            done(0, call("1", "f", "{\"a\":1}")),
            COMPLETED);

    assertThat(kinds(reading)).isEqualTo("ToolCall(f {\"a\":1})");
  }

  @Test
  void contentOfAnUnknownKindGoesBackAsItCame() {
    String message =
        "{\"type\":\"message\",\"role\":\"assistant\",\"status\":\"completed\",\"id\":\"m\","
            + "\"content\":[{\"type\":\"output_scent\",\"scent\":\"rose\"}]}";

    assertThat(Answers.sentBack(document(response("completed", message))))
        .containsExactly(dev.llmjava.json.Json.parse(message));
  }

  @Test
  void aStreamWithoutItsEndBrokeOff() {
    Reading reading =
        stream(added(0, message("m", "")), delta("output_text", 0, "", "half"), "[DONE]");

    assertThat(reading.failure()).containsInstanceOf(LlmException.BrokenOff.class);
    assertThat(reading.text()).isEqualTo("half");
  }

  @Test
  void anAnswerInAnotherFormatIsNamed() {
    assertThat(stream("{\"choices\":[]}", "[1]").failure())
        .get()
        .extracting(Throwable::getMessage)
        .asString()
        .contains("not of the Responses format: [1]");
    assertThat(document("{\"choices\":[]}").failure())
        .get()
        .extracting(Throwable::getMessage)
        .asString()
        .contains("not of the Responses format");
  }
}
