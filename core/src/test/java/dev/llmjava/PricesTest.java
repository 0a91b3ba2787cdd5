package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.json.Json;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PricesTest {
  private static final Prices CACHED =
      Prices.of(
          Json.parseObject(
              "{\"input\": 3, \"output\": 15.00, \"cached_input\": 0.30, \"cache_write\": 3.75}"));

  @Test
  void areTheDecimalsOfTheText() {
    Prices prices = Prices.of(Json.parseObject("{\"input\": 0.075, \"output\": 0.0028}"));

    assertThat(prices.input()).isEqualTo(new BigDecimal("0.075"));
    assertThat(prices.output()).isEqualTo(new BigDecimal("0.0028"));
    assertThat(prices.cachedInput()).isNull();
    assertThat(prices.toJson()).hasToString("{\"input\":0.075,\"output\":0.0028}");
    assertThat(CACHED.toJson())
        .hasToString("{\"input\":3,\"output\":15,\"cached_input\":0.3,\"cache_write\":3.75}");
  }

  @Test
  @DisplayName("S101 cached tokens have their own price")
  void costIsTheSumOverAllKindsOfTokens() {
    assertThat(CACHED.cost(usage(1_000L, 100L, null, null, "{}"))).hasValue(dollars("0.0045"));
    assertThat(CACHED.cost(usage(1_000L, 100L, 600L, 300L, "{}")))
        .as("100 in full, 600 cached, 300 written, 100 answered")
        .hasValue(dollars("0.003105"));
    assertThat(CACHED.cost(usage(0L, 0L, 0L, 0L, "{}"))).hasValue(BigDecimal.ZERO);
  }

  @Test
  @DisplayName("S101 an unknown price is unknown, and not nothing")
  void costIsAbsentWhereSomethingIsUnknown() {
    Prices plain = Prices.of(Json.parseObject("{\"input\": 3, \"output\": 15}"));

    assertThat(Prices.UNKNOWN.cost(Usage.of(1, 1))).isEmpty();
    assertThat(CACHED.cost(Usage.NONE)).isEmpty();
    assertThat(CACHED.cost(usage(5L, null, null, null, "{}"))).isEmpty();
    assertThat(plain.cost(usage(5L, 5L, 0L, 0L, "{}"))).hasValue(dollars("0.00009"));
    assertThat(plain.cost(usage(5L, 5L, 1L, 0L, "{}"))).isEmpty();
    assertThat(plain.cost(usage(5L, 5L, 0L, 1L, "{}"))).isEmpty();
    assertThat(CACHED.cost(usage(5L, 5L, 6L, 0L, "{}"))).as("more cached than sent").isEmpty();
  }

  @Test
  void costIsAbsentForTokensThatArePricedApart() {
    assertThat(CACHED.cost(usage(9L, 9L, 0L, 0L, "{\"x\": {\"audio_tokens\": 3}}"))).isEmpty();
    assertThat(CACHED.cost(usage(9L, 9L, 0L, 0L, "{\"x\": [{\"modality\": \"AUDIO\"}]}")))
        .isEmpty();
    assertThat(CACHED.cost(usage(9L, 9L, 0L, 9L, "{\"c\": {\"ephemeral_1h_input_tokens\": 9}}")))
        .isEmpty();
  }

  @Test
  void aLongPromptHasPricesOfItsOwn() {
    Prices prices =
        Prices.of(
            Json.parseObject(
                "{\"input\": 2, \"output\": 12, \"above\":"
                    + " {\"tokens\": 200000, \"input\": 4, \"output\": 18}}"));

    assertThat(prices.cost(Usage.of(200_000, 1_000))).hasValue(dollars("0.412"));
    assertThat(prices.cost(Usage.of(200_001, 1_000))).hasValue(dollars("0.818004"));
    assertThat(Prices.of(prices.toJson())).isEqualTo(prices);
  }

  @Test
  void whatIsNoPriceIsUnknown() {
    assertThat(Prices.of(Json.parseObject("{\"input\": \"3\", \"output\": -1, \"above\": 7}")))
        .isEqualTo(Prices.UNKNOWN);
  }

  private static BigDecimal dollars(String amount) {
    return new BigDecimal(amount);
  }

  private static Usage usage(
      @Nullable Long input,
      @Nullable Long output,
      @Nullable Long read,
      @Nullable Long written,
      String details) {
    return new Usage(
        input,
        output,
        read,
        written,
        null,
        new Usage.Reported(input, output, Json.parseObject(details), Json.Obj.EMPTY));
  }
}
