package dev.llmjava.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As PyYAML prints it. */
class YamlOpenItemTest {
  private static String value(String text) {
    return item(Json.object().put("k", text).put("end", "x").build());
  }

  private static String item(Json.Obj item) {
    return YamlWriter.openItem(item) + "\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '`',
      value = {
        "plain > plain",
        "a: b > 'a: b'",
        "x #y > 'x #y'",
        "it's > it's",
        "'q' > '''q'''",
        "yes > 'yes'",
        "Off > 'Off'",
        "y > y",
        "12 > '12'",
        "1_000 > '1_000'",
        "0o7 > 0o7",
        "1:30 > '1:30'",
        "1.5 > '1.5'",
        "1e5 > 1e5",
        ".inf > '.inf'",
        "~ > '~'",
        "null > 'null'",
        "= > '='",
        "<< > '<<'",
        "2026-11-20 > '2026-11-20'",
        "2026-11-20 14:22:26 > '2026-11-20 14:22:26'",
        "2026-11-20 at noon > 2026-11-20 at noon",
        "\\x > \\x",
        "\u00e9 > \"\\xE9\"",
        "\u2014 \\xe9 > \"\\u2014 \\\\xe9\"",
        "\ud83e\udd8a > \"\\U0001F98A\"",
        "\u007f > \"\\x7F\"",
        "a\u2028b\u2029c > \"a\\Lb\\Pc\"",
      })
  void words(String text, String expected) {
    assertThat(value(text)).isEqualTo("- k: " + expected + "\n  end: x\n");
  }

  @Test
  void severalLinesAreABlockWhereTheyCan() {
    assertThat(value("def f\n  x\n")).isEqualTo("- k: |\n    def f\n      x\n  end: x\n");
    assertThat(value("a\n\nb")).isEqualTo("- k: |-\n    a\n\n    b\n  end: x\n");
    assertThat(value("  a\nb\n")).isEqualTo("- k: |2\n      a\n    b\n  end: x\n");
    assertThat(value("a\n\n\n")).isEqualTo("- k: |+\n    a\n\n\n  end: x\n");
    assertThat(value("a \nb")).isEqualTo("- k: \"a \\nb\"\n  end: x\n");
    assertThat(value("a\r\nb")).isEqualTo("- k: \"a\\r\\nb\"\n  end: x\n");
    assertThat(value("\"\\xe9\"\n")).isEqualTo("- k: |\n    \"\\xe9\"\n  end: x\n");
  }

  @Test
  void linesAreNotBroken() {
    String line = "word ".repeat(100) + "end";
    assertThat(value(line)).isEqualTo("- k: " + line + "\n  end: x\n");
  }

  @Test
  void nothingAndLists() {
    assertThat(
            item(
                Json.object()
                    .put("none", Json.Null.NULL)
                    .put("empty", Json.array(List.of()))
                    .build()))
        .isEqualTo("- none: null\n  empty: []\n");
    assertThat(
            item(
                Json.object()
                    .put("names", Json.array(List.of(Json.of("a"), Json.of("2"))))
                    .put("text", "")
                    .build()))
        .isEqualTo("- names:\n  - a\n  - '2'\n  text: ''\n");
  }
}
