package dev.llmjava.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCursorTest {
  private final JsonCursor cursor = new JsonCursor();

  @Test
  void walksOverObjectsAndArraysAndReadsWhatIsAskedFor() {
    start(" {\"a\" : [ {\"n\": 12, \"s\":\"x\"} , null ], \"b\":null,\"c\":\"same\"}\n");
    cursor.enterObject();
    assertThat(cursor.nextField()).isTrue();
    assertThat(cursor.isNamed("a")).isTrue();
    assertThat(cursor.isNamed("b")).isFalse();
    cursor.enterArray();
    assertThat(cursor.nextItem()).isTrue();
    cursor.enterObject();
    assertThat(cursor.nextField()).isTrue();
    assertThat(cursor.number()).isEqualTo(12);
    assertThat(cursor.nextField()).isTrue();
    assertThat(cursor.skipNull()).isFalse();
    assertThat(cursor.string()).isEqualTo("x");
    assertThat(cursor.nextField()).isFalse();
    assertThat(cursor.nextItem()).isTrue();
    assertThat(cursor.skipNull()).isTrue();
    assertThat(cursor.nextItem()).isFalse();
    assertThat(cursor.nextField()).isTrue();
    assertThat(cursor.skipNull()).isTrue();
    assertThat(cursor.nextField()).isTrue();
    cursor.skipString("same");
    assertThat(cursor.nextField()).isFalse();
    assertThat(cursor.arrived()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"plain\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
        "\"für \\u00e9 \\uD83D\\uDE00 \uD83D\uDE00 x\"",
        "\"half \\uD83D\"",
        "\"\\n\\n\""
      })
  void readsStringsAsTheParserDoes(String json) {
    start(json);
    assertThat(cursor.string()).isEqualTo(((Json.Str) Json.parse(json)).value());
    assertThat(cursor.arrived()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}}",
        "{} x",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":01}",
        "{\"a\":1.5}",
        "{\"a\":-1}",
        "{\"a\":1e3}",
        "{\"a\":tru}",
        "{\"a\":\"x}",
        "{\"\\u0061\":1}",
        "{\"a\":1]",
        "[1]",
        "{\"a\":1x}",
        "{'a':1}",
        "{\"a\":9999999999999999999}"
      })
  void doesNotArriveWhereThereIsAnythingElse(String json) {
    start(json);
    cursor.enterObject();
    while (cursor.nextField()) {
      cursor.number();
    }
    assertThat(cursor.arrived()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "\"a",
        "\"a\\\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\",
        "\"\\u",
        "\"a\nb\"",
        "\"\\t\nb\"",
        "5",
        "nul",
        "\"\uFFFD\""
      })
  void aStringThatCannotBeReadIsEmpty(String json) {
    start(json);
    assertThat(cursor.string()).isEmpty();
    assertThat(cursor.arrived()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\u00e4\"", "\"\\n\u00e4\"", "\"\u00e4\\n\""})
  void bytesThatAreNoTextAreNotWalkedOver(String json) {
    start(json, ISO_8859_1);
    assertThat(cursor.string()).isEmpty();
    assertThat(cursor.arrived()).isFalse();
  }

  @Test
  void everyCutDocumentFails() {
    String json = "{\"a\":[{\"b\":\"\\u00e9\\n\",\"c\":null}]}";
    for (int length = 0; length < json.length(); length++) {
      start(json.substring(0, length));
      cursor.enterObject();
      if (cursor.nextField()) {
        cursor.enterArray();
      }
      while (cursor.nextItem()) {
        cursor.enterObject();
        while (cursor.nextField()) {
          if (!cursor.skipNull()) {
            cursor.string();
          }
        }
      }
      cursor.nextField();
      assertThat(cursor.arrived()).as(json.substring(0, length)).isFalse();
    }
  }

  private void start(String json) {
    start(json, UTF_8);
  }

  /** Amid other bytes, as in a buffer. */
  private void start(String json, Charset charset) {
    byte[] document = json.getBytes(charset);
    byte[] bytes = ("\"" + "x".repeat(document.length) + "\"}]").getBytes(charset);
    System.arraycopy(document, 0, bytes, 1, document.length);
    cursor.start(bytes, 1, 1 + document.length);
  }
}
