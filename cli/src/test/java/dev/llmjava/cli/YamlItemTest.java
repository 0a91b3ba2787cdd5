package dev.llmjava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As PyYAML prints it. */
class YamlItemTest {
  private static String value(String text) {
    return new YamlItem().put("k", text).put("end", "x").toString();
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
    assertThat(new YamlItem().put("none", (String) null).put("empty", List.of()).toString())
        .isEqualTo("- none: null\n  empty: []\n");
    assertThat(new YamlItem().put("names", List.of("a", "2")).put("text", "").toString())
        .isEqualTo("- names:\n  - a\n  - '2'\n  text: ''\n");
  }
}
