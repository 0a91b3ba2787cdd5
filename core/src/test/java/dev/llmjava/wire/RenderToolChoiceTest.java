package dev.llmjava.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Prompt;
import dev.llmjava.PromptBuilder;
import dev.llmjava.StreamEvent.Warning;
import dev.llmjava.Tool;
import dev.llmjava.ToolChoice;
import dev.llmjava.json.Json;
import dev.llmjava.wire.anthropic.AnthropicMessages;
import dev.llmjava.wire.chatcompletions.ChatCompletions;
import dev.llmjava.wire.chatcompletions.Dialect;
import dev.llmjava.wire.gemini.GenerateContent;
import dev.llmjava.wire.ollama.OllamaChat;
import dev.llmjava.wire.responses.Responses;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RenderToolChoiceTest {
  private static final Wire CHAT = new ChatCompletions(Dialect.of("acme", "m"));
  private static final Wire RESPONSES = Responses.of("acme", "m", true, false);
  private static final Wire ANTHROPIC =
      new AnthropicMessages(
          new dev.llmjava.wire.anthropic.Dialect(
              "acme",
              "claude-3",
              2000,
              Set.of(dev.llmjava.wire.anthropic.Dialect.Ability.THINKING)));
  private static final Wire GEMINI =
      new GenerateContent(dev.llmjava.wire.gemini.Dialect.of("acme", "gemini-3-flash"));
  private static final Wire OLLAMA = new OllamaChat("acme", "m");

  static List<Wire> wires() {
    return List.of(CHAT, RESPONSES, ANTHROPIC, GEMINI, OLLAMA);
  }

  @ParameterizedTest
  @MethodSource("wires")
  void nothingIsWrittenForTheUsualChoiceOrWithoutTools(Wire wire) {
    Prompt usual = prompt(ToolChoice.AUTO).build();
    Prompt without = Prompt.builder().user("q").toolChoice(ToolChoice.REQUIRED).build();

    assertThat(wire.render(usual).body().toString()).doesNotContain("hoice", "toolConfig");
    assertThat(wire.render(without).body()).isEqualTo(wire.render(Prompt.of("q")).body());
    assertThat(wire.render(without).warnings()).isEmpty();
  }

  @Test
  void everyWireSaysItInItsOwnWords() {
    assertThat(choice(CHAT, ToolChoice.NONE)).hasToString("\"none\"");
    assertThat(choice(CHAT, ToolChoice.REQUIRED)).hasToString("\"required\"");
    assertThat(choice(CHAT, ToolChoice.named("f")))
        .hasToString("{\"type\":\"function\",\"function\":{\"name\":\"f\"}}");
    assertThat(choice(RESPONSES, ToolChoice.NONE)).hasToString("\"none\"");
    assertThat(choice(RESPONSES, ToolChoice.REQUIRED)).hasToString("\"required\"");
    assertThat(choice(RESPONSES, ToolChoice.named("f")))
        .hasToString("{\"type\":\"function\",\"name\":\"f\"}");
    assertThat(choice(ANTHROPIC, ToolChoice.NONE)).hasToString("{\"type\":\"none\"}");
    assertThat(choice(ANTHROPIC, ToolChoice.REQUIRED)).hasToString("{\"type\":\"any\"}");
    assertThat(choice(ANTHROPIC, ToolChoice.named("f")))
        .hasToString("{\"type\":\"tool\",\"name\":\"f\"}");
  }

  @Test
  void geminiHasModes() {
    assertThat(calling(ToolChoice.NONE)).hasToString("{\"mode\":\"NONE\"}");
    assertThat(calling(ToolChoice.REQUIRED)).hasToString("{\"mode\":\"ANY\"}");
    assertThat(calling(ToolChoice.named("f")))
        .hasToString("{\"mode\":\"ANY\",\"allowedFunctionNames\":[\"f\"]}");
  }

  @Test
  void ollamaIsNotShownToolsThatItMustNotCallAndCannotBeForced() {
    assertThat(OLLAMA.render(prompt(ToolChoice.NONE).build()).body().has("tools")).isFalse();
    Rendered forced = OLLAMA.render(prompt(ToolChoice.named("f")).build());
    assertThat(forced.body().has("tools")).isTrue();
    assertThat(forced.warnings()).extracting(Warning::feature).containsExactly("tool_choice");
  }

  @Test
  void aModelOfAnthropicThatThinksFirstIsNotForced() {
    PromptBuilder thinking = prompt(ToolChoice.REQUIRED).option("thinking_budget", Json.of(1024));

    Rendered forced = ANTHROPIC.render(thinking.build());

    assertThat(forced.body().has("tool_choice")).isFalse();
    assertThat(forced.warnings()).extracting(Warning::feature).containsExactly("tool_choice");
    assertThat(
            ANTHROPIC
                .render(thinking.toolChoice(ToolChoice.NONE).build())
                .body()
                .get("tool_choice"))
        .hasToString("{\"type\":\"none\"}");
  }

  @Test
  void anOptionOfTheWiresOwnNameGoesBefore() {
    Json own = Json.object().put("type", "auto").build();

    for (Wire wire : List.of(CHAT, RESPONSES, ANTHROPIC)) {
      Prompt prompt = prompt(ToolChoice.NONE).extra("tool_choice", own).build();
      assertThat(wire.render(prompt).body().get("tool_choice")).isEqualTo(own);
    }
  }

  private static Json choice(Wire wire, ToolChoice choice) {
    return wire.render(prompt(choice).build()).body().get("tool_choice");
  }

  private static Json calling(ToolChoice choice) {
    return GEMINI
        .render(prompt(choice).build())
        .body()
        .object("toolConfig")
        .get("functionCallingConfig");
  }

  private static PromptBuilder prompt(ToolChoice choice) {
    var tool = new Tool("f", "", Json.object().put("type", "object").build(), arguments -> "");
    return Prompt.builder().user("q").tools(List.of(tool)).toolChoice(choice);
  }
}
