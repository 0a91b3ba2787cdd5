package dev.llmjava.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.ModelFacts;
import dev.llmjava.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListedModelTest {
  @Test
  void openRouterSaysPricesPerToken() {
    ModelFacts facts =
        facts(
            """
            {"id": "acme/big", "context_length": 200000, "knowledge_cutoff": "2026-01-31",
             "architecture": {"input_modalities": ["text", "image", "file"],
                              "output_modalities": ["text"]},
             "pricing": {"prompt": "0.00000125", "completion": "0.00001", "web_search": "0.01",
                         "input_cache_read": "0.000000125"},
             "top_provider": {"context_length": 200000, "max_completion_tokens": 64000},
             "supported_parameters": ["max_tokens", "reasoning", "tools", "structured_outputs"]}
            """);

    assertThat(facts.toJson())
        .hasToString(
            "{\"context_window\":200000,\"max_output\":64000,"
                + "\"prices\":{\"input\":1.25,\"output\":10,\"cached_input\":0.125},"
                + "\"capabilities\":[\"vision\",\"pdf\",\"reasoning\",\"tools\",\"schemas\"],"
                + "\"knowledge\":\"2026-01-31\"}");
  }

  @Test
  void aFreeModelCostsNothingAndOneWhosePriceVariesHasNone() {
    assertThat(facts("{\"pricing\": {\"prompt\": \"0\", \"completion\": \"0\"}}").prices().input())
        .isZero();
    assertThat(facts("{\"pricing\": {\"prompt\": \"-1\", \"completion\": \"-1\"}}"))
        .isEqualTo(ModelFacts.UNKNOWN);
  }

  @Test
  void anthropicSaysSizesAndCapabilities() {
    ModelFacts facts =
        facts(
            """
            {"type": "model", "id": "claude-x", "max_input_tokens": 1000000, "max_tokens": 128000,
             "capabilities": {"image_input": {"supported": true}, "pdf_input": {"supported": false},
                              "thinking": {"supported": true, "types": {}}, "batch": true}}
            """);

    assertThat(facts.contextWindow()).isEqualTo(1_000_000);
    assertThat(facts.maxOutput()).isEqualTo(128_000);
    assertThat(facts.capabilities()).containsExactly("vision", "reasoning");
  }

  @Test
  void googleNamesResources() {
    Json.Obj item =
        Json.parseObject(
            """
            {"name": "models/gemini-x", "inputTokenLimit": 1048576, "outputTokenLimit": 65536,
             "supportedGenerationMethods": ["generateContent", "countTokens"], "thinking": true}
            """);
    var model = new ListedModel("models/gemini-x", item);

    assertThat(model.id()).isEqualTo("gemini-x");
    assertThat(model.answersInText()).isTrue();
    assertThat(model.facts().toJson())
        .hasToString(
            "{\"context_window\":1048576,\"max_output\":65536,\"capabilities\":[\"reasoning\"]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"context_window", "max_context_length", "max_model_len"})
  void othersSayTheContextWindowInTheirWords(String field) {
    assertThat(facts("{\"" + field + "\": 131072}").contextWindow()).isEqualTo(131_072);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gpt-5|{}|true",
        "gpt-4o-audio-preview|{}|true",
        "text-embedding-3-small|{}|false",
        "whisper-1|{}|false",
        "gpt-4o-mini-tts|{}|false",
        "acme/flux|{'architecture': {'output_modalities': ['image']}}|false",
        "gpt-3.5-turbo-instruct|{}|false",
        "openai/gpt-3.5-turbo-instruct|{'architecture': {'output_modalities': ['text']}}|true",
        "acme/both|{'architecture': {'output_modalities': ['image', 'text']}}|true",
        "aqa|{'supportedGenerationMethods': ['generateAnswer']}|false",
        "ocr|{'capabilities': {'completion_chat': false}}|false",
        "black-forest|{'type': 'image'}|false",
        "llama|{'type': 'chat'}|true"
      })
  void modelsThatDoNotAnswerInTextAreTold(String id, String item, boolean answers) {
    assertThat(new ListedModel(id, Json.parseObject(item.replace('\'', '"'))).answersInText())
        .isEqualTo(answers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'context_length': 'big', 'pricing': 7, 'capabilities': ['x'], 'architecture': null}",
        "{'pricing': {'prompt': 'free', 'completion': 1}, 'context_length': -1}",
        "{'pricing': {'prompt': '1e999999999'}, 'supported_parameters': [1, null]}",
        "{'top_provider': {'max_completion_tokens': 0}, 'max_tokens': 1.5}"
      })
  void oddValuesAreNoFacts(String item) {
    assertThat(facts(item.replace('\'', '"'))).isEqualTo(ModelFacts.UNKNOWN);
  }

  private static ModelFacts facts(String item) {
    return new ListedModel("x", Json.parseObject(item)).facts();
  }
}
