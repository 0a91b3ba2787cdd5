package dev.llmjava.cli.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.TerminalColumns;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds for any Markdown, and what is shown when. */
class MarkdownStreamTest {
  private static final int COLUMNS = 40;
  private static final int LONG = 1 << 18;
  private static final int PATHOLOGICAL = 1 << 12;

  /** What text may be made of, so that marks meet in every way. */
  private static final List<String> PIECES =
      List.of(
          "word",
          "two words",
          "日本",
          "🦊",
          "x",
          " ",
          "  ",
          "    ",
          "\n",
          "\n\n",
          "\n\n\n",
          "*",
          "**",
          "***",
          "_",
          "__",
          "~~",
          "`",
          "``",
          "```",
          "\n```java\n",
          "\n```\n",
          "~~~",
          "\n# ",
          "\n## ",
          "\n- ",
          "\n  - ",
          "\n1. ",
          "\n> ",
          "\n>> ",
          "\n---\n",
          "\n***\n",
          "|",
          "\n| a | b |",
          "\n|---|---|",
          "\n| c | d |\n",
          "[",
          "]",
          "(",
          ")",
          "[a](b)",
          "![",
          "<",
          ">",
          "<https://a.b/c>",
          "https://d.e/_f_",
          "\\",
          "\\(",
          "\\)",
          "\\[",
          "$$",
          "$",
          "{\"",
          "\n{",
          "\"",
          "'",
          "/*",
          "*/",
          "//",
          "#",
          "<!--",
          "-->",
          "\t",
          ".",
          "1.",
          "-",
          "+",
          "=");

  /** Letters and digits, sorted because the cells of a table may be broken beside each other. */
  private static String words(String text) {
    return text.codePoints()
        .filter(Character::isLetterOrDigit)
        .sorted()
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String random(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(60); i >= 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  @Test
  void noWordIsLostOrAdded() {
    for (int seed = 0; seed < 400; seed++) {
      String markdown = random(new Random(seed));
      String shown = ShownText.plain(markdown, COLUMNS);
      assertThat(words(shown)).as("seed %d: %s", seed, markdown).isEqualTo(words(markdown));
    }
  }

  @Test
  void whatComesInPiecesIsShownAsWhatComesWhole() {
    for (int seed = 0; seed < 120; seed++) {
      String markdown = random(new Random(seed));
      String whole = ShownText.of(markdown, COLUMNS);
      for (int piece : List.of(1, 2, 3, 7)) {
        assertThat(ShownText.of(markdown, COLUMNS, true, piece))
            .as("seed %d in pieces of %d: %s", seed, piece, markdown)
            .isEqualTo(whole);
      }
    }
  }

  @Test
  void whatWasShownIsNeverChanged() {
    for (int seed = 0; seed < 120; seed++) {
      String markdown = random(new Random(seed));
      var sent = new StringBuilder();
      var stream =
          new MarkdownStream(new Screen(COLUMNS, TerminalColumns::counter, true), sent::append);
      stream.write(markdown);
      stream.finish();
      assertThat(sent.toString().replaceAll("\u001b\\[[0-9;]+m", ""))
          .as("seed %d", seed)
          .doesNotContain("\u001b", "\r", "\b");
    }
  }

  private static String soFar(String markdown) {
    var sent = new StringBuilder();
    new MarkdownStream(new Screen(COLUMNS, TerminalColumns::counter, true), sent::append)
        .write(markdown);
    return ShownText.read(sent.toString());
  }

  @Test
  void wordsAreShownAsTheyCome() {
    assertThat(soFar("Some words and a ha")).isEqualTo("Some words and a");
    assertThat(soFar("# A heading and")).isEqualTo("{1;4;35}A heading");
    assertThat(soFar("- an item and")).isEqualTo("• an item");
    assertThat(soFar("```java\nint x = 1; // so f"))
        .endsWith("{35}int{0} x = {36}1{0}; {2}// so f");
    assertThat(soFar("a **bold** b **bo")).isEqualTo("a {1}bold{0} b");
    assertThat(soFar("> quoted words and")).isEqualTo("{2}│ {0}quoted words");
  }

  @Test
  void aMarkIsNotHeldForLong() {
    String open = "**" + "words ".repeat(80);
    assertThat(soFar(open)).startsWith("**words words");
    assertThat(soFar("[" + "words ".repeat(80))).startsWith("[words words");
    assertThat(soFar("`" + "words ".repeat(80))).startsWith("`words words");
    assertThat(soFar("|" + "words ".repeat(2000))).startsWith("|words words");
    assertThat(soFar("-".repeat(400))).startsWith("-----");
  }

  @Test
  void whatFollowsAnEndIsATextOfItsOwn() {
    var sent = new StringBuilder();
    var stream =
        new MarkdownStream(new Screen(COLUMNS, TerminalColumns::counter, true), sent::append);
    stream.write("```\ncode");
    stream.finish();
    stream.write("- **ope");
    stream.finish();
    stream.finish();
    stream.write("*more*");
    stream.finish();
    assertThat(ShownText.read(sent.toString()))
        .isEqualTo("{2}───\n{0}code\n{2}───\n\n{0}• **ope\n\n{3}more\n");
  }

  @Test
  void withoutColoursTheRestRemains() {
    assertThat(ShownText.of("# *A* `b`\n```java\nint x; // c\n```\n[d](e)", COLUMNS, false, 100))
        .isEqualTo(
            "{1;3;4}A{1;4} `b`\n{2}─── java\n{0}int x; {2}// c\n───\n{4}d{2} (e)\n"
                .replace("{1;4} `b`", "{1;4} `b`"));
  }

  @Test
  void halvesOfACharacterMayComeApart() {
    assertThat(ShownText.of("a \uD83E\uDD8A b", COLUMNS, true, 1)).isEqualTo("a 🦊 b\n");
    assertThat(ShownText.plain("a \uD83E b", COLUMNS)).isEqualTo("a \uD83E b\n");
  }

  @Test
  void nothingIsNothing() {
    assertThat(ShownText.plain("", COLUMNS)).isEmpty();
    assertThat(ShownText.plain("\n \n\n", COLUMNS)).isEmpty();
  }

  /** Going back over a text of this length again and again would take hours. */
  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void timeIsInProportionToTheText() {
    for (String piece : PIECES) {
      for (String repeated : List.of(piece, piece + "a ")) {
        String text = repeated.repeat(PATHOLOGICAL / repeated.length());
        assertThat(words(ShownText.plain(text, COLUMNS))).as(repeated).isEqualTo(words(text));
      }
    }
    String answer = "A **line** of `words` and [links](https://a.b).\n\n- an item\n";
    for (String repeated : List.of(answer, "*", "[", "a ", "*a ")) {
      String text = repeated.repeat(LONG / repeated.length());
      assertThat(ShownText.plain(text, COLUMNS)).as(repeated).hasSizeGreaterThan(LONG / 2);
    }
  }
}
