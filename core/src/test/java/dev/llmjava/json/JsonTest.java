package dev.llmjava.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void keepsTheOrderOfKeysButComparesWithoutIt() {
    Json a = Json.parse("{\"b\": 1, \"a\": [true, null, \"x\"]}");

    assertThat(a).hasToString("{\"b\":1,\"a\":[true,null,\"x\"]}");
    assertThat(a).isEqualTo(Json.parse("{\"a\":[true,null,\"x\"],\"b\":1}"));
    assertThat(Json.parse("1")).isNotEqualTo(Json.parse("1.0"));
  }

  @Test
  void theCanonicalFormSortsByCodePointAndPrintsNumbersAsPythonDoes() {
    Json value =
        Json.parse(
            "{\"t\":true,\"n\":null,\"j\":-0.0,\"i\":0.1,\"h\":123456789012345678,\"g\":1e22,"
                + "\"f\":1.0,\"e\":1e-7,\"big\":1e16,\"b\":1,\"a\":2.5}");

    assertThat(value.canonical())
        .isEqualTo(
            "{\"a\":2.5,\"b\":1,\"big\":1e+16,\"e\":1e-07,\"f\":1.0,\"g\":1e+22,"
                + "\"h\":123456789012345678,\"i\":0.1,\"j\":-0.0,\"n\":null,\"t\":true}");
    assertThat(Json.parse("{\"\uD83D\uDC27\":1,\"\uFF5E\":2,\"a\":3}").canonical())
        .isEqualTo("{\"a\":3,\"\uFF5E\":2,\"\uD83D\uDC27\":1}");
  }

  @Test
  void escapesOnlyWhatMustBeEscaped() {
    Json text = Json.of("caf\u00e9 \u2603 \uD83D\uDC27 \"q\" \\ \n\t\u0001\u007f \u2028");

    assertThat(text.canonical())
        .isEqualTo("\"caf\u00e9 \u2603 \uD83D\uDC27 \\\"q\\\" \\\\ \\n\\t\\u0001\u007f \u2028\"");
    assertThat(text.format(JsonStyle.PYTHON))
        .isEqualTo(
            "\"caf\\u00e9 \\u2603 \\ud83d\\udc27 \\\"q\\\" \\\\ \\n\\t\\u0001\\u007f \\u2028\"");
  }

  @Test
  void isLaidOutAsPythonDoes() {
    Json value = Json.parse("{\"a\":[1,{}],\"b\":{},\"c\":[]}");

    assertThat(value.format(JsonStyle.PYTHON)).isEqualTo("{\"a\": [1, {}], \"b\": {}, \"c\": []}");
    assertThat(value.format(JsonStyle.PYTHON_INDENTED))
        .isEqualTo("{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": {},\n  \"c\": []\n}");
  }

  @ParameterizedTest
  @CsvSource({
    "1e15, 1000000000000000.0",
    "1e16, 1e+16",
    "123456789.125, 123456789.125",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "1.5e300, 1.5e+300",
    "5e-324, 5e-324",
    "-2.5E-10, -2.5e-10",
    "9007199254740993.0, 9007199254740992.0",
    "123456789012345678901234567890, 123456789012345678901234567890",
    "-9223372036854775808, -9223372036854775808",
    "0, 0"
  })
  void printsNumbersAsPythonDoes(String written, String printed) {
    assertThat(Json.parse(written).canonical()).isEqualTo(printed);
  }

  @Test
  void saysWhereTheFaultIs() {
    assertThatThrownBy(() -> Json.parse("{\"a\": tru}"))
        .isInstanceOf(JsonException.class)
        .hasMessageMatching("not JSON \\(line 1, column \\d+\\)");
    assertThatThrownBy(() -> Json.parse("")).hasMessage("expected JSON, got an empty text");
    assertThatThrownBy(() -> Json.parse("1 2")).hasMessageContaining("unexpected text after");
    assertThatThrownBy(() -> Json.parse("1e999")).hasMessageContaining("too large");
    assertThatThrownBy(() -> Json.parse("NaN")).isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> Json.parse("{\"a\":")).isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> Json.parse("[".repeat(100_000))).isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> Json.parseObject("[1]"))
        .hasMessage("expected a JSON object, got an array");
  }

  @Test
  void holdsStringsOfManyMegabytes() {
    String big = "x".repeat(30 << 20);

    assertThat(((Json.Str) Json.parse("\"" + big + "\"")).value()).hasSize(30 << 20);
  }

  @Test
  void aFieldOfAnotherKindIsAbsent() {
    Json.Obj object = Json.parseObject("{\"s\":\"x\",\"n\":1,\"z\":null,\"d\":1.0,\"t\":true}");

    assertThat(object.string("n")).isNull();
    assertThat(object.integer("n")).isEqualTo(1);
    assertThat(object.integer("d")).isNull();
    assertThat(object.object("s")).isEqualTo(Json.Obj.EMPTY);
    assertThat(object.items("s")).isEmpty();
    assertThat(object.isTrue("t")).isTrue();
    assertThat(object.has("z")).isFalse();
    assertThat(object.has("s")).isTrue();
    assertThat(object.with("s", Json.of("y")).without("n", "z", "d"))
        .hasToString("{\"s\":\"y\",\"t\":true}");
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void whatIsWrittenReadsBackEqual(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 200; i++) {
      Json value = random(random, 4);
      for (JsonStyle style :
          List.of(JsonStyle.COMPACT, JsonStyle.CANONICAL, JsonStyle.PYTHON_INDENTED)) {
        assertThat(Json.parse(value.format(style))).as("seed %d", seed).isEqualTo(value);
      }
    }
  }

  private static Json random(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth == 0 ? 5 : 7)) {
      case 0 -> Json.of(random.nextLong());
      case 1 -> Json.of(Double.longBitsToDouble(random.nextLong() & 0xbfefffffffffffffL));
      case 2 -> Json.of(random.nextBoolean());
      case 3 -> Json.Null.NULL;
      case 4 -> Json.of(text(random));
      case 5 -> {
        List<Json> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(random(random, depth - 1));
        }
        yield Json.array(items);
      }
      default -> {
        var object = Json.object();
        for (int i = random.nextInt(4); i > 0; i--) {
          object.put(text(random), random(random, depth - 1));
        }
        yield object.build();
      }
    };
  }

  private static String text(SplittableRandom random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      int c = random.nextInt(5) == 0 ? 0x10000 + random.nextInt(0xFFFF) : random.nextInt(0xD800);
      text.appendCodePoint(c);
    }
    return text.toString();
  }

  @Test
  void keysThatAreThereTwiceAreRefusedWhereThatIsAskedFor() {
    String text = "{\"a\": {\"b\": 1}, \"b\": [{\"a\": 2}, {\"a\": 3}]}";
    assertThat(Json.parseDistinct(text)).isEqualTo(Json.parse(text));
    assertThatThrownBy(() -> Json.parseDistinct("{\"a\": [{\"b\": 1, \"b\": 2}]}"))
        .isInstanceOf(JsonException.class)
        .hasMessageMatching("the key \"b\" is there twice \\(line 1, column \\d+\\)");
    assertThatThrownBy(() -> Json.parseDistinct("{\"a\": 1, \"a\": }"))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith("not JSON (line 1, ");
  }
}
