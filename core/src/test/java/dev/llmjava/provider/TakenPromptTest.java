package dev.llmjava.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.LlmException;
import dev.llmjava.ModelInfo;
import dev.llmjava.Option;
import dev.llmjava.Options;
import dev.llmjava.Prompt;
import dev.llmjava.StreamEvent.Warning;
import dev.llmjava.Tool;
import dev.llmjava.ToolChoice;
import dev.llmjava.UnsupportedOptions;
import dev.llmjava.json.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TakenPromptTest {
  private static final ModelInfo INFO =
      ModelInfo.of("Acme: m")
          .withFeatures(ModelInfo.Feature.TOOLS)
          .withOptions(options("temperature", "top_p", "max_output_tokens", "seed"));

  @Test
  @DisplayName("S94 an option that the model does not take fails with the nearest")
  void anOptionThatTheModelDoesNotTakeFailsWithTheNearest() {
    assertThatThrownBy(() -> taken(option("temprature")))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage(
            "m does not take the option \"temprature\" - it takes \"temperature\"; a field of the"
                + " provider's own is set as an extra");
    assertThatThrownBy(() -> taken(option("max_tokens")))
        .hasMessageContaining("it takes \"max_output_tokens\";");
    assertThatThrownBy(() -> taken(option("zzz")))
        .hasMessageContaining(
            "it takes \"temperature\", \"top_p\", \"max_output_tokens\", \"seed\";");
  }

  @Test
  @DisplayName("S94 or it is left out with a warning")
  void orItIsLeftOutWithAWarning() {
    Prompt prompt =
        option("max_tokens").toBuilder()
            .option("seed", Json.of(1))
            .unsupportedOptions(UnsupportedOptions.DROP)
            .build();

    TakenPrompt taken = taken(prompt);

    assertThat(taken.prompt().options()).hasToString("{\"seed\":1}");
    assertThat(taken.warnings())
        .containsExactly(new Warning("max_tokens", "left out: m does not take this option"));
  }

  @Test
  @DisplayName("S94 an extra passes")
  void whatIsKnownOrExtraOrNotSentPasses() {
    Prompt prompt =
        Prompt.builder()
            .user("q")
            .option("seed", Json.of(1))
            .option("never", Json.Null.NULL)
            .extra("metadata", Json.Obj.EMPTY)
            .build();

    assertThat(taken(prompt).prompt()).isSameAs(prompt);
    assertThat(taken(prompt.toBuilder().build()).warnings()).isEmpty();
    assertThatThrownBy(() -> taken(prompt.toBuilder().option("metadata", Json.of(1)).build()))
        .hasMessageContaining("\"metadata\"");
  }

  @Test
  void aToolToCallMustBeThere() {
    Prompt prompt =
        Prompt.builder()
            .user("q")
            .tools(List.of(new Tool("f", "", Json.Obj.EMPTY, arguments -> "")))
            .toolChoice(ToolChoice.named("g"))
            .build();

    assertThatThrownBy(() -> taken(prompt))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("the tool to call, \"g\", is not in the prompt, which has \"f\"");
    assertThat(taken(prompt.toBuilder().toolChoice(ToolChoice.named("f")).build()).warnings())
        .isEmpty();
  }

  private static Prompt option(String name) {
    return Prompt.builder().user("q").option(name, Json.of(1)).build();
  }

  private static TakenPrompt taken(Prompt prompt) {
    return new TakenPrompt("m", () -> INFO, prompt);
  }

  private static Options options(String... names) {
    return new Options(
        Stream.of(names).map(name -> new Option(name, new Option.Kind.Text(), "")).toList());
  }
}
