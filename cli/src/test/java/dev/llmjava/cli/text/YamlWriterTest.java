package dev.llmjava.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PyYAML prints for the same values. */
class YamlWriterTest {
  private static String yaml(String text) {
    return YamlWriter.item(Json.object().put("prompt", text).build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "Off",
        "null",
        "~",
        "",
        "=",
        "<<",
        "!",
        "-",
        "- x",
        "1.5",
        "07",
        "0x1F",
        "0b1",
        "1_000",
        "12:30:45",
        "1:30.5",
        ".inf",
        "-.INF",
        ".nan",
        "2020-01-01",
        "2020-1-1 1:02:03",
        "2020-01-01T10:00:00Z",
        "a: b",
        "#x",
        "a #x",
        "`c`",
        "{x",
        "%x",
        "\"q\"",
        " lead",
        "trail "
      })
  void whatWouldBeReadAsSomethingElseIsQuoted(String text) {
    assertThat(yaml(text)).isEqualTo("- prompt: '" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "a:b", "it's", "1e5", "0o7", "1.2.3", "yes!", "http://x/y?z=1"})
  void othersAreNot(String text) {
    assertThat(yaml(text)).isEqualTo("- prompt: " + text);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "é🦊, \\xE9\\U0001F98A",
        "日本, \\u65E5\\u672C",
        "|a\tb|, a\\tb",
        "|a\u001b[31m\u0007|, a\\e[31m\\a",
        "|\u0085\u00a0\u2028\u2029\ufeff|, \\N\\_\\L\\P\\uFEFF",
        "|a\r\nb|, a\\r\\nb"
      })
  void othersThanAsciiAreEscaped(String text, String escaped) {
    assertThat(yaml(text)).isEqualTo("- prompt: \"" + escaped + "\"");
  }

  @Test
  void longTextsAreFolded() {
    assertThat(yaml("word ".repeat(20)))
        .isEqualTo(
            "- prompt: 'word word word word word word word word word word word word word word"
                + " word\n    word word word word word '");
    assertThat(yaml("x".repeat(70) + " yy zz"))
        .isEqualTo("- prompt: " + "x".repeat(70) + " yy\n    zz");
    assertThat(yaml("x".repeat(120))).isEqualTo("- prompt: " + "x".repeat(120));
    assertThat(yaml("é ".repeat(18)))
        .isEqualTo(
            "- prompt: \""
                + "\\xE9 ".repeat(15).strip()
                + "\\\n    \\ "
                + "\\xE9 ".repeat(3)
                + "\"");
  }

  @Test
  void linesStandApart() {
    assertThat(yaml("a\n\nb c\n")).isEqualTo("- prompt: 'a\n\n\n    b c\n\n    '");
  }

  @Test
  void valuesOfAllKinds() {
    Json.Obj item =
        Json.parseObject(
            """
            {"a": [{"b": 1e-7, "c": 1.5e20, "d": null, "e": true, "f": [], "g": {}, "h": 1e17}],
             "no": {"x": 1}}\
            """);
    assertThat(YamlWriter.item(item))
        .isEqualTo(
            """
            - a:
              - b: 1.0e-07
                c: 1.5e+20
                d: null
                e: true
                f: []
                g: {}
                h: 1.0e+17
              'no':
                x: 1\
            """);
  }
}
