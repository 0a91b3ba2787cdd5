package dev.llmjava.wire.gemini;

import static dev.llmjava.wire.gemini.Answers.STOP;
import static dev.llmjava.wire.gemini.Answers.chunk;
import static dev.llmjava.wire.gemini.Answers.document;
import static dev.llmjava.wire.gemini.Answers.kinds;
import static dev.llmjava.wire.gemini.Answers.read;
import static dev.llmjava.wire.gemini.Answers.signed;
import static dev.llmjava.wire.gemini.Answers.stream;
import static dev.llmjava.wire.gemini.Answers.text;
import static dev.llmjava.wire.gemini.Answers.thought;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.FinishReason;
import dev.llmjava.LlmException;
import dev.llmjava.StreamEvent.Finished;
import dev.llmjava.Usage;
import dev.llmjava.conformance.Fed;
import dev.llmjava.conformance.Reading;
import dev.llmjava.json.Json;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeTest {
  @Test
  void aStreamIsEventsOrOneArrayOrObjectsInARow() {
    String one = chunk(text("a"));
    String other = chunk(text("b"));

    assertThat(stream(one, other, STOP).text()).isEqualTo("ab");
    assertThat(read("[" + one + ",\n" + other + "\n,\r\n" + STOP + "]", true).text())
        .isEqualTo("ab");
    assertThat(read(one + other + STOP, true).text()).isEqualTo("ab");
  }

  @Test
  void withoutAReasonAStreamBrokeOffAndADocumentIsComplete() {
    String hi = chunk(text("hi"));

    assertThat(stream(hi).failure().orElseThrow()).isInstanceOf(LlmException.BrokenOff.class);
    assertThat(document(hi).finished().orElseThrow().reason()).isEqualTo(FinishReason.OTHER);
    assertThat(document("{}").failure().orElseThrow()).isInstanceOf(LlmException.BrokenOff.class);
  }

  @Test
  void whatFollowsAFinishReasonCounts() {
    Reading reading = stream(chunk(text("a")), STOP, chunk(text("b")), STOP);

    assertThat(reading.text()).isEqualTo("ab");
    assertThat(kinds(reading)).isEqualTo("Text(ab)");
  }

  @Test
  void onlyTheFirstCandidateCounts() {
    String both =
        "{\"candidates\":[{\"index\":1,\"content\":{\"parts\":[{\"text\":\"x\"}]}},"
            + "{\"content\":{\"parts\":[{\"text\":\"a\"}]},\"finishReason\":\"STOP\"}]}";

    assertThat(stream(both).text()).isEqualTo("a");
  }

  @Test
  void chunksOfOneKindAreOnePartAndPartsInAChunkStayApart() {
    assertThat(kinds(stream(chunk(thought("a")), chunk(thought("b")), chunk(text("c")), STOP)))
        .isEqualTo("Reasoning(ab) Text(c)");
    assertThat(kinds(stream(chunk(text("a"), text("b")), chunk(text("c")), STOP)))
        .isEqualTo("Text(a) Text(bc)");
    assertThat(kinds(stream(chunk(text("a")), chunk(text("")), chunk(text("b")), STOP)))
        .isEqualTo("Text(ab)");
  }

  @Test
  void aSignatureStaysWithItsPartAndEndsIt() {
    assertThat(kinds(stream(chunk(text("a")), chunk(signed("", "s")), chunk(text("b")), STOP)))
        .isEqualTo("Text(a#s) Text(b)");
    assertThat(kinds(stream(chunk(thought("t")), chunk(signed("", "s")), STOP)))
        .isEqualTo("Reasoning(t) Text(#s)");
    assertThat(kinds(document(chunk(text("a"), signed("b", "s"), text("c")))))
        .isEqualTo("Text(a) Text(b#s) Text(c)");
  }

  @Test
  void aBlockedPromptIsNoError() {
    Reading reading =
        stream("{\"promptFeedback\":{\"blockReason\":\"SAFETY\"},\"modelVersion\":\"m\"}");

    Finished finished = reading.finished().orElseThrow();
    assertThat(finished.reason()).isEqualTo(FinishReason.CONTENT_FILTER);
    assertThat(finished.rawReason()).isEqualTo("SAFETY");
    assertThat(finished.data().get("fed").object("promptFeedback").has("blockReason")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "STOP, STOP",
    "MAX_TOKENS, LENGTH",
    "RECITATION, CONTENT_FILTER",
    "IMAGE_SAFETY, CONTENT_FILTER",
    "MODEL_ARMOR, CONTENT_FILTER",
    "MALFORMED_FUNCTION_CALL, OTHER",
    "SOMETHING_NEW, OTHER"
  })
  @DisplayName("S96 Google's reasons in common words")
  void reasonsAreKeptAndPutIntoCommonWords(String raw, FinishReason normal) {
    Reading reading = stream("{\"candidates\":[{\"finishReason\":\"" + raw + "\"}]}");

    assertThat(reading.finished().orElseThrow().rawReason()).isEqualTo(raw);
    assertThat(reading.finished().orElseThrow().reason()).isEqualTo(normal);
  }

  @Test
  void eachQueryOfAGroundedAnswerIsASearch() {
    String queries = "{\"candidates\":[{\"groundingMetadata\":{\"webSearchQueries\":%s}}]}";

    Usage usage =
        stream(queries.formatted("[\"\",\"a\"]"), queries.formatted("[\"a\",\"b\",7]"), STOP)
            .finished()
            .orElseThrow()
            .usage();

    assertThat(usage.searches()).isEqualTo(2);
    assertThat(usage.input()).isNull();
  }

  @Test
  void theLastCountHoldsAsAWhole() {
    Usage usage =
        stream(
                "{\"usageMetadata\":{\"promptTokenCount\":9,\"candidatesTokenCount\":15}}",
                "{\"candidates\":[{\"finishReason\":\"STOP\"}],\"usageMetadata\":"
                    + "{\"promptTokenCount\":87,\"toolUsePromptTokenCount\":3,"
                    + "\"thoughtsTokenCount\":78,\"cachedContentTokenCount\":4,"
                    + "\"totalTokenCount\":168}}",
                "{\"usageMetadata\":{\"trafficType\":\"ON_DEMAND\"}}")
            .finished()
            .orElseThrow()
            .usage();

    assertThat(usage.input()).isEqualTo(90);
    assertThat(usage.output()).isEqualTo(78);
    assertThat(usage.reasoning()).isEqualTo(78);
    assertThat(usage.cacheRead()).isEqualTo(4);
    assertThat(usage.reported().details())
        .hasToString(
            "{\"toolUsePromptTokenCount\":3,\"thoughtsTokenCount\":78,"
                + "\"cachedContentTokenCount\":4}");
    assertThat(stream(STOP).finished().orElseThrow().usage()).isEqualTo(Usage.NONE);
  }

  @Test
  void anErrorInsideAnAnswerKeepsWhatCameBefore() {
    String error =
        "{\"error\":{\"code\":503,\"message\":\"overloaded\",\"status\":\"UNAVAILABLE\"}}";

    for (String form : List.of(error, "[" + error + "]")) {
      Reading reading = stream(chunk(text("a")), form);
      assertThat(reading.text()).isEqualTo("a");
      assertThat(reading.failure().orElseThrow())
          .isInstanceOfSatisfying(
              LlmException.Refused.class,
              refused -> {
                assertThat(refused.providerMessage()).isEqualTo("overloaded");
                assertThat(refused.type()).contains("UNAVAILABLE");
              });
    }
  }

  @Test
  void thePayloadIsTheLastChunkWithoutAnswerAndUsage() {
    String last =
        "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]},\"finishReason\":\"STOP\"}],"
            + "\"usageMetadata\":{\"promptTokenCount\":1},\"modelVersion\":\"m-1\","
            + "\"responseId\":\"r\"}";
    byte[] body = last.getBytes(UTF_8);
    try (var response =
        new Fed(() -> new Decode("fed", false), List.of(body), false).prompt("hello")) {
      assertThat(response.text()).isEqualTo("a");
      assertThat(response.resolvedModel()).contains("m-1");
      assertThat(response.payload())
          .contains(
              Json.parseObject(
                  "{\"candidates\":[{\"finishReason\":\"STOP\"}],\"modelVersion\":\"m-1\","
                      + "\"responseId\":\"r\"}"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"candidates\":7,\"usageMetadata\":[],\"promptFeedback\":\"x\"}",
        "{\"candidates\":[null,3,{\"content\":\"x\",\"index\":\"0\"}]}",
        "{\"candidates\":[{\"content\":{\"parts\":[1,null,[],{},{\"thought\":true}]}}]}",
        "{\"candidates\":[{\"groundingMetadata\":{\"groundingChunks\":[1,{\"web\":2}],"
            + "\"groundingSupports\":[{\"groundingChunkIndices\":[9,-1,\"x\",1e30]},5]},"
            + "\"citationMetadata\":{\"citations\":[{},4]}}]}",
        "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{}}]}}]}"
      })
  void oddFieldsArePassedOver(String odd) {
    Reading reading = stream(chunk(text("a")), odd, STOP);

    assertThat(reading.failure()).isEmpty();
    assertThat(kinds(reading)).isEqualTo("Text(a)");
  }

  @Test
  void whatIsNoAnswerIsSaidInOneLine() {
    assertThat(stream("[1]").failure().orElseThrow())
        .hasMessageContaining("broke off: it sent something that is not of the Gemini format: [1]");
    assertThat(stream(chunk(text("a")) + "}").failure()).isPresent();
  }
}
