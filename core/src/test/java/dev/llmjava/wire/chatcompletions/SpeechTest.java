package dev.llmjava.wire.chatcompletions;

import static dev.llmjava.wire.chatcompletions.Answers.STOP;
import static dev.llmjava.wire.chatcompletions.Answers.delta;
import static dev.llmjava.wire.chatcompletions.Answers.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Attachment;
import dev.llmjava.Part;
import dev.llmjava.StreamEvent;
import dev.llmjava.conformance.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechTest {
  @Test
  void chunksMayBeEncodedOneByOneOrCutAnywhere() {
    assertThat(sound("QQ==", "Qg==")).isEqualTo("AB");
    assertThat(sound("Q", "UJ", "D")).isEqualTo("ABC");
    assertThat(sound("QQ=", "=")).isEqualTo("A");
    assertThat(sound("QUJD\\n", "QQ")).isEqualTo("ABCA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"QUJDQ", "Q===", "QU*D", "=", "QQ==QUJD"})
  void soundThatCannotBeReadIsLeftOutAndTheTranscriptStays(String data) {
    Reading reading = spoken("QUJD", data);

    assertThat(reading.failure()).isEmpty();
    assertThat(reading.finished()).isPresent();
    assertThat(reading.text()).isEqualTo("hihi");
    assertThat(reading.parts(Part.Media.class, part -> true)).isEmpty();
    assertThat(reading.events())
        .filteredOn(StreamEvent.Warning.class::isInstance)
        .singleElement()
        .asString()
        .contains("audio", "the sound was left out");
  }

  private static String sound(String... chunks) {
    Attachment.Source source =
        spoken(chunks).parts(Part.Media.class, part -> true).getFirst().attachment().source();
    return source instanceof Attachment.Source.Bytes bytes
        ? new String(bytes.content(), StandardCharsets.US_ASCII)
        : "";
  }

  private static Reading spoken(String... chunks) {
    List<String> events = new ArrayList<>();
    for (String chunk : chunks) {
      events.add(delta("\"audio\":{\"data\":\"" + chunk + "\",\"transcript\":\"hi\"}"));
    }
    events.add(STOP);
    return stream(events.toArray(String[]::new));
  }
}
