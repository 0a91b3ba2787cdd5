package dev.llmjava.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.FinishReason;
import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.ToolModel;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CitationFootnotesTest {
  /** Two texts with sources, one of them the same, and one of the message as a whole. */
  static void cite(PartSink out) {
    out.text(0, "A fact. ");
    out.data(0, sources("{\"url\": \"http://x\", \"title\": \"A \\\"b\\\"\"}"));
    out.end(0);
    out.text(1, "Two.");
    out.data(
        1, sources("{\"url\": \"http://x\"}, {\"url\": \"https://y/ (z)\", \"title\": \"[Y]\"}"));
    out.end(1);
    out.messageData(sources("{\"document_title\": \"Doc\", \"cited_text\": \"its *words*\"}"));
    out.finish(FinishReason.STOP, null, Usage.NONE, ProviderData.NONE);
  }

  @Test
  @DisplayName("S48 S49 markers and a list are Markdown footnotes")
  void markersAndListAreFootnotes() {
    assertThat(CitationFootnotes.text(new ToolModel(CitationFootnotesTest::cite).prompt("q")))
        .isEqualTo(
            """
            A fact. [^1]Two.[^1][^2][^3]

            [^1]: [A "b"](<http://x>)
            [^2]: [\\[Y\\]](<https://y/%20(z)>)
            [^3]: Doc: “its \\*words\\*”
            """);
  }

  @Test
  @DisplayName("S50 the marker follows its text")
  void theMarkerFollowsItsText() {
    var notes = new CitationFootnotes();
    var text = new Part.Text("fact", sources("{\"url\": \"http://u\", \"title\": \"T\"}"));

    assertThat(text.text() + notes.markers(text)).isEqualTo("fact[^1]");
    assertThat(notes.markers(new Part.Text("none"))).isEmpty();
    assertThat(notes.list()).isEqualTo("\n\n[^1]: [T](<http://u>)\n");
    assertThat(notes.list()).isEmpty();
  }

  @Test
  @DisplayName("S49 what strangers call themselves does no harm")
  void whatStrangersCallThemselvesDoesNoHarm() {
    assertThat(note("{\"url\": \"javascript:alert(1)\", \"title\": \"T\"}"))
        .isEqualTo("T javascript:alert(1)");
    assertThat(note("{\"url\": \"http://x/>)<script>\\n#\", \"title\": \"<b>\\n\\n# `x`](y)\"}"))
        .isEqualTo("[\\<b\\> \\# \\`x\\`\\](y)](<http://x/%3E)%3Cscript%3E%0A#>)");
    assertThat(note("{\"url\": \"http://x\"}")).isEqualTo("[http://x](<http://x>)");
    assertThat(note("{}")).isEqualTo("a source that was not named");
    assertThat(note("7")).isEqualTo("a source that was not named");
  }

  private static String note(String source) {
    var notes = new CitationFootnotes();
    assertThat(notes.markers(new Part.Text("x", sources(source)))).isEqualTo("[^1]");
    return notes.list().strip().substring("[^1]: ".length());
  }

  private static ProviderData sources(String json) {
    return new ProviderData(Json.parseObject("{\"p\": {\"citations\": [" + json + "]}}"));
  }
}
