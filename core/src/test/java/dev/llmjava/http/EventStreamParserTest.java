package dev.llmjava.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamParserTest {
  @Test
  void readsTheFormsThatProvidersSend() {
    assertThat(parse("data: a\n\ndata:b\n\ndata:  c\n\n")).containsExactly("-|a", "-|b", "-| c");
    assertThat(parse(": comment\n\nevent: delta\ndata: {}\nid: 7\nretry: 10\nfoo: x\n\n"))
        .containsExactly("delta|{}");
    assertThat(parse("data: a\r\n\r\ndata: b\r\rdata: c\n\n")).containsExactly("-|a", "-|b", "-|c");
    assertThat(parse("data: one\ndata: two\ndata\n\n")).containsExactly("-|one\ntwo\n");
    assertThat(parse("\uFEFFdata: bom\n\n")).containsExactly("-|bom");
    assertThat(parse("data\n\n")).containsExactly("-|");
    assertThat(parse("database: x\n\nevent: lonely\n\ndata: y\n\n")).containsExactly("-|y");
    assertThat(parse("\n\n\n")).isEmpty();
    assertThat(parse("")).isEmpty();
  }

  @Test
  void theFieldErrorOfLlamaCppIsAnEventOfThatName() {
    assertThat(parse("data: a\n\nerror: {\"code\":500}\n\ndata: [DONE]\n\n"))
        .containsExactly("-|a", "error|{\"code\":500}", "-|[DONE]");
    assertThat(parse("data: a\n\nerrors: b\n\n")).containsExactly("-|a");
  }

  @Test
  void anEventThatEndsWithTheStreamCounts() {
    assertThat(parse("data: a\n\nevent: last\ndata: b")).containsExactly("-|a", "last|b");
    assertThat(parse("data: a\n")).containsExactly("-|a");
    assertThat(parse("data: a\r")).containsExactly("-|a");
  }

  @Test
  void isTheSameHoweverTheBytesAreCut() {
    String text =
        "\uFEFFevent: x\r\n"
            + "data: caf\u00e9 \u2603 \uD83D\uDC27\r\n"
            + "data: two\r\n\r\n"
            + ": c\r"
            + "data:3\r\r"
            + "data: {}\n\n"
            + "data: end";
    List<String> whole = parse(text);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThat(whole)
        .containsExactly("x|caf\u00e9 \u2603 \uD83D\uDC27\ntwo", "-|3", "-|{}", "-|end");
    for (int cut = 0; cut <= bytes.length; cut++) {
      assertThat(parse(List.of(slice(bytes, 0, cut), slice(bytes, cut, bytes.length))))
          .as("cut at %d", cut)
          .isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void isTheSameInRandomPieces(long seed) {
    var random = new SplittableRandom(seed);
    var text = new StringBuilder();
    String[] pieces = {"data: ", "event: e", "\n", "\r\n", "\r", "\n\n", "x", "\u00e9", ":", " "};
    for (int i = 0; i < 300; i++) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    List<byte[]> cut = new ArrayList<>();
    for (int from = 0; from < bytes.length; ) {
      int to = Math.min(bytes.length, from + 1 + random.nextInt(4));
      cut.add(slice(bytes, from, to));
      from = to;
    }

    assertThat(parse(cut)).as("seed %d", seed).isEqualTo(parse(text.toString()));
  }

  @Test
  void aLineMayBeLongerThanAMegabyte() {
    String data = "x".repeat(3 << 20);

    assertThat(parse("data: " + data + "\n\n")).containsExactly("-|" + data);
    byte[] bytes = ("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += 1000) {
      pieces.add(slice(bytes, from, Math.min(bytes.length, from + 1000)));
    }
    assertThat(parse(pieces)).containsExactly("-|" + data);
  }

  @Test
  void bytesThatAreNotTextAreRefused() {
    byte[] bytes = {'d', 'a', 't', 'a', ':', (byte) 0xC3, '\n', '\n'};

    assertThatThrownBy(() -> parse(List.of(bytes)))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(CharacterCodingException.class);
  }

  @Test
  void aReplacementCharacterThatWasSentIsText() {
    assertThat(parse("data: a\uFFFDb\n\n")).containsExactly("-|a\uFFFDb");
  }

  private static List<String> parse(String text) {
    return parse(List.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> parse(List<byte[]> pieces) {
    List<String> events = new ArrayList<>();
    var parser =
        new EventStreamParser((name, data) -> events.add((name == null ? "-" : name) + "|" + data));
    for (byte[] piece : pieces) {
      parser.feed(piece, piece.length);
    }
    parser.finish();
    return events;
  }

  private static byte[] slice(byte[] bytes, int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }
}
