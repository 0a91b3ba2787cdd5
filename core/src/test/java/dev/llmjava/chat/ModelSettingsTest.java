package dev.llmjava.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Llm;
import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.Option;
import dev.llmjava.Prompt;
import dev.llmjava.StreamEvent;
import dev.llmjava.UnsupportedOptions;
import dev.llmjava.UserDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelSettingsTest {
  @TempDir Path directory;

  private Model model(String id) {
    return Llm.builder()
        .directory(new UserDirectory(directory))
        .environment(Map.of())
        .build()
        .model(id);
  }

  private static Prompt applied(Model model, CallOptions call) {
    var prompt = Prompt.builder().user("x");
    new ModelSettings(model, UnsupportedOptions.FAIL).apply(call, prompt);
    return prompt.build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gpt-5.6-luna | l | {\"reasoning_effort\":\"low\"}",
        "gpt-5.6-luna | x | {\"reasoning_effort\":\"xhigh\"}",
        "anthropic/claude-3-7-sonnet-latest | m | {\"thinking_budget\":2048}",
        "anthropic/claude-opus-4-6 | h | {\"thinking_effort\":\"high\",\"thinking\":true}",
        "gemini/gemini-2.5-flash | low | {\"thinking_budget\":1024}",
        "gemini/gemini-3-flash-preview | m | {\"thinking_level\":\"medium\"}",
      })
  @DisplayName("S42 S44 S103 a level of thinking in the words of each provider")
  void levelsOfThinking(String id, String level, String options) {
    assertThat(
            applied(model(id), CallOptions.builder().think(Think.parse(level)).build())
                .options()
                .toString())
        .isEqualTo(options);
  }

  @Test
  @DisplayName("S47 beyond the highest level the highest is taken, and that is said")
  void beyondTheHighest() {
    var model =
        new SettingsModel()
            .option("reasoning_effort", new Option.Kind.Choice(List.of("low", "high")));
    var settings = new ModelSettings(model, UnsupportedOptions.FAIL);
    var prompt = Prompt.builder().user("x");
    settings.apply(CallOptions.builder().think(Think.parse("x")).build(), prompt);

    assertThat(prompt.build().options().string("reasoning_effort")).isEqualTo("high");
    assertThat(settings.warnings())
        .containsExactly(
            new StreamEvent.Warning("think", "high, because settings has no level xhigh"));
  }

  @Test
  @DisplayName("S47 between two levels the lower one is taken, below the lowest that")
  void betweenTwoLevels() {
    var model =
        new SettingsModel()
            .option("thinking_level", new Option.Kind.Choice(List.of("low", "high")));
    assertThat(applied(model, CallOptions.builder().think(Think.MEDIUM).build()).options())
        .hasToString("{\"thinking_level\":\"low\"}");
    var high =
        new SettingsModel().option("reasoning_effort", new Option.Kind.Choice(List.of("high")));
    assertThat(applied(high, CallOptions.builder().think(Think.LOW).build()).options())
        .hasToString("{\"reasoning_effort\":\"high\"}");
  }

  @Test
  @DisplayName("S46 a model that always searches does, and decides itself how much")
  void aModelThatAlwaysSearches() {
    var settings = new ModelSettings(model("perplexity/sonar"), UnsupportedOptions.FAIL);
    settings.apply(CallOptions.builder().search(Search.HIGH).build(), Prompt.builder());
    assertThat(settings.warnings())
        .containsExactly(
            new StreamEvent.Warning(
                "search", "perplexity/sonar always searches, and decides itself how much"));
  }

  @Test
  @DisplayName("S43 the temperature is sent where the model does not think after all")
  void theTemperatureOfAModelThatDoesNotThink() {
    var settings = new ModelSettings(new SettingsModel("temperature"), UnsupportedOptions.DROP);
    var prompt = Prompt.builder().user("x");
    settings.apply(CallOptions.builder().think(Think.LOW).temperature(0.5).build(), prompt);
    assertThat(prompt.build().options()).hasToString("{\"temperature\":0.5}");
  }

  @Test
  @DisplayName("S94 a model that does not think fails or is warned about, as the policy says")
  void aModelThatDoesNotThink() {
    CallOptions call = CallOptions.builder().think(Think.LOW).build();
    assertThatThrownBy(() -> applied(new SettingsModel(), call))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage(
            "settings does not take a level of thinking; leave \"think\" out or choose another"
                + " model");
    var settings = new ModelSettings(new SettingsModel(), UnsupportedOptions.DROP);
    settings.apply(call, Prompt.builder());
    assertThat(settings.warnings()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gpt-5.6-luna | l | {\"search_context_size\":\"low\"}",
        "anthropic/claude-opus-4-6 | m | {\"max_uses\":5}",
        "gemini/gemini-2.5-flash | h | {}",
      })
  @DisplayName("S45 S105 a level of searching in the words of each provider")
  void levelsOfSearching(String id, String level, String settings) {
    assertThat(
            applied(model(id), CallOptions.builder().search(Search.parse(level)).build())
                .serverTools())
        .singleElement()
        .satisfies(tool -> assertThat(tool.settings().toString()).isEqualTo(settings));
  }

  @Test
  @DisplayName("S82 S93 the limit of an answer under the model's own name, and 0 for none")
  void theLimitOfAnAnswer() {
    CallOptions limit = CallOptions.builder().maxTokens(77).build();
    assertThat(applied(model("gemini/gemini-2.5-flash"), limit).options().toString())
        .isEqualTo("{\"max_output_tokens\":77}");
    assertThat(applied(model("gpt-4o"), limit).options().toString())
        .isEqualTo("{\"max_tokens\":77}");
    CallOptions none = CallOptions.builder().maxTokens(0).build().over(limit);
    assertThat(applied(model("gpt-4o"), none).options().isEmpty()).isTrue();
  }

  @Test
  void aWordThatIsNoLevelIsRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> Think.parse("hard"))
        .hasMessage("no level of thinking is called \"hard\"; there are l, m, h, x and max");
    assertThatThrownBy(() -> Search.parse("deep"))
        .hasMessage("no level of searching is called \"deep\"; there are l, m and h");
  }
}
