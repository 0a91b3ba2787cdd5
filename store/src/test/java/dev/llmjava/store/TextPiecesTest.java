package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.store.TextPieces.Known;
import dev.llmjava.store.TextPieces.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TextPiecesTest {
  private static TextPieces of(String... contents) {
    var known = new ArrayList<Known>();
    for (String content : contents) {
      known.add(new Known(content, known.size()));
    }
    return new TextPieces(known);
  }

  private static List<String> shown(List<Piece> pieces) {
    return pieces.stream()
        .map(piece -> piece.literal() == null ? "#" + piece.fragment() : piece.literal())
        .toList();
  }

  @Test
  void theFirstOneThatOccursIsTaken() {
    assertThat(shown(of("cd", "bc").cut("abcd"))).containsExactly("a", "#1", "d");
    assertThat(shown(of("b", "a").cut("ab"))).containsExactly("#1", "#0");
  }

  @Test
  void ofSeveralAtOnePlaceTheLongestIsTaken() {
    assertThat(shown(of("ab", "abc", "a").cut("xabcab"))).containsExactly("x", "#1", "#0");
  }

  @Test
  void whereNothingOccursThereAreNoPieces() {
    assertThat(of("ab").cut("ba")).isEmpty();
    assertThat(of("ab").cut("a")).isEmpty();
    assertThat(of("ab").cut("")).isEmpty();
    assertThat(of("").cut("a")).isEmpty();
    assertThat(TextPieces.NONE.cut("a text of some length")).isEmpty();
  }

  @Test
  void occurrencesMayTouchAndRepeat() {
    assertThat(shown(of("aa").cut("aaaaa"))).containsExactly("#0", "#0", "a");
    assertThat(
            shown(of("a long fragment, longer than what is hashed of it").cut("a long fragment")))
        .isEmpty();
  }

  /** Against a search that asks every fragment at every place. */
  @Test
  void randomTextsAreCutAsASlowSearchCutsThem() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int round = 0; round < 3_000; round++) {
      String[] contents = new String[random.nextInt(6)];
      for (int i = 0; i < contents.length; i++) {
        contents[i] = letters(random, random.nextInt(random.nextBoolean() ? 4 : 40));
      }
      String text = letters(random, random.nextInt(30));
      for (int i = 0; i < 5 && contents.length > 0; i++) {
        text += contents[random.nextInt(contents.length)] + letters(random, random.nextInt(3));
      }
      assertThat(shown(of(contents).cut(text)))
          .as("seed %s, fragments %s, text %s", seed, List.of(contents), text)
          .isEqualTo(slowly(contents, text));
    }
  }

  private static String letters(Random random, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("ab\u00e9".charAt(random.nextInt(8) == 0 ? 2 : random.nextInt(2)));
    }
    return text.toString();
  }

  private static List<String> slowly(String[] contents, String text) {
    var pieces = new ArrayList<String>();
    var own = new StringBuilder();
    boolean borrowed = false;
    for (int at = 0; at < text.length(); ) {
      int best = -1;
      for (int i = 0; i < contents.length; i++) {
        if (!contents[i].isEmpty()
            && text.startsWith(contents[i], at)
            && (best < 0 || contents[i].length() > contents[best].length())) {
          best = i;
        }
      }
      if (best < 0) {
        own.append(text.charAt(at++));
        continue;
      }
      if (!own.isEmpty()) {
        pieces.add(own.toString());
        own.setLength(0);
      }
      pieces.add("#" + best);
      borrowed = true;
      at += contents[best].length();
    }
    if (!own.isEmpty()) {
      pieces.add(own.toString());
    }
    return borrowed ? pieces : List.of();
  }

  /** A thousand files of which all begin alike, and a text of a megabyte after them. */
  @Test
  @Timeout(20)
  void manyFragmentsTakeOnePass() {
    var contents = new String[1_000];
    var text = new StringBuilder();
    for (int i = 0; i < contents.length; i++) {
      contents[i] =
          "/*\n * A licence of some length.\n */\n".repeat(10)
              + "file "
              + i
              + "\n"
              + "x".repeat(1_000);
      text.append(contents[i]).append('\n');
    }
    text.append("What is this?\n".repeat(80_000));
    List<Piece> pieces = of(contents).cut(text.toString());

    assertThat(pieces).hasSize(2_000);
    assertThat(pieces.get(0).fragment()).isZero();
    assertThat(pieces.get(1_998).fragment()).isEqualTo(999);
  }

  @Test
  @Timeout(20)
  void manyOccurrencesTakeOnePass() {
    assertThat(of("ab", "a thing").cut("ab ".repeat(1_000_000))).hasSize(2_000_000);
  }

  /** What nearly is a fragment at every place would take the square of its length. */
  @Test
  @Timeout(20)
  void whatNearlyRepeatsItselfIsGivenUp() {
    String spaces = " ".repeat(2_000_000);
    TextPieces pieces = of(spaces + "x", "short fragment");

    assertThat(pieces.cut(spaces + spaces)).isEmpty();
    assertThat(shown(pieces.cut("short fragment" + spaces + spaces)))
        .containsExactly("#1", spaces + spaces);
    assertThat(shown(pieces.cut(spaces + "x" + spaces + "x"))).containsExactly("#0", "#0");
  }
}
