package dev.llmjava.wire.chatcompletions;

import static dev.llmjava.wire.chatcompletions.Answers.STOP;
import static dev.llmjava.wire.chatcompletions.Answers.call;
import static dev.llmjava.wire.chatcompletions.Answers.calls;
import static dev.llmjava.wire.chatcompletions.Answers.delta;
import static dev.llmjava.wire.chatcompletions.Answers.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.llmjava.FinishReason;
import dev.llmjava.Part;
import dev.llmjava.conformance.Reading;
import dev.llmjava.json.Json;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DecodeToolCallsTest {
  @Test
  @DisplayName("S22 pieces of arguments are joined call by call")
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
  void aBraceInAStringDoesNotMakeACallWhole() {
    Reading reading =
        stream(
            call(0, "", "f", "{\"x\":{\"y\":\"}}"),
            call(0, "", "f", "\\\"}\"}"),
            call(0, "", "f", "} \n"),
            call(0, "", "f", "{}"),
            STOP);

    assertThat(reading.calls(false))
        .extracting(Part.ToolCall::input)
        .containsExactly("{\"x\":{\"y\":\"}}\\\"}\"}} \n", "{}");
  }

  @Test
  void manyPiecesThatRepeatTheNameTakeLinearTime() {
    String piece = "\"0123456789\",";
    String[] pieces = new String[32_002];
    Arrays.fill(pieces, call(0, "", "f", piece));
    pieces[0] = call(0, "", "f", "{\"x\":[");
    pieces[32_000] = call(0, "", "f", "1]}");
    pieces[32_001] = STOP;

    Reading reading = assertTimeout(Duration.ofSeconds(5), () -> stream(pieces));

    assertThat(reading.calls(false))
        .singleElement()
        .extracting(call -> call.input().length())
        .isEqualTo(6 + 31_999 * piece.length() + 3);
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
        .containsExactly(tuple("f", "{}"), tuple("f", "{\"x\":1}"), tuple("g", "{}"));
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
}
