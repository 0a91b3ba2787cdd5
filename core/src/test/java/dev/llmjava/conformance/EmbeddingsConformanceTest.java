package dev.llmjava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.LlmException;
import dev.llmjava.http.ErrorBody;
import dev.llmjava.json.Json;
import dev.llmjava.wire.embeddings.Embeddings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded answer to a request for embeddings gives its vectors. */
class EmbeddingsConformanceTest {
  static Stream<Recorded> exchanges() {
    Corpus corpus = Corpus.required();
    return Stream.of("openai-embeddings", "gemini", "ollama")
        .flatMap(folder -> corpus.exchanges(folder).stream())
        .filter(Recorded::isEmbedding);
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void givesWhatIsExpected(Recorded exchange) {
    String body = new String(exchange.body(), StandardCharsets.UTF_8);
    if (exchange.expected().has("error")) {
      LlmException.Refused refused =
          ErrorBody.of("recorded", exchange.status(), Json.parseObject(body));
      Json.Obj error = exchange.expected().object("error");
      assertThat(refused.providerMessage()).isEqualTo(error.string("message"));
      return;
    }
    boolean bytes = "perplexity".equals(exchange.meta().string("vendor"));
    Embeddings read =
        Embeddings.read(
            "recorded", body, bytes ? Embeddings.Packing.INT8 : Embeddings.Packing.FLOAT32);

    Json.Obj expected = exchange.expected().object("embeddings");
    assertThat(read.vectors()).hasSize(Math.toIntExact(expected.integer("count")));
    assertThat(read.usage().input())
        .isEqualTo(exchange.expected().object("usage").integer("input"));
    for (int i = 0; i < read.vectors().size(); i++) {
      float[] vector = read.vectors().get(i);
      assertThat(vector).hasSize(Math.toIntExact(expected.integer("dimensions")));
      List<Json> first = ((Json.Arr) expected.items("first").get(i)).items();
      for (int j = 0; j < first.size(); j++) {
        double wanted = ((Json.Num) first.get(j)).value().doubleValue();
        assertThat((double) vector[j])
            .isCloseTo(wanted, Offset.offset(1e-6 * Math.max(1, Math.abs(wanted))));
      }
    }
  }
}
