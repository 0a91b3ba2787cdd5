package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.StreamEvent.PartFinished;
import dev.llmjava.StreamEvent.ReasoningDelta;
import dev.llmjava.StreamEvent.RefusalDelta;
import dev.llmjava.StreamEvent.TextDelta;
import dev.llmjava.StreamEvent.ToolCallArguments;
import dev.llmjava.StreamEvent.ToolCallStarted;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartAssemblerTest {
  private static final StreamEvent DAMAGE =
      new StreamEvent.Warning("text", "half a character came alone and was replaced by U+FFFD");

  private final List<StreamEvent> events = new ArrayList<>();
  private final PartAssembler assembler = new PartAssembler(events::add, Identity.STANDARD);

  @Test
  void interleavedPartsKeepTheOrderInWhichTheyStarted() {
    assembler.reasoning(0, "think");
    assembler.toolCall(1, "call_1", "weather", false);
    assembler.toolCall(2, "call_2", "time", false);
    assembler.toolInput(1, "{\"city\":");
    assembler.toolInput(2, "{}");
    assembler.toolInput(1, "\"Oslo\"}");
    assembler.finish(FinishReason.TOOL_CALLS, "tool_calls", Usage.NONE, ProviderData.NONE);

    assertThat(assembler.messages().getFirst().parts())
        .containsExactly(
            new Part.Reasoning("think"),
            new Part.ToolCall("call_1", "weather", "{\"city\":\"Oslo\"}", false, ProviderData.NONE),
            new Part.ToolCall("call_2", "time", "{}", false, ProviderData.NONE));
    assertThat(events)
        .startsWith(
            new ReasoningDelta(0, "think"),
            new ToolCallStarted(1, "call_1", "weather", false),
            new ToolCallStarted(2, "call_2", "time", false),
            new ToolCallArguments(1, "call_1", "{\"city\":"),
            new ToolCallArguments(2, "call_2", "{}"),
            new ToolCallArguments(1, "call_1", "\"Oslo\"}"));
    assertThat(events.getLast()).isInstanceOf(StreamEvent.Finished.class);
  }

  @Test
  void aCallWithoutAnIdGetsOneBeforeItsFirstEvent() {
    assembler.toolCall(0, "", "f", false);
    assembler.toolCall(1, null, "f", false);
    assembler.end(0);
    assembler.end(1);

    List<String> ids =
        assembler.messages().getFirst().parts(Part.ToolCall.class).stream()
            .map(Part.ToolCall::id)
            .toList();
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("tc_[0-9a-z]{26}"));
    assertThat(((ToolCallStarted) events.getFirst()).id()).isEqualTo(ids.getFirst());
  }

  @Test
  void emptyTextIsNoPartAndEmptyReasoningIsOne() {
    assembler.text("t", "");
    assembler.reasoning("r", "");
    assembler.data("r", ProviderData.of("x", "encrypted", Json.of("...")));
    assembler.end("r");

    assertThat(events)
        .containsExactly(
            new PartFinished(
                0,
                0,
                new Part.Reasoning("", false, ProviderData.of("x", "encrypted", Json.of("...")))));
  }

  @Test
  void aRefusalIsMarkedAndNotTheAnswer() {
    assembler.refusal("r", "openai", "I will");
    assembler.refusal("r", "openai", " not");
    assembler.finish(FinishReason.STOP, "stop", Usage.NONE, ProviderData.NONE);

    Message message = assembler.messages().getFirst();
    assertThat(events).startsWith(new RefusalDelta(0, "I will"), new RefusalDelta(0, " not"));
    assertThat(message.text()).isEmpty();
    assertThat(message.parts(Part.Text.class).getFirst().refusal()).isTrue();
    assertThat(message.parts(Part.Text.class).getFirst().text()).isEqualTo("I will not");
  }

  @Test
  void partsAreNumberedAcrossMessages() {
    assembler.text("a", "one");
    assembler.nextMessage();
    assembler.messageData(ProviderData.of("x", "id", Json.of("m2")));
    assembler.text("a", "two");
    assembler.finish(FinishReason.STOP, null, Usage.NONE, ProviderData.NONE);

    assertThat(events)
        .contains(
            new PartFinished(0, 0, new Part.Text("one")),
            new TextDelta(1, "two"),
            new PartFinished(1, 1, new Part.Text("two")));
    assertThat(assembler.messages()).hasSize(2);
    assertThat(assembler.messages().get(1).data().get("x").string("id")).isEqualTo("m2");
  }

  @Test
  void aCharacterCutInTwoIsWholeAgain() {
    assembler.text("t", "a\uD83D");
    assembler.text("t", "\uDC27b");
    assembler.text("t", "\uDC27c\uD83D");
    assembler.end("t");

    assertThat(events)
        .containsExactly(
            new TextDelta(0, "a"),
            new TextDelta(0, "\uD83D\uDC27b"),
            new TextDelta(0, "\uFFFDc"),
            DAMAGE,
            new TextDelta(0, "\uFFFD"),
            DAMAGE,
            new PartFinished(0, 0, new Part.Text("a\uD83D\uDC27b\uFFFDc\uFFFD")));
  }

  @Test
  void anAdapterThatMixesKindsIsStopped() {
    assembler.text("t", "a");

    assertThatThrownBy(() -> assembler.reasoning("t", "b"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> assembler.toolInput("x", "{}"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> assembler.data("x", ProviderData.NONE))
        .isInstanceOf(IllegalStateException.class);
  }
}
