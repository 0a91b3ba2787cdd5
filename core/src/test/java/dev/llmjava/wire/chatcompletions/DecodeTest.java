package dev.llmjava.wire.chatcompletions;

import static dev.llmjava.wire.chatcompletions.Answers.STOP;
import static dev.llmjava.wire.chatcompletions.Answers.both;
import static dev.llmjava.wire.chatcompletions.Answers.delta;
import static dev.llmjava.wire.chatcompletions.Answers.document;
import static dev.llmjava.wire.chatcompletions.Answers.kinds;
import static dev.llmjava.wire.chatcompletions.Answers.read;
import static dev.llmjava.wire.chatcompletions.Answers.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.FinishReason;
import dev.llmjava.LlmException;
import dev.llmjava.conformance.Reading;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeTest {
  @Test
  void aStreamMayEndWithAFinishReasonOrWithDone() {
    String hi = delta("\"content\":\"hi\"");

    assertThat(stream(hi, STOP).finished().orElseThrow().rawReason()).isEqualTo("stop");
    assertThat(stream(hi, "[DONE]").finished().orElseThrow().reason())
        .isEqualTo(FinishReason.OTHER);
    assertThat(stream(hi).failure().orElseThrow()).isInstanceOf(LlmException.BrokenOff.class);
  }

  @Test
  void aMessageThatRepeatsWhatTheDeltasBroughtAddsOnlyWhatIsNew() {
    Reading reading =
        stream(
            both("a", "a"),
            both("b", "ab"),
            both("", "abc"),
            "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"abc\"},\"delta\":{\"content\":\"\"},"
                + "\"finish_reason\":\"stop\"}]}");

    assertThat(reading.text()).isEqualTo("abc");
  }

  @Test
  void aDocumentIsCompleteByItself() {
    Reading reading =
        document(
            """
            {"object":"chat.completion","model":"m","choices":[{"finish_reason":"","message":\
            {"content":"hi","tool_calls":[{"id":"a","function":{"name":"f","arguments":null}}]}}],\
            "usage":null}\
            """);

    assertThat(kinds(reading)).isEqualTo("Text(hi) ToolCall()");
    assertThat(reading.finished().orElseThrow().rawReason()).isNull();
  }

  @Test
  void anEventWithAMessageIsNotAWholeDocument() {
    String start =
        "{\"object\":\"chat.completion.chunk\",\"choices\":[{\"message\":{\"content\":\"Hel\"},"
            + "\"finish_reason\":null}]}";

    Reading broken = stream(start);
    assertThat(broken.failure().orElseThrow()).isInstanceOf(LlmException.BrokenOff.class);
    assertThat(broken.finished()).isEmpty();
    assertThat(stream(start, "[DONE]").text()).isEqualTo("Hel");
    assertThat(document(start).finished()).isPresent();
  }

  @Test
  void aDocumentWithoutAnAnswerBrokeOff() {
    assertThat(document("{}").failure().orElseThrow()).isInstanceOf(LlmException.BrokenOff.class);
  }

  @Test
  void onlyTheFirstCandidateCounts() {
    Reading reading =
        stream(
            "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}",
            "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"x\"},\"finish_reason\":\"length\"}]}",
            STOP);

    assertThat(reading.text()).isEqualTo("a");
    assertThat(reading.finished().orElseThrow().rawReason()).isEqualTo("stop");
  }

  @Test
  void everyWayToReportAnErrorEndsTheAnswerWithIt() {
    List<String> errors =
        List.of(
            "{\"error\":{\"message\":\"no luck\"}}",
            "{\"error\":\"no luck\"}",
            "{\"error\":{\"message\":\"no luck\"},\"choices\":[{\"delta\":{\"content\":\"\"},"
                + "\"finish_reason\":\"error\"}]}",
            "{\"choices\":[{\"delta\":{},\"error\":{\"message\":\"no luck\"}}]}",
            "{\"object\":\"error\",\"message\":\"no luck\",\"code\":400}",
            "[{\"error\":{\"message\":\"no luck\",\"code\":429}}]");

    assertThat(errors)
        .allSatisfy(
            error -> {
              Reading reading = stream(delta("\"content\":\"a\""), error, "[DONE]");
              assertThat(reading.failure().orElseThrow())
                  .isInstanceOf(LlmException.Refused.class)
                  .hasMessage("fed broke off with an error: no luck");
              assertThat(reading.text()).isEqualTo("a");
            });
  }

  @Test
  void anEventCalledErrorIsOneWhateverItHolds() {
    assertThat(read("event: error\ndata: {\"message\":\"no luck\"}\n\n").failure().orElseThrow())
        .hasMessage("fed broke off with an error: no luck");
    assertThat(read("event: error\ndata: no luck\n\n").failure().orElseThrow())
        .hasMessage("fed broke off with an error: no luck");
    assertThat(
            read("error: {\"code\":400,\"message\":\"no luck\"}\n\ndata: [DONE]\n\n")
                .failure()
                .orElseThrow())
        .hasMessage("fed broke off with an error: no luck");
  }

  @Test
  void whatIsNotJsonBreaksTheAnswerOffInOneLine() {
    assertThat(stream("<html>\\n oops").failure().orElseThrow())
        .isInstanceOf(LlmException.BrokenOff.class)
        .hasMessage(
            "the answer of fed broke off: it sent something that is not of the chat completions"
                + " format: <html>\\n oops");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"num_search_queries\":3,\"search_context_size\":\"low\"",
        "\"server_tool_use\":{\"web_search_requests\":3}"
      })
  void searchesAreCountedAsVendorsReportThem(String counter) {
    Reading reading =
        stream("{\"choices\":[],\"usage\":{\"prompt_tokens\":1," + counter + "}}", STOP);

    assertThat(reading.finished().orElseThrow().usage().searches()).isEqualTo(3);
  }

  @Test
  @DisplayName("S22 the last value of each counter holds")
  void theLastValueOfEachCounterHoldsAndReasoningCountedApartIsAdded() {
    Reading reading =
        stream(
            "{\"choices\":[],\"x_groq\":{\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1}}}",
            "{\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":100,"
                + "\"total_tokens\":162,\"prompt_tokens_details\":{\"cached_tokens\":11},"
                + "\"completion_tokens_details\":{\"reasoning_tokens\":50,\"audio_tokens\":0}}}",
            "{\"choices\":[],\"usage\":null}",
            STOP);

    var usage = reading.finished().orElseThrow().usage();
    assertThat(usage.input()).isEqualTo(12);
    assertThat(usage.output()).isEqualTo(150);
    assertThat(usage.cacheRead()).isEqualTo(11);
    assertThat(usage.reported().output()).isEqualTo(100);
    assertThat(usage.reported().details().toString())
        .isEqualTo(
            "{\"completion_tokens_details\":{\"reasoning_tokens\":50},"
                + "\"prompt_tokens_details\":{\"cached_tokens\":11}}");
  }
}
