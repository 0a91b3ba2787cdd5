package dev.llmjava.wire.completions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.FinishReason;
import dev.llmjava.LlmException;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import dev.llmjava.Usage;
import dev.llmjava.conformance.Fed;
import dev.llmjava.conformance.Reading;
import dev.llmjava.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DecodeTest {
  private static final String USAGE =
      "{\"id\":\"c1\",\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2,"
          + "\"total_tokens\":5,\"extra\":{\"n\":1,\"zero\":0}}}";
  private static final String STREAM =
      stream(
          "{\"id\":\"c1\",\"object\":\"text_completion\",\"created\":7,\"model\":\"m-1\","
              + "\"choices\":[{\"text\":\"Ol\u00e9 \",\"index\":0,\"logprobs\":null}]}",
          "{\"id\":\"c1\",\"choices\":[{\"text\":\"other\",\"index\":1}]}",
          "{\"id\":\"c1\",\"choices\":[{\"text\":\"you\",\"index\":0,\"finish_reason\":\"length\"}]}",
          USAGE,
          "[DONE]");

  @Test
  void theTextOfTheFirstCandidateIsTheAnswer() {
    Reading reading = read(STREAM);

    assertThat(reading.failure()).isEmpty();
    assertThat(reading.text()).isEqualTo("Ol\u00e9 you").isEqualTo(reading.textOfEvents());
    assertThat(reading.finished().orElseThrow().reason()).isEqualTo(FinishReason.LENGTH);
    assertThat(reading.finished().orElseThrow().rawReason()).isEqualTo("length");
    Usage usage = reading.finished().orElseThrow().usage();
    assertThat(usage.input()).isEqualTo(3);
    assertThat(usage.output()).isEqualTo(2);
    assertThat(usage.reported().details()).isEqualTo(Json.parse("{\"extra\":{\"n\":1}}"));
  }

  @Test
  void itIsTheSameWhereverItIsCutInTwo() {
    Reading whole = read(STREAM);
    byte[] bytes = STREAM.getBytes(StandardCharsets.UTF_8);
    for (int at = 1; at < bytes.length; at++) {
      Reading cut =
          read(List.of(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at, bytes.length)));
      assertThat(cut.events()).as("cut at " + at).isEqualTo(whole.events());
    }
  }

  @Test
  void itIsTheSameByteByByte() {
    var pieces = new ArrayList<byte[]>();
    for (byte b : STREAM.getBytes(StandardCharsets.UTF_8)) {
      pieces.add(new byte[] {b});
    }

    assertThat(read(pieces).events()).isEqualTo(read(STREAM).events());
  }

  @Test
  void whatEndsBeforeAReasonBrokeOff() {
    Reading reading = read(stream("{\"choices\":[{\"text\":\"a\",\"index\":0}]}"));

    assertThat(reading.failure()).containsInstanceOf(LlmException.BrokenOff.class);
    assertThat(reading.text()).isEqualTo("a");
  }

  @Test
  void theReasonIsEnoughOfAnEnd() {
    assertThat(
            read(stream("{\"choices\":[{\"text\":\"a\",\"finish_reason\":\"stop\"}]}")).failure())
        .isEmpty();
  }

  @Test
  void anErrorInsideOfTheStreamIsThrownWithWhatHadCome() {
    Reading reading =
        read(
            stream(
                "{\"choices\":[{\"text\":\"a\"}]}",
                "{\"error\":{\"message\":\"too busy\",\"type\":\"server_error\"}}"));

    assertThat(reading.failure().orElseThrow()).hasMessage("fed broke off with an error: too busy");
    assertThat(reading.text()).isEqualTo("a");
  }

  @Test
  void aDocumentIsAnAnswer() {
    String json =
        "{\"id\":\"c1\",\"object\":\"text_completion\",\"choices\":[{\"text\":\"a\",\"index\":0,"
            + "\"logprobs\":null,\"finish_reason\":null}],\"usage\":{\"prompt_tokens\":1}}";
    Response response = Fed.document(() -> new Decode("fed"), json).prompt("q");

    assertThat(response.text()).isEqualTo("a");
    assertThat(response.finished().reason()).isEqualTo(FinishReason.OTHER);
    assertThat(response.json())
        .hasValue(
            Json.parseObject(
                "{\"id\":\"c1\",\"object\":\"text_completion\",\"choices\":[{\"text\":\"a\","
                    + "\"index\":0}],\"usage\":{\"prompt_tokens\":1}}"));
  }

  @Test
  void aDocumentWithoutAnAnswerIsNone() {
    Reading reading =
        Reading.of(Fed.document(() -> new Decode("fed"), "{\"id\":\"c\"}").prompt("q"));

    assertThat(reading.failure()).containsInstanceOf(LlmException.BrokenOff.class);
  }

  @Test
  void aStreamIsLoggedAsLlmLogsIt() {
    Response response = model(STREAM).prompt(Prompt.of("q"));

    assertThat(response.text()).isEqualTo("Ol\u00e9 you");
    assertThat(response.json())
        .hasValue(
            Json.parseObject(
                "{\"content\":\"Ol\u00e9 you\",\"usage\":{\"prompt_tokens\":3,"
                    + "\"completion_tokens\":2,\"total_tokens\":5,\"extra\":{\"n\":1,\"zero\":0}},"
                    + "\"id\":\"c1\",\"object\":\"text_completion\",\"model\":\"m-1\","
                    + "\"created\":7}"));
  }

  private static String stream(String... data) {
    return Arrays.stream(data).map(line -> "data: " + line + "\n\n").collect(Collectors.joining());
  }

  private static Reading read(String body) {
    return read(List.of(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static Reading read(List<byte[]> pieces) {
    return Reading.of(new Fed(() -> new Decode("fed"), pieces, false).prompt("q"));
  }

  private static Fed model(String body) {
    return new Fed(() -> new Decode("fed"), List.of(body.getBytes(StandardCharsets.UTF_8)), false);
  }
}
