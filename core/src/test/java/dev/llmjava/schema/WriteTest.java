package dev.llmjava.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class WriteTest {
  @Test
  void writesPlainValuesAsThemselves() {
    assertWritten("text", "\"text\"");
    assertWritten('c', "\"c\"");
    assertWritten(CharBuffer.wrap("b"), "\"b\"");
    assertWritten(5, "5");
    assertWritten((byte) 5, "5");
    assertWritten(0.1f, "0.1");
    assertWritten(2.0, "2.0");
    assertWritten(new BigDecimal("1.50"), "1.5");
    assertWritten(BigInteger.TEN.pow(30), "1" + "0".repeat(30));
    assertWritten(true, "true");
    assertWritten(null, "null");
    assertWritten(Json.parse("[1]"), "[1]");
  }

  @Test
  void writesContainers() {
    assertWritten(Arrays.asList(1, null, "x"), "[1,null,\"x\"]");
    assertWritten(new int[][] {{1}, {2, 3}}, "[[1],[2,3]]");
    assertWritten(Map.of(Level.HIGH, Optional.of(1)), "{\"high\":1}");
    assertWritten(OptionalInt.empty(), "null");
    assertWritten(new ArrayDeque<>(List.of("a")), "[\"a\"]");
  }

  @Test
  void writesTextsInTheFormsThatAreRead() {
    assertWritten(Instant.EPOCH, "\"1970-01-01T00:00:00Z\"");
    assertWritten(LocalDateTime.of(2026, 1, 31, 12, 0), "\"2026-01-31T12:00:00\"");
    assertWritten(
        OffsetDateTime.of(2026, 1, 31, 12, 0, 0, 0, ZoneOffset.UTC), "\"2026-01-31T12:00:00Z\"");
    assertWritten(LocalTime.NOON, "\"12:00:00\"");
    assertWritten(Duration.ofMinutes(90), "\"PT1H30M\"");
    assertWritten(Path.of("a", "b"), "\"a/b\"");
    assertWritten(URI.create("http://a/"), "\"http://a/\"");
    assertWritten(Level.LOW, "\"LOW\"");
    assertWritten(Locale.ENGLISH, "\"en\"");
    assertWritten(new AtomicInteger(3), "\"3\"");
  }

  @Test
  void writesRecordsAndSaysWhichOfASealedInterface() {
    assertWritten(new Circle(1), "{\"type\":\"Circle\",\"radius\":1.0}");
    assertWritten(new Typed("a", null), "{\"type\":\"a\",\"nick\":null}");
  }

  @Test
  void writesNumbersThatJsonLacksAsText() {
    assertWritten(Double.NaN, "\"NaN\"");
    assertWritten(Float.NEGATIVE_INFINITY, "\"-Infinity\"");
    assertWritten(List.of(Double.POSITIVE_INFINITY), "[\"Infinity\"]");
    assertWritten(new BigDecimal("1e999"), "\"1E+999\"");
  }

  @Test
  void cutsWhatContainsItself() {
    var list = new ArrayList<>();
    list.add(1);
    list.add(list);
    assertWritten(list, "[1,\"...\"]");

    var map = new HashMap<String, Object>();
    map.put("me", List.of(new Holder(map)));
    assertWritten(map, "{\"me\":[{\"value\":\"...\"}]}");
  }

  @Test
  void writesTheSameTwiceWhereItIsNoCycle() {
    var shared = List.of(1);
    assertWritten(List.of(shared, shared), "[[1],[1]]");
  }

  @Test
  void cutsWhatIsDeeperThanJsonCanBeRead() {
    Object deep = "end";
    for (int i = 0; i < 100_000; i++) {
      deep = List.of(deep);
    }

    Json written = JsonType.write(deep);
    assertThat(Json.parse(written.toString())).isEqualTo(written);
  }

  @RepeatedTest(200)
  void whatIsWrittenIsReadBackEqual(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition() * 7_919L;
    var random = new RandomValues(seed);
    RandomValues.Rich value = random.rich(4);

    Json written = Json.parse(JsonType.write(value).toString());
    assertThat(JsonType.of(RandomValues.Rich.class).read(written))
        .as("seed %d", seed)
        .isEqualTo(value);
  }

  private static void assertWritten(@Nullable Object value, String json) {
    assertThat(JsonType.write(value)).hasToString(json);
  }

  enum Level {
    LOW,
    @Named("high")
    HIGH {}
  }

  sealed interface Figure {}

  record Circle(double radius) implements Figure {}

  record Typed(String type, @Nullable String nick) implements Figure {}

  record Holder(Object value) {}
}
