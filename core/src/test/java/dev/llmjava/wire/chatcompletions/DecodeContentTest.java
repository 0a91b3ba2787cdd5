package dev.llmjava.wire.chatcompletions;

import static dev.llmjava.wire.chatcompletions.Answers.STOP;
import static dev.llmjava.wire.chatcompletions.Answers.call;
import static dev.llmjava.wire.chatcompletions.Answers.delta;
import static dev.llmjava.wire.chatcompletions.Answers.kinds;
import static dev.llmjava.wire.chatcompletions.Answers.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Attachment;
import dev.llmjava.FinishReason;
import dev.llmjava.Part;
import dev.llmjava.conformance.Reading;
import dev.llmjava.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DecodeContentTest {
  @Test
  @DisplayName("S22 words and reasoning are joined apart")
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
}
