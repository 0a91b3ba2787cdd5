package dev.llmjava.wire.embeddings;

import static dev.llmjava.wire.embeddings.Embeddings.Packing.FLOAT32;
import static dev.llmjava.wire.embeddings.Embeddings.Packing.INT8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.LlmException;
import dev.llmjava.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"data\":[{\"embedding\":[1.5,-2]}],\"usage\":{\"prompt_tokens\":3}}",
        "{\"embeddings\":[{\"values\":[1.5,-2]}],\"usageMetadata\":{\"promptTokenCount\":3}}",
        "{\"embedding\":{\"values\":[1.5,-2]},\"usageMetadata\":{\"promptTokenCount\":3}}",
        "{\"embeddings\":[[1.5,-2]],\"prompt_eval_count\":3}",
        "{\"embedding\":[1.5,-2],\"usage\":{\"total_tokens\":3}}"
      })
  void readsEveryForm(String body) {
    Embeddings read = Embeddings.read("acme", body, FLOAT32);

    assertThat(read.vectors()).containsExactly(new float[] {1.5f, -2});
    assertThat(read.usage().input()).isEqualTo(3);
  }

  @Test
  void unpacksNumbersAndPutsThemInOrder() {
    String body =
        "{\"data\":[{\"index\":1,\"embedding\":\"AADAPwAAAMA=\"},"
            + "{\"index\":0,\"embedding\":\"AAAAAAAAgD8=\"}]}";

    assertThat(Embeddings.read("acme", body, FLOAT32).vectors())
        .containsExactly(new float[] {0, 1}, new float[] {1.5f, -2});
    assertThat(Embeddings.read("acme", body, FLOAT32).usage()).isEqualTo(Usage.NONE);
    assertThat(Embeddings.read("acme", "{\"embedding\":\"Af8=\"}", INT8).vectors())
        .containsExactly(new float[] {1, -1});
  }

  @Test
  void anErrorIsTheProviders() {
    assertThatThrownBy(
            () -> Embeddings.read("acme", "{\"error\":{\"message\":\"too long\"}}", FLOAT32))
        .isInstanceOf(LlmException.Refused.class)
        .hasMessage("acme broke off with an error: too long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"data\":[{}]}",
        "{\"data\":[{\"embedding\":[\"x\"]}]}",
        "{\"data\":[{\"embedding\":\"AQ==\"}]}",
        "{\"data\":[{\"embedding\":\"?\"}]}",
        "{\"embeddings\":[null]}",
        "{\"embeddings\":[[1"
      })
  void whatHoldsNoVectorsBrokeOff(String body) {
    assertThatThrownBy(() -> Embeddings.read("acme", body, FLOAT32))
        .isInstanceOf(LlmException.BrokenOff.class)
        .hasMessageContaining("not of the embeddings format");
  }
}
