package dev.llmjava.wire.completions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Attachment;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.StreamEvent;
import dev.llmjava.json.Json;
import dev.llmjava.wire.Rendered;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenderTest {
  private static final TextCompletions WIRE = new TextCompletions("p", "m", true, 256);

  @Test
  void theWordsOfAConversationAreLinesOfOneText() {
    Rendered rendered =
        WIRE.render(
            Prompt.builder().user("one").message(Message.assistant("two")).user("three").stream(
                    false)
                .build());

    assertThat(rendered.path()).isEqualTo("completions");
    assertThat(rendered.body())
        .hasToString(
            """
            {"model":"m","prompt":"one\\ntwo\\nthree","stream":false,"max_tokens":256}\
            """);
    assertThat(rendered.warnings()).isEmpty();
  }

  @Test
  void aStreamIsAskedForItsUsage() {
    assertThat(WIRE.render(Prompt.of("q")).body().get("stream_options"))
        .isEqualTo(Json.parse("{\"include_usage\":true}"));
    var whole = new TextCompletions("p", "m", false, null);
    assertThat(whole.render(Prompt.of("q")).body())
        .hasToString("{\"model\":\"m\",\"prompt\":\"q\",\"stream\":false}");
  }

  @Test
  void optionsGoOutAsTheyAre() {
    Prompt prompt =
        Prompt.builder()
            .user("q")
            .option("max_tokens", Json.of(9))
            .option("logprobs", Json.of(2))
            .option("seed", Json.Null.NULL)
            .build();

    Json.Obj body = WIRE.render(prompt).body();
    assertThat(body.integer("max_tokens")).isEqualTo(9);
    assertThat(body.integer("logprobs")).isEqualTo(2);
    assertThat(body.has("seed")).isFalse();
  }

  @Test
  void aSystemPromptIsRefusedAndOneOfBeforeIsLeftOut() {
    assertThatThrownBy(() -> WIRE.render(Prompt.builder().system("s").user("q").build()))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("System prompts are not supported for OpenAI completion models");

    Rendered later =
        WIRE.render(
            Prompt.builder()
                .system("s")
                .user("a")
                .message(Message.assistant("b"))
                .user("c")
                .build());
    assertThat(later.body().string("prompt")).isEqualTo("a\nb\nc");
    assertThat(later.warnings())
        .extracting(StreamEvent.Warning::message)
        .containsExactly("the system prompt of the conversation is left out");
  }

  @Test
  void whatIsNoTextIsLeftOutWithAWarning() {
    var call = new Part.ToolCall("c1", "f", "{}", false, ProviderData.NONE);
    var result = new Part.ToolResult("c1", "f", "ok", null, List.of(), false, ProviderData.NONE);
    Prompt prompt =
        Prompt.of(
            List.of(
                Message.user("see", Attachment.of("image/png", new byte[] {1})),
                Message.assistant("well", call),
                Message.tool(List.of(result)),
                Message.user("so?")));

    Rendered rendered = WIRE.render(prompt);
    assertThat(rendered.body().string("prompt")).isEqualTo("see\nwell\nso?");
    assertThat(rendered.warnings())
        .extracting(StreamEvent.Warning::feature)
        .containsExactly("attachments", "tools");
  }
}
