package dev.llmjava.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is read, and what is said of a text that cannot be. */
@Timeout(60)
class YamlTest {
  private static void refused(String text, String fault) {
    assertThatThrownBy(() -> Yaml.read(text)).isInstanceOf(Yaml.Fault.class).hasMessage(fault);
  }

  @Test
  void valuesAreThoseOfJson() throws Yaml.Fault {
    assertThat(Yaml.read("a: [1, 2.5, true, null, ~, text, '1']\nb: {c: }\n1: x\n"))
        .isEqualTo(
            Json.parse(
                """
                {"a": [1, 2.5, true, null, "~", "text", "1"], "b": {"c": null}, "1": "x"}
                """));
    assertThat(Yaml.read("# nothing\n")).isEqualTo(Json.Null.NULL);
    assertThat(Yaml.read("")).isEqualTo(Json.Null.NULL);
    assertThat(Yaml.read("---\na: 1\n...\n")).isEqualTo(Json.parse("{\"a\": 1}"));
  }

  @Test
  void anAliasMayBeUsedOften() throws Yaml.Fault {
    Json.Obj read = (Json.Obj) Yaml.read("a: &a {b: [c]}\nlist:\n" + "- *a\n".repeat(10_000));
    assertThat(read.items("list")).hasSize(10_000).containsOnly(Json.parse("{\"b\": [\"c\"]}"));
  }

  @Test
  void aliasesThatComeToTooMuchAreRefused() {
    var text = new StringBuilder("a0: &a0 [word, word]\n");
    for (int i = 1; i < 100; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    refused(text.toString(), "its aliases repeat more than 64 MB (line 22, column 6)");
    refused(
        "a: &a " + "x".repeat(1 << 20) + "\nb:\n" + "- *a\n".repeat(65),
        "its aliases repeat more than 64 MB (line 1, column 4)");
  }

  @Test
  void nestingIsBoundedAlsoThroughAliases() throws Yaml.Fault {
    refused("a: " + "[".repeat(100_000), "it is nested too deep (line 1, column 503)");
    refused("a: " + "{a: ".repeat(100_000), "it is nested too deep (line 1, column 2000)");
    assertThat(Yaml.read("[".repeat(500) + "]".repeat(500))).isInstanceOf(Json.Arr.class);
    var text = new StringBuilder("- &a0 x\n");
    for (int i = 1; i < 600; i++) {
      text.append("- &a%d [*a%d]\n".formatted(i, i - 1));
    }
    refused(text.toString(), "it is nested too deep (line 500, column 3)");
  }

  @Test
  void aTextMayBeAsLargeAsAFile() throws Yaml.Fault {
    String large = "word ".repeat(1_000_000);
    assertThat(Yaml.read("a: " + large + "\n"))
        .isEqualTo(Json.object().put("a", large.strip()).build());
    refused("a".repeat((1 << 26) + 1), "it is larger than 64 MB");
  }

  @Test
  void faultsAreInOurWordsWithTheirPlaces() {
    refused(
        "a: 1\n---\nb: 1\n",
        "a second document begins here; keep one, without --- or ... after it (line 2, column 1)");
    refused(
        "a: 1\nb: !!python/object:os.system x\n",
        "the tag !!python/object:os.system has no use here; leave it out (line 2, column 4)");
    refused("a: !own {}\n", "the tag !own has no use here; leave it out (line 1, column 4)");
    refused(
        "a: !!binary aaaa\n", "the tag !!binary has no use here; leave it out (line 1, column 4)");
    refused("? [a]\n: b\n", "a key must be a text, not a list or a mapping (line 1, column 3)");
    refused("a: &a\n  b: *a\n", "a value in it contains itself (line 1, column 4)");
    refused(
        "a: \u0001", "the character U+0001 is not allowed; write it as an escape in double quotes");
  }
}
