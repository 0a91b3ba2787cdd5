package dev.llmjava.wire.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.FinishReason;
import dev.llmjava.LlmException;
import dev.llmjava.Part;
import dev.llmjava.Response;
import dev.llmjava.Usage;
import dev.llmjava.conformance.Fed;
import dev.llmjava.conformance.Reading;
import dev.llmjava.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeTest {
  private static final String DONE =
      "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,"
          + "\"done_reason\":\"stop\",\"prompt_eval_count\":3,\"eval_count\":4,"
          + "\"total_duration\":5}";

  @Test
  void thinkingTextAndCallsComeInOrder() {
    Reading reading =
        stream(
            message("\"thinking\":\"Hm\""),
            message("\"content\":\"\",\"thinking\":\"m\""),
            message("\"content\":\"a\""),
            message("\"content\":\"b\""),
            message("\"thinking\":\"again\""),
            message("\"tool_calls\":[" + call("c1", "f", "{\"x\": 1.0}") + "]"),
            DONE);

    assertThat(kinds(reading))
        .isEqualTo("Reasoning(Hmm) Text(ab) Reasoning(again) ToolCall({\"x\":1.0})");
    assertThat(reading.calls(false).getFirst().id()).isEqualTo("c1");
    assertThat(reading.parts(Part.Reasoning.class, part -> true).getFirst().data().get("fed"))
        .isEqualTo(Json.parse("{\"field\":\"thinking\"}"));
  }

  @Test
  void anAnswerWithoutAStreamIsReadAlike() {
    Reading reading =
        stream(
            "{\"message\":{\"thinking\":\"t\",\"content\":\"a\"},\"done\":true,"
                + "\"done_reason\":\"length\"}");

    assertThat(kinds(reading)).isEqualTo("Reasoning(t) Text(a)");
    assertThat(reading.finished().orElseThrow().reason()).isEqualTo(FinishReason.LENGTH);
    assertThat(reading.finished().orElseThrow().usage()).isEqualTo(Usage.NONE);
  }

  @Test
  void callsWithoutIdsGetSomeAndEachIsOne() {
    Reading reading =
        stream(
            message(
                "\"tool_calls\":["
                    + call(null, "f", "{}")
                    + ","
                    + call(null, "f", "{}")
                    + ",7,{},{\"function\":{\"name\":\"g\",\"arguments\":\"{\\\"y\\\":2}\"}}]"),
            DONE);

    assertThat(reading.calls(false))
        .extracting(Part.ToolCall::name)
        .containsExactly("f", "f", "", "g");
    assertThat(reading.calls(false)).extracting(Part.ToolCall::id).doesNotHaveDuplicates();
    assertThat(reading.calls(false).getLast().input()).isEqualTo("{\"y\":2}");
  }

  @Test
  void anAnswerThatEndsWithCallsWaitsForThem() {
    Reading reading = stream(message("\"tool_calls\":[" + call("c", "f", "{}") + "]"), DONE);

    assertThat(reading.finished().orElseThrow().reason()).isEqualTo(FinishReason.TOOL_CALLS);
    assertThat(reading.finished().orElseThrow().rawReason()).isEqualTo("stop");
  }

  @Test
  void theCountersAreKeptAsTheyCame() {
    Usage usage = stream(DONE).finished().orElseThrow().usage();

    assertThat(usage.input()).isEqualTo(3);
    assertThat(usage.output()).isEqualTo(4);
    assertThat(usage.reported().details()).isEqualTo(Json.Obj.EMPTY);
    assertThat(usage.reported().raw())
        .isEqualTo(Json.parse("{\"prompt_eval_count\":3,\"eval_count\":4,\"total_duration\":5}"));
  }

  @Test
  void aPromptThatWasNotCountedIsNotCounted() {
    Usage usage = stream("{\"done\":true,\"eval_count\":4}").finished().orElseThrow().usage();

    assertThat(usage.input()).isNull();
    assertThat(usage.output()).isEqualTo(4);
  }

  @Test
  void theOlderCompletionsAreReadToo() {
    Reading reading =
        stream(
            "{\"thinking\":\"t\",\"response\":\"\"}",
            "{\"response\":\"a\"}",
            "{\"response\":\"\",\"done\":true,\"context\":[1]}");

    assertThat(kinds(reading)).isEqualTo("Reasoning(t) Text(a)");
    assertThat(reading.finished().orElseThrow().reason()).isEqualTo(FinishReason.OTHER);
  }

  @Test
  void imagesArePartsOfTheirKind() {
    Reading reading =
        stream(
            message("\"content\":\"see\",\"images\":[\"iVBORw0KGgo=\",\"AAAA\",\"?\",null]"), DONE);

    assertThat(reading.parts(Part.Media.class, part -> true))
        .extracting(part -> part.attachment().mediaType())
        .containsExactly("image/png", "image/*", "image/*");
  }

  @Test
  void anErrorInTheStreamKeepsWhatCameBeforeIt() {
    Reading reading = stream(message("\"content\":\"a\""), "{\"error\":\"out of\\nmemory\"}");

    assertThat(reading.failure().orElseThrow())
        .isInstanceOf(LlmException.Refused.class)
        .hasMessage("fed broke off with an error: out of memory");
    assertThat(reading.text()).isEqualTo("a");
  }

  @Test
  void withoutItsEndTheAnswerBrokeOff() {
    Reading reading =
        stream(message("\"content\":\"a\",\"tool_calls\":[" + call("c", "f", "{}") + "]"));

    assertThat(reading.failure().orElseThrow()).isInstanceOf(LlmException.BrokenOff.class);
    assertThat(reading.finishedCalls()).isEmpty();
    assertThat(reading.text()).isEqualTo("a");
  }

  @Test
  void whatFollowsTheEndIsPassedOver() {
    assertThat(stream(message("\"content\":\"a\""), DONE, message("\"content\":\"b\"")).text())
        .isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":7}",
        "{\"message\":{\"content\":[1],\"thinking\":{},\"tool_calls\":{},\"images\":\"x\"}}",
        "{\"message\":{\"tool_calls\":[null,[]],\"images\":[7]},\"done\":\"yes\"}",
        "{\"done\":false,\"error\":null}",
        "{\"new\":{}}"
      })
  void oddLinesArePassedOver(String odd) {
    Reading reading = stream(message("\"content\":\"a\""), odd, DONE);

    assertThat(reading.failure()).isEmpty();
    assertThat(reading.text()).isEqualTo("a");
  }

  @Test
  void aLineThatIsCutIsSaidToBe() {
    assertThat(stream(message("\"content\":\"a\""), "{\"message\":{\"con").failure().orElseThrow())
        .isInstanceOf(LlmException.BrokenOff.class)
        .hasMessageContaining("not of the Ollama format: {\"message\":{\"con");
  }

  @Test
  void theModelThatAnsweredInAnothersPlaceIsKnown() {
    try (Response response =
        fed("{\"model\":\"m-cloud\",\"remote_model\":\"m\",\"done\":true}").prompt("q")) {
      Reading reading = Reading.of(response);

      assertThat(response.resolvedModel()).contains("m");
      assertThat(reading.finished().orElseThrow().data().get("fed"))
          .isEqualTo(Json.parse("{\"model\":\"m-cloud\",\"remote_model\":\"m\"}"));
    }
  }

  private static String message(String fields) {
    return "{\"model\":\"m\",\"message\":{\"role\":\"assistant\"," + fields + "},\"done\":false}";
  }

  private static String call(String id, String name, String arguments) {
    Json function = Json.object().put("name", name).put("arguments", Json.parse(arguments)).build();
    return Json.object().putIfPresent("id", id).put("function", function).build().toString();
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

  private static Reading stream(String... lines) {
    return Reading.of(fed(lines).prompt("hello"));
  }

  private static Fed fed(String... lines) {
    byte[] body = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return new Fed(() -> new Decode("fed"), List.of(body), false);
  }
}
