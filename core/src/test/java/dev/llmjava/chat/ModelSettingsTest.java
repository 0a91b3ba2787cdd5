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
import dev.llmjava.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "o3 | x | high",
        "gpt-5-mini | max | high",
        "gpt-5.1 | x | high",
        "gpt-5.2-chat-latest | l | medium",
        "gpt-5.4 | max | xhigh",
        "gpt-5.6-sol | max | max",
        "openai/gpt-5-pro | l | high",
        "openai/gpt-5.1-codex-max | x | xhigh",
        "openai/ft:o4-mini-2025-04-16:me | max | high",
        "openai/gpt-99 | max | max",
        "claude-opus-4.5 | max | high",
        "anthropic/claude-opus-4-6 | x | high",
        "anthropic/claude-opus-4-6 | max | max",
        "anthropic/claude-opus-4-7 | x | xhigh",
        "anthropic/claude-haiku-5-5 | x | xhigh",
        "groq/openai/gpt-oss-120b | x | high",
        "bedrock/openai.gpt-oss-20b-1:0 | max | high",
        "deepseek/deepseek-v4-pro | m | high",
        "together/deepseek-ai/DeepSeek-V4-Pro | x | high",
        "mistral/mistral-small-latest | l | high",
        "xai/grok-4.3 | max | high",
        "perplexity/sonar-deep-research | max | high",
        "openrouter/openai/o1 | max | max",
      })
  @DisplayName("S47 the nearest level that the model itself takes, and not its option")
  void theNearestLevelOfTheModel(String id, String asked, String taken) {
    Think level = Think.parse(asked);
    var settings = new ModelSettings(model(id), UnsupportedOptions.FAIL);
    var prompt = Prompt.builder().user("x");
    settings.apply(CallOptions.builder().think(level).build(), prompt);

    Json.Obj options = prompt.build().options();
    assertThat(options.get(id.contains("claude") ? "thinking_effort" : "reasoning_effort"))
        .isEqualTo(Json.of(taken));
    assertThat(settings.warnings()).hasSize(level.word().equals(taken) ? 0 : 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xai/grok-4.20-0309-reasoning",
        "deepseek/deepseek-reasoner",
        "groq/qwen/qwen3-32b",
        "cerebras/zai-glm-4.7",
        "perplexity/sonar",
      })
  @DisplayName("S94 a model whose provider lets nobody choose a level has none")
  void aModelWithoutLevels(String id) {
    assertThatThrownBy(() -> applied(model(id), CallOptions.builder().think(Think.HIGH).build()))
        .hasMessageStartingWith(id + " does not take a level of thinking");
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
