package dev.llmjava.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BashLineTest {
  private static final String BREAKS = " \t\n\"'@><=;|&(:";

  private static BashLine line(String text) {
    return new BashLine(text, BREAKS);
  }

  @Test
  void wordsAreSplitWhereBashSplitsThem() {
    var line = line("llm  -s 'be brief' \"a \\\"b\\\" $c\" d\\ e '' -m gp");
    assertThat(line.words())
        .containsExactly("llm", "-s", "be brief", "a \"b\" $c", "d e", "", "-m");
    assertThat(line.word()).isEqualTo("gp");
  }

  @Test
  void afterASpaceAWordBegins() {
    assertThat(line("llm -m ").word()).isEmpty();
    assertThat(line("llm -m ").words()).containsExactly("llm", "-m");
  }

  @Test
  void readlineKeepsWhatIsBeforeItsLastBreak() {
    assertThat(line("llm --schema t:do").insertion("t:dogs")).isEqualTo("dogs");
    assertThat(line("llm --model=gpt").insertion("--model=gpt-4o")).isEqualTo("gpt-4o");
    assertThat(line("llm -m gemini/x:").insertion("gemini/x:latest")).isEqualTo("latest");
    assertThat(line("llm -t a\\:b").insertion("a:bc")).isEqualTo("a:bc");
    assertThat(new BashLine("llm -t t:do", " \t\n").insertion("t:dogs")).isEqualTo("t:dogs");
  }

  @Test
  void insertionsAreQuotedAsTheWordIs() {
    String odd = "it's $5 & \"more\"";
    assertThat(line("llm -t i").insertion(odd)).isEqualTo("it\\'s\\ \\$5\\ \\&\\ \\\"more\\\"");
    assertThat(line("llm -t 'i").insertion(odd)).isEqualTo("it'\\''s $5 & \"more\"");
    assertThat(line("llm -t \"i").insertion(odd)).isEqualTo("it's \\$5 & \\\"more\\\"");
    assertThat(line("llm -t it\\'").insertion(odd)).isEqualTo("it\\'s\\ \\$5\\ \\&\\ \\\"more\\\"");
    assertThat(line("llm -t é").insertion("été")).isEqualTo("été");
  }
}
