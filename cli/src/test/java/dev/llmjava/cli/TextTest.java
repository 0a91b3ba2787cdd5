package dev.llmjava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.terminal.TextWrap;
import dev.llmjava.cli.text.Excerpt;
import dev.llmjava.cli.text.Fences;
import dev.llmjava.cli.text.PythonLines;
import dev.llmjava.cli.text.PythonText;
import dev.llmjava.cli.text.TokenUsage;
import dev.llmjava.json.Json;
import dev.llmjava.json.PythonSpace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The small things that shape text. */
class TextTest {
  @Test
  void codeBlocks() {
    assertThat(Fences.find("a\n```\nx\n```\nb\n````py\n```\ny\n````\n", false)).isEqualTo("x\n");
    assertThat(Fences.find("a\n```\nx\n```\nb\n````py\n```\ny\n````\n", true))
        .isEqualTo("```\ny\n");
    assertThat(Fences.find("```c++\nx\n```\n", false)).isNull();
    assertThat(Fences.find("```\nnever closed", false)).isNull();
    assertThat(Fences.find("```\nx\n```  ", false)).isEqualTo("x\n");
    assertThat(Fences.find("text ```\nx\n```", false)).isNull();
    assertThat(Fences.find("```\nx\n```\t\n```", false)).isEqualTo("x\n```\t\n");
    assertThat(Fences.find("```\r\nx\r\n```\r\n", false)).isNull();
    assertThat(Fences.find("", false)).isNull();
  }

  @Test
  void quotingCode() {
    assertThat(Fences.around("a ``` b")).isEqualTo("````");
    assertThat(Fences.around("plain")).isEqualTo("```");
    assertThat(Fences.inline("a`b")).isEqualTo("``a`b``");
    assertThat(Fences.inline("`a")).isEqualTo("`` `a ``");
    assertThat(Fences.ifCode("a\nb\nc\nd")).isEqualTo("\n```\na\nb\nc\nd\n```");
    assertThat(Fences.ifCode("a\nb\nc")).isEqualTo("a\nb\nc");
    assertThat(Fences.ifCode("a\rb\u2028c\u000bd")).isEqualTo("\n```\na\rb\u2028c\u000bd\n```");
    String emoji = "🐧".repeat(119) + "\r\n";
    assertThat(Fences.ifCode(emoji.repeat(4))).startsWith("\n```\n🐧");
  }

  @Test
  void valuesAsPythonPrintsThem() {
    assertThat(PythonText.exact(Json.parse("{\"a\": [1, 2.50, 1e22, true, null, {}]}")))
        .isEqualTo("{'a': [1, 2.5, 1e+22, True, None, {}]}");
    assertThat(PythonText.exact(Json.of("it's"))).isEqualTo("\"it's\"");
    assertThat(PythonText.exact(Json.of("it's \"x\""))).isEqualTo("'it\\'s \"x\"'");
    assertThat(
            PythonText.exact(Json.of("\\ \n\r\t \u001b \u00a0 \u00e9 \u2028 \ud83d\udc27 \ue000")))
        .isEqualTo("'\\\\ \\n\\r\\t \\x1b \\xa0 \u00e9 \\u2028 \ud83d\udc27 \\ue000'");
  }

  @Test
  void lines() {
    assertThat(TextWrap.indent("a\n\n b", "  ")).isEqualTo("  a\n\n   b");
    assertThat(TextWrap.wrap("one two  three", 7)).containsExactly("one two", "three");
    assertThat(TextWrap.wrap("a well-known word", 6))
        .containsExactly("a", "well-", "known", "word");
    assertThat(TextWrap.wrap("abcdefgh", 3)).containsExactly("abc", "def", "gh");
  }

  @Test
  void excerpts() {
    String hundred = "🐧".repeat(100);
    assertThat(Excerpt.of(hundred)).isEqualTo(hundred);
    assertThat(Excerpt.of(hundred + "x")).isEqualTo("🐧".repeat(97) + "...");
    assertThat(Excerpt.of("12345678", 7)).isEqualTo("1234...");
    assertThat(Excerpt.ofBothEnds(hundred, 100)).isEqualTo(hundred);
    assertThat(Excerpt.ofBothEnds("a" + hundred + "z", 100))
        .isEqualTo("a" + "🐧".repeat(46) + "... " + "🐧".repeat(46) + "z");
  }

  @Test
  void numbers() {
    assertThat(TokenUsage.grouped(0)).isEqualTo("0");
    assertThat(TokenUsage.grouped(999)).isEqualTo("999");
    assertThat(TokenUsage.grouped(1_234_567)).isEqualTo("1,234,567");
    assertThat(TokenUsage.line(10L, null, "{}")).isEqualTo("10 input, {}");
    assertThat(TokenUsage.line(null, null, null)).isEmpty();
    assertThat(TokenUsage.details("{}")).isNull();
    assertThat(TokenUsage.details(null)).isNull();
    assertThat(TokenUsage.details("{\"a\": 1}")).isEqualTo(Json.parse("{\"a\": 1}"));
    assertThat(TokenUsage.details("broken")).isEqualTo(Json.of("broken"));
  }

  @Test
  void pythonValues() {
    assertThat(PythonText.of(Json.parse("{\"a\": [1, 2.5, null, true, \"it's\"], \"b\": \"x\"}")))
        .isEqualTo("{'a': [1, 2.5, None, True, \"it's\"], 'b': 'x'}");
    assertThat(PythonText.of(Json.of("plain"))).isEqualTo("plain");
    String odd = "\r\n\t\\ \u001b\u007f\u00a0\u00ad\u2028é🐧\ufeff\uE000";
    assertThat(PythonText.of(Json.array(List.of(Json.of(odd), Json.of("'\"")))))
        .isEqualTo("['\\r\\n\\t\\\\ \\x1b\\x7f\\xa0\\xad\\u2028é🐧\\ufeff\\ue000', '\\'\"']");
    assertThat(PythonText.orNone(null)).isEqualTo("None");
  }

  @Test
  void linesAsPythonKnowsThem() {
    assertThat(PythonLines.of("a\r\nb\rc\n\nd\u0085e\u001cf"))
        .containsExactly("a\r\n", "b\r", "c\n", "\n", "d\u0085", "e\u001c", "f");
    assertThat(PythonLines.of("")).isEmpty();
    assertThat(PythonLines.of("a\n")).containsExactly("a\n");
    assertThat(PythonLines.indent("a\r\n \u00a0\n\u2003b\r", "- "))
        .isEqualTo("- a\r\n \u00a0\n- \u2003b\r");
    assertThat(PythonLines.collapse(" a\u00a0\n\u3000b\u0085 ")).isEqualTo(" a b ");
    assertThat(PythonSpace.strip("\u00a0a b\u001f\n")).isEqualTo("a b");
    assertThat(PythonSpace.strip(" \n")).isEmpty();
  }
}
