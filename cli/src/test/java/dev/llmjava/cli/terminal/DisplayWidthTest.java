package dev.llmjava.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.text.Words;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "abc, 3",
    "é, 1",
    "e\u0301, 1",
    "猫, 2",
    "ねこ, 4",
    "ﾈｺ, 2",
    "고양이, 6",
    "\u1112\u1161\u11ab, 2",
    "ＡＢ, 4",
    "。, 2",
    "🐧, 2",
    "❤, 1",
    "❤\uFE0F, 2",
    "\u231A\uFE0F, 2",
    "1\uFE0F\u20E3, 2",
    "a\uFE0F, 1",
    "🇫🇷, 2",
    "🇫🇷🇩🇪, 4",
    "👩‍👩‍👧, 2",
    "👩‍⚕\uFE0F, 2",
    "❤\uFE0F‍🔥, 2",
    "🏳\uFE0F‍🌈x, 3",
    "👍🏽, 2",
    "☝🏽, 2",
    "👍🏽👍🏽, 4",
    "👩🏽‍🚀, 2",
    "🏽, 2",
    "a\u200Db, 2",
    "\u200b, 0",
    "𠀀, 2",
    "│├─●…, 5"
  })
  void columns(String text, int width) {
    assertThat(DisplayWidth.of(text)).isEqualTo(width);
  }

  @Test
  void cutting() {
    assertThat(DisplayWidth.cut("abcdef", 6, "…")).isEqualTo("abcdef");
    assertThat(DisplayWidth.cut("abcdef", 5, "…")).isEqualTo("abcd…");
    assertThat(DisplayWidth.cut("abcdef", 5, "...")).isEqualTo("ab...");
    assertThat(DisplayWidth.cut("猫猫猫", 5, "…")).isEqualTo("猫猫…");
    assertThat(DisplayWidth.cut("猫猫猫", 4, "…")).isEqualTo("猫…");
    assertThat(DisplayWidth.cut("", 0, "…")).isEmpty();
  }

  @Test
  void whatIsCutFitsAndIsTheBeginning() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    int[] signs = "a猫e\u0301🐧❤\uFE0F ﾈ\u200D🏽🇫".codePoints().toArray();
    for (int i = 0; i < 10_000; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(20); n > 0; n--) {
        text.appendCodePoint(signs[random.nextInt(signs.length)]);
      }
      int columns = 3 + random.nextInt(20);
      String cut = DisplayWidth.cut(text.toString(), columns, "...");
      assertThat(DisplayWidth.of(cut)).as("seed %d", seed).isLessThanOrEqualTo(columns);
      boolean whole = DisplayWidth.of(text.toString()) <= columns;
      assertThat(cut.equals(text.toString())).as("seed %d", seed).isEqualTo(whole);
      if (!whole) {
        assertThat(text.toString())
            .as("seed %d", seed)
            .startsWith(cut.substring(0, cut.length() - 3));
      }
    }
  }

  @Test
  void wordsJoinedAreTheText() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    int[] signs = "ab1 \n\t-.,猫🐧é\u0301".codePoints().toArray();
    for (int i = 0; i < 2000; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(30); n > 0; n--) {
        text.appendCodePoint(signs[random.nextInt(signs.length)]);
      }
      assertThat(String.join("", Words.of(text.toString())))
          .as("seed %d", seed)
          .isEqualTo(text.toString());
    }
    assertThat(Words.of("Hi there, 42!")).containsExactly("Hi", " ", "there", ",", " ", "42", "!");
  }
}
