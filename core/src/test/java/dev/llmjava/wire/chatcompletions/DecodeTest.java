package dev.llmjava.wire.chatcompletions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Attachment;
import dev.llmjava.FinishReason;
import dev.llmjava.LlmException;
import dev.llmjava.Part;
import dev.llmjava.conformance.Fed;
import dev.llmjava.conformance.Reading;
import dev.llmjava.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DecodeTest {
  private static final String STOP = "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}";

  @Test
  void aStreamMayEndWithAFinishReasonOrWithDone() {
    String hi = delta("\"content\":\"hi\"");

    assertThat(stream(hi, STOP).finished().orElseThrow().rawReason()).isEqualTo("stop");
    assertThat(stream(hi, "[DONE]").finished().orElseThrow().reason())
        .isEqualTo(FinishReason.OTHER);
    assertThat(stream(hi).failure().orElseThrow()).isInstanceOf(LlmException.BrokenOff.class);
  }

  @Test
  void wordsOfOneKindAreOnePartUntilAnotherKindComes() {
    Reading reading =
        stream(
            delta("\"reasoning_content\":\"hm\",\"content\":\"\""),
            delta("\"reasoning_content\":\"m\""),
            delta("\"content\":\"a\""),
            delta("\"content\":\"b\",\"reasoning\":null"),
            call(0, "c1", "f", "{}"),
            delta("\"content\":\"c\""),
            STOP);

    assertThat(kinds(reading)).isEqualTo("Reasoning(hmm) Text(ab) ToolCall({}) Text(c)");
  }

  @Test
  void parallelCallsStaySeparateWhenTheirPiecesInterleave() {
    Reading reading =
        stream(
            call(0, "a", "f", ""),
            call(1, "b", "g", ""),
            call(0, "", "", "{\"x\":"),
            call(1, "", "", "{\"y\":"),
            call(0, null, null, "1}"),
            call(1, null, null, "2}"),
            STOP);

    assertThat(calls(reading)).isEqualTo("a f {\"x\":1}, b g {\"y\":2}");
  }

  @Test
  void idAndNameMayBeRepeatedWithEveryPiece() {
    Reading reading =
        stream(call(0, "a", "f", ""), call(0, "a", "f", "{\"x\""), call(0, "a", "f", ":1}"), STOP);

    assertThat(calls(reading)).isEqualTo("a f {\"x\":1}");
  }

  @Test
  void callsThatShareANumberAreToldApartByIdOrByBeingWhole() {
    assertThat(calls(stream(call(0, "a", "f", "{}"), call(0, "b", "f", "{}"), STOP)))
        .isEqualTo("a f {}, b f {}");
    assertThat(stream(call(0, "", "f", "{}"), call(0, "", "g", "{}"), STOP).calls(false))
        .hasSize(2);
    assertThat(
            stream(call(0, "", "f", "{\"x\":1}"), call(0, "", "f", "{\"x\":2}"), STOP).calls(false))
        .hasSize(2);
  }

  @Test
  void callsOfOneChunkNeedNoNumber() {
    Reading reading =
        stream(
            delta(
                """
                "tool_calls":[{"function":{"name":"f","arguments":"{}"}},\
                {"function":{"name":"f","arguments":{"x":1}}},{"function":{"name":"g"}}]\
                """),
            delta("\"tool_calls\":[{\"function\":{\"arguments\":\"{}\"}}]"),
            STOP);

    assertThat(reading.calls(false))
        .extracting(Part.ToolCall::name, Part.ToolCall::input)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("f", "{}"),
            org.assertj.core.groups.Tuple.tuple("f", "{\"x\":1}"),
            org.assertj.core.groups.Tuple.tuple("g", "{}"));
    assertThat(reading.calls(false)).allSatisfy(call -> assertThat(call.id()).startsWith("tc_"));
  }

  @Test
  void aNameMayComeAfterTheFirstArguments() {
    Reading reading = stream(call(0, "a", "", "{\"x\""), call(0, "", "f", ":1}"), STOP);

    assertThat(calls(reading)).isEqualTo("a f {\"x\":1}");
  }

  @Test
  void theLegacyFunctionCallIsACallUnlessItIsEmpty() {
    Reading reading =
        stream(
            delta("\"function_call\":{\"name\":\"f\",\"arguments\":\"\"}"),
            delta("\"function_call\":{\"arguments\":\"{}\"}"),
            STOP);

    assertThat(reading.calls(false)).extracting(Part.ToolCall::name).containsExactly("f");
    assertThat(
            stream(delta("\"function_call\":{\"name\":\"\",\"arguments\":\"\"}"), STOP)
                .calls(false))
        .isEmpty();
  }

  @Test
  void theFreeTextOfACustomToolIsItsInput() {
    Reading reading =
        stream(
            delta(
                "\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"type\":\"custom\","
                    + "\"custom\":{\"name\":\"sh\",\"input\":\"ls \\\"\"}}]"),
            delta("\"tool_calls\":[{\"index\":0,\"custom\":{\"input\":\"x\\\"\\n\"}}]"),
            STOP);

    assertThat(reading.calls(false).getFirst().arguments())
        .isEqualTo(Json.object().put("input", "ls \"x\"\n").build());
  }

  @Test
  void argumentsThatWereCutOffStayAsTheModelWroteThem() {
    Reading reading =
        stream(call(0, "a", "f", "{\"x\": "), "{\"choices\":[{\"finish_reason\":\"length\"}]}");

    assertThat(reading.calls(false).getFirst().input()).isEqualTo("{\"x\": ");
    assertThat(reading.finished().orElseThrow().reason()).isEqualTo(FinishReason.LENGTH);
  }

  @Test
  void reasoningThatComesInTwoShapesIsReadOnceAndItsDetailsAreJoined() {
    Reading reading =
        stream(
            delta(
                "\"reasoning\":\"a\",\"reasoning_details\":[{\"type\":\"reasoning.text\","
                    + "\"text\":\"a\",\"index\":0}]"),
            delta(
                "\"reasoning\":\"b\",\"reasoning_details\":[{\"type\":\"reasoning.text\","
                    + "\"text\":\"b\",\"index\":0}]"),
            delta(
                "\"reasoning_details\":[{\"type\":\"reasoning.text\",\"signature\":\"s\",\"index\":0}]"),
            delta("\"content\":\"c\""),
            STOP);

    assertThat(reading.reasoning()).isEqualTo("ab");
    assertThat(reading.parts(Part.Reasoning.class, p -> true))
        .singleElement()
        .extracting(part -> part.data().get("fed").items("reasoning_details").toString())
        .isEqualTo(
            "[{\"type\":\"reasoning.text\",\"text\":\"ab\",\"index\":0,\"signature\":\"s\"}]");
  }

  @Test
  void encryptedReasoningIsARedactedPartInItsPlace() {
    Reading reading =
        stream(
            delta("\"reasoning_details\":[{\"type\":\"reasoning.encrypted\",\"data\":\"x\"}]"),
            delta("\"content\":\"c\""),
            STOP);

    assertThat(reading.messages().getFirst().parts().getFirst())
        .isInstanceOfSatisfying(Part.Reasoning.class, part -> assertThat(part.redacted()).isTrue());
    assertThat(reading.text()).isEqualTo("c");
  }

  @Test
  void thinkTagsInsideOfATextAreText() {
    assertThat(stream(delta("\"content\":\"<think>x</think>y\""), STOP).text())
        .isEqualTo("<think>x</think>y");
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
  void aRefusalIsSeenButIsNotTheText() {
    Reading reading = stream(delta("\"refusal\":\"no\""), delta("\"refusal\":\"!\""), STOP);

    assertThat(reading.text()).isEmpty();
    assertThat(reading.refusal()).isEqualTo("no!");
    assertThat(reading.finished().orElseThrow().reason()).isEqualTo(FinishReason.REFUSAL);
  }

  @Test
  void citationsStayWithTheTextTheyAreAbout() {
    Reading reading =
        stream(
            delta("\"content\":\"a\""),
            delta("\"annotations\":[{\"type\":\"url_citation\",\"url_citation\":{\"url\":\"u\"}}]"),
            "{\"citations\":[\"v\"],\"choices\":[]}",
            "{\"citations\":[\"v\"],\"choices\":[]}",
            STOP);

    Json.Obj data = reading.messages().getFirst().parts().getFirst().data().get("fed");
    assertThat(data.items("annotations")).hasSize(1);
    assertThat(data.items("citations")).containsExactly(Json.of("v"));
  }

  @Test
  void imagesAndSpokenAnswersArePartsAndTheTranscriptIsText() {
    String sound = Base64.getEncoder().encodeToString("RIFFxx".getBytes(StandardCharsets.US_ASCII));
    Reading reading =
        stream(
            delta(
                "\"images\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AAAA\"}}]"),
            delta("\"audio\":{\"id\":\"au\",\"transcript\":\"hel\"}"),
            delta("\"audio\":{\"data\":\"" + sound + "\",\"transcript\":\"lo\"}"),
            STOP);

    assertThat(reading.text()).isEqualTo("hello");
    assertThat(reading.parts(Part.Media.class, p -> true))
        .extracting(Part.Media::attachment)
        .extracting(Attachment::mediaType)
        .containsExactly("image/png", "audio/wav");
  }

  @Test
  void toolsThatTheProviderRanAreServerSideWithTheirOutput() {
    String run = "\"index\":0,\"type\":\"search\",\"arguments\":\"{}\"";
    Reading reading =
        stream(
            delta("\"executed_tools\":[{" + run + "}]"),
            delta("\"executed_tools\":[{" + run + ",\"output\":\"found\"}]"),
            delta("\"content\":\"a\""),
            STOP);

    assertThat(reading.calls(true)).hasSize(1);
    assertThat(reading.parts(Part.ToolResult.class, Part.ToolResult::serverSide))
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.output()).isEqualTo("found");
              assertThat(result.callId()).isEqualTo(reading.calls(true).getFirst().id());
            });
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
  }

  @Test
  void whatIsNotJsonBreaksTheAnswerOffInOneLine() {
    assertThat(stream("<html>\\n oops").failure().orElseThrow())
        .isInstanceOf(LlmException.BrokenOff.class)
        .hasMessage(
            "the answer of fed broke off: it sent something that is not of the chat completions"
                + " format: <html>\\n oops");
  }

  @Test
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

  private static String kinds(Reading reading) {
    return reading.messages().getFirst().parts().stream()
        .map(part -> part.getClass().getSimpleName() + "(" + words(part) + ")")
        .collect(Collectors.joining(" "));
  }

  private static String words(Part part) {
    return switch (part) {
      case Part.Text text -> text.text();
      case Part.Reasoning reasoning -> reasoning.text();
      case Part.ToolCall call -> call.input();
      default -> "";
    };
  }

  private static String calls(Reading reading) {
    return reading.calls(false).stream()
        .map(call -> call.id() + " " + call.name() + " " + call.input())
        .collect(Collectors.joining(", "));
  }

  private static String delta(String fields) {
    return "{\"choices\":[{\"index\":0,\"delta\":{" + fields + "}}]}";
  }

  private static String both(String delta, String message) {
    return "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
        + delta
        + "\"},\"message\":{\"content\":\""
        + message
        + "\"}}]}";
  }

  private static String call(int index, String id, String name, String arguments) {
    Json function =
        Json.object().putIfPresent("name", name).putIfPresent("arguments", arguments).build();
    Json piece =
        Json.object().put("index", index).putIfPresent("id", id).put("function", function).build();
    return delta("\"tool_calls\":[" + piece + "]");
  }

  private static Reading stream(String... data) {
    return read(
        Arrays.stream(data).map(line -> "data: " + line + "\n\n").collect(Collectors.joining()));
  }

  private static Reading document(String json) {
    return Reading.of(Fed.document(() -> new Decode("fed"), json).prompt("hello"));
  }

  private static Reading read(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return Reading.of(new Fed(() -> new Decode("fed"), List.of(bytes), false).prompt("hello"));
  }
}
