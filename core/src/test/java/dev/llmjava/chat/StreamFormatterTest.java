package dev.llmjava.chat;

import static dev.llmjava.ToolModel.calls;
import static dev.llmjava.ToolModel.says;
import static dev.llmjava.ToolModel.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Attachment;
import dev.llmjava.Chain;
import dev.llmjava.ChainEvent;
import dev.llmjava.FinishReason;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Role;
import dev.llmjava.Tool;
import dev.llmjava.ToolModel;
import dev.llmjava.ToolOutput;
import dev.llmjava.Usage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StreamFormatterTest {
  private static void think(PartSink out) {
    out.reasoning(0, "abc");
    out.reasoning(0, "def");
    out.text(1, "Hello");
    out.finish(FinishReason.STOP, null, Usage.NONE, ProviderData.NONE);
  }

  @Test
  @DisplayName("S71 a brain for every piece of reasoning, and a blank line when it ends")
  void aBrainForEveryPieceOfReasoning() {
    assertThat(shown(StreamFormatter.create(), chain(StreamFormatterTest::think)))
        .containsExactly("🧠", "🧠", "\n\nHello");
  }

  @Test
  @DisplayName("S72 reasoning is shown on request")
  void reasoningIsShownOnRequest() {
    StreamFormatter formatter = StreamFormatter.builder().showThinking(true).build();

    assertThat(shown(formatter, chain(StreamFormatterTest::think))).startsWith("abc🧠", "def🧠");
  }

  @Test
  @DisplayName("S71 everything that was shown is a transcript of what was said")
  void whatWasShownIsATranscript() {
    Tool hostile = tool("f", arguments -> "```\n</details>\n\u001b[31m" + arguments);
    Chain chain =
        chain(
            List.of(hostile),
            calls("f", "{\"a\": 1}", "f", "{\"a\": [2]}"),
            out -> {
              out.reasoning(0, "hm");
              out.text(1, "More.");
              out.toolCall(2, "call_3", "f", false);
              out.toolInput(2, "{}");
              out.finish(FinishReason.TOOL_CALLS, null, Usage.NONE, ProviderData.NONE);
            },
            says("Done.\n<details class='tool-usage-details'>"));
    StreamFormatter formatter = StreamFormatter.create();

    assertThat(String.join("", shown(formatter, chain))).isEqualTo(formatter.output());
    List<Message> said = chain.messages().subList(1, chain.messages().size());
    assertThat(Transcript.parse(formatter.output()))
        .isEqualTo(said.stream().map(StreamFormatterTest::withoutReasoning).toList());
  }

  @Test
  @DisplayName("S71 the lines of a fold are told from a fold however they are cut")
  void textIsEscapedHoweverItIsCut() {
    for (long seed = 0; seed < 300; seed++) {
      String text = new RandomHistory(seed).text(8);
      Chain chain =
          chain(
              out -> {
                text.codePoints().forEach(c -> out.text(0, Character.toString(c)));
                out.finish(FinishReason.STOP, null, Usage.NONE, ProviderData.NONE);
              });
      StreamFormatter formatter = StreamFormatter.create();
      shown(formatter, chain);

      assertThat(formatter.output()).isEqualTo(TranscriptText.escape(text));
      assertThat(Transcript.parse(formatter.output())).containsExactly(Message.assistant(text));
    }
  }

  @Test
  @DisplayName("S70 what is long is cut in the display, unless its tool says not")
  void whatIsLongIsCut() {
    Tool longOne = tool("f", arguments -> "y".repeat(3000));
    Tool whole = tool("g", arguments -> ToolOutput.of("z".repeat(3000)).inFull());
    String argument = "x".repeat(99);
    Chain chain =
        chain(
            List.of(longOne, whole),
            calls("f", "{\"s\": \"" + argument + "\", \"n\": 1}", "g", "{}"),
            says("Done"));
    StreamFormatter formatter = StreamFormatter.builder().max(8).build();
    shown(formatter, chain);

    assertThat(formatter.output())
        .contains("\"result\": \"yyyyyy…<TRUNCATED 2992 characters>…yy\"")
        .contains("\"s\": \"" + "x".repeat(30) + "…<TRUNCATED 59 characters>…xxxxxxxxxx\"")
        .contains("\"n\": 1")
        .contains("z".repeat(3000));
    assertThat(chain.messages().get(2).parts(Part.ToolResult.class).getFirst().output())
        .hasSize(3000);
  }

  @Test
  @DisplayName("S71 a line for calls that wait comes on request")
  void aLineForCallsThatWait() {
    StreamFormatter formatter = StreamFormatter.builder().showPending(true).build();
    shown(formatter, chain(List.of(tool("f", a -> "x")), calls("f", "{\"a\":\"<b>\"}"), says("y")));

    assertThat(formatter.output()).startsWith("\n\n⏳ f({&quot;a&quot;:&quot;&lt;b&gt;&quot;})\n\n");
  }

  @Test
  @DisplayName("S40 what a provider ran is a fold in the answer")
  void whatAProviderRanIsAFold() {
    var call = new Part.ToolCall("s1", "search", "{\"q\":\"x\"}", true, ProviderData.NONE);
    var result =
        new Part.ToolResult("s1", "search", "found", null, List.of(), true, ProviderData.NONE);
    Chain chain =
        chain(
            out -> {
              out.text(0, "Looking.");
              out.end(0);
              out.part(call);
              out.part(result);
              out.text(1, "There.");
              out.finish(FinishReason.STOP, null, Usage.NONE, ProviderData.NONE);
            });
    StreamFormatter formatter = StreamFormatter.create();
    shown(formatter, chain);

    assertThat(Transcript.parse(formatter.output()))
        .containsExactly(Message.assistant("Looking.", call, result, "There."));
  }

  @Test
  @DisplayName("S89 pictures are shown")
  void picturesAreShown() {
    Chain chain =
        chain(
            out -> {
              out.part(new Part.Media(Attachment.of("image/png", new byte[] {1, 2, 3})));
              out.finish(FinishReason.STOP, null, Usage.NONE, ProviderData.NONE);
            });

    assertThat(String.join("", shown(StreamFormatter.create(), chain)))
        .isEqualTo("![generated image](<data:image/png;base64,AQID>)");
  }

  @Test
  @DisplayName("S51 footnotes are the same in the stream and in the finished text")
  void footnotesAreTheSameInTheStream() {
    Chain chain = chain(CitationFootnotesTest::cite);
    StreamFormatter formatter = StreamFormatter.create();
    shown(formatter, chain);

    assertThat(formatter.output())
        .isEqualTo(CitationFootnotes.text(new ToolModel(CitationFootnotesTest::cite).prompt("q")))
        .contains("[^1]");
  }

  private static Message withoutReasoning(Message message) {
    return new Message(
        message.role(),
        message.parts().stream().filter(part -> !(part instanceof Part.Reasoning)).toList(),
        message.role() == Role.ASSISTANT ? ProviderData.NONE : message.data());
  }

  private static Chain chain(ToolModel.Answer... answers) {
    return chain(List.of(), answers);
  }

  private static Chain chain(List<Tool> tools, ToolModel.Answer... answers) {
    return new ToolModel(answers).chain(Prompt.builder().user("q").tools(tools).build());
  }

  /** What there was to show, event by event. */
  private static List<String> shown(StreamFormatter formatter, Chain chain) {
    var shown = new ArrayList<String>();
    for (ChainEvent event : chain.events()) {
      String now = formatter.apply(event);
      if (!now.isEmpty()) {
        shown.add(now);
      }
    }
    return shown;
  }
}
