package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
  @TempDir Path path;

  @Test
  @DisplayName("S100 S102 what a model can do, how much fits in and what it costs is known")
  void saysWhatIsPublicAboutAModel() {
    ModelFacts facts = find("gpt-4o-mini");

    assertThat(facts.contextWindow()).isEqualTo(128_000);
    assertThat(facts.maxOutput()).isEqualTo(16_384);
    assertThat(facts.prices().input()).isEqualTo("0.15");
    assertThat(facts.prices().cachedInput()).isEqualTo("0.075");
    assertThat(facts.prices().cacheWrite()).isNull();
    assertThat(facts.capabilities()).containsExactly("vision", "pdf", "tools", "schemas");
    assertThat(facts.knowledge()).isEqualTo("2023-10");
    assertThat(facts.prices().cost(Usage.of(1_000_000, 1_000_000)))
        .hasValue(new BigDecimal("0.75"));
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-5, gpt-5-2025-08-07",
    "gpt-5, openai/gpt-5",
    "gpt-5, openai/gpt-5-2025-08-07",
    "o1, o1-2024-12-17",
    "anthropic/claude-haiku-4-5-20251001, anthropic/claude-haiku-4-5",
    "anthropic/claude-3-opus-20240229, anthropic/claude-3-opus-latest"
  })
  void oneModelHasSeveralNames(String id, String other) {
    assertThat(find(other)).isEqualTo(find(id)).isNotEqualTo(ModelFacts.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpt-5-2031-01-01",
        "gpt-5-turbo",
        "gpt",
        "",
        "/",
        "acme/gpt-5",
        "openai/",
        "claude-sonnet-5",
        "openrouter/openai/gpt-5:free",
        "groq/gpt-5",
        "anthropic/openai/gpt-5"
      })
  void aNameThatNoSourceHasIsUnknown(String id) {
    assertThat(find(id)).isEqualTo(ModelFacts.UNKNOWN);
  }

  @Test
  void anOlderSnapshotCanHaveAnotherPrice() {
    assertThat(find("gpt-4o-2024-05-13").prices().input()).isEqualTo("5");
    assertThat(find("gpt-4o-2024-11-20").prices().input()).isEqualTo("2.5");
  }

  @Test
  void anotherProvidersModelOfThatIdIsAnother() {
    try (Llm llm = llm()) {
      assertThat(llm.catalogue().find("extra-openai-models", "gpt-5"))
          .isEqualTo(ModelFacts.UNKNOWN);
    }
  }

  @Test
  void openRoutersPricesAreItsOwnToSay() throws Exception {
    ModelFacts facts = find("openrouter/google/gemini-2.5-pro");
    assertThat(facts.contextWindow()).isEqualTo(1_048_576);
    assertThat(facts.prices().cost(Usage.of(1, 1))).isEmpty();

    write(
        "model-lists/openrouter.json",
        """
        {"fetched": "2026-11-21T10:00:00Z", "models": {"google/gemini-2.5-pro":
          {"context_window": 1000000, "prices": {"input": 1.3, "output": 10.1}}}}
        """);
    ModelFacts listed = find("openrouter/google/gemini-2.5-pro");
    assertThat(listed.contextWindow()).isEqualTo(1_000_000);
    assertThat(listed.knowledge()).isEqualTo("2025-01");
    assertThat(listed.prices().cost(Usage.of(100, 10))).hasValue(new BigDecimal("0.000231"));
    assertThat(listed.prices().cost(Usage.of(300_000, 10)))
        .as("the list does not say what a long prompt costs")
        .isEmpty();
  }

  @Test
  @DisplayName("S100 the user's file wins field by field")
  void theUsersFileWinsFieldByField() throws Exception {
    write("model-lists/openai.json", "{\"models\": {\"gpt-5\": {\"max_output\": 7}}}");
    write(
        "model-catalogue.json",
        """
        {"models": {
          "gpt-5": {"prices": {"input": 1.1, "cached_input": null}, "knowledge": null},
          "openai/gpt-5-2025-08-07": {"context_window": 9},
          "my-own": {"context_window": 4096}
        }}
        """);

    ModelFacts facts = find("gpt-5");
    assertThat(facts.prices().input()).isEqualTo("1.1");
    assertThat(facts.prices().output()).isEqualTo("10");
    assertThat(facts.prices().cachedInput()).isNull();
    assertThat(facts.knowledge()).isNull();
    assertThat(facts.maxOutput()).isEqualTo(7);
    assertThat(facts.contextWindow()).isEqualTo(400_000);
    assertThat(find("gpt-5-2025-08-07").contextWindow()).isEqualTo(9);
    try (Llm llm = llm()) {
      assertThat(llm.catalogue().find("extra-openai-models", "my-own").contextWindow())
          .isEqualTo(4096);
    }
  }

  @Test
  void theExampleInTheManualIsRight() throws Exception {
    Path manual = Path.of(System.getProperty("basedir", "."), "../docs/models.md");
    String text = Files.readString(manual);
    int start = text.indexOf("```json\n") + 8;
    write("model-catalogue.json", text.substring(start, text.indexOf("```", start)));

    Prices prices = find("gpt-5.6-sol").prices();
    assertThat(prices.cost(Usage.of(1_000_000, 0))).hasValue(new BigDecimal("8"));
    assertThat(prices.cost(Usage.of(1_000, 100))).hasValue(new BigDecimal("0.006"));
    assertThat(find("anthropic/claude-sonnet-5").knowledge()).isNull();
    assertThat(find("my-local-model").capabilities()).containsExactly("tools");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{|is not a JSON object: not JSON (line 1, column 2); mend or remove it",
        "[]|is not a JSON object: expected a JSON object, got an array; mend or remove it",
        "{\"gpt-5\": {}}|has no \"models\", an object with an entry per model",
        "{\"models\": {\"m\": 1}}|: the model \"m\" has an entry that is not an object",
        "{\"models\": {\"m\": {\"context\": 1}}}|: the model \"m\" has \"context\", which is no"
            + " fact that it can have",
        "{\"models\": {\"m\": {\"max_output\": 1.5}}}|: the model \"m\" has a \"max_output\" that"
            + " is not a whole number",
        "{\"models\": {\"m\": {\"prices\": {\"input\": \"1\"}}}}|: the model \"m\" has a"
            + " \"prices.input\" that is not a number of dollars",
        "{\"models\": {\"m\": {\"prices\": {\"above\": {\"in\": 1}}}}}|: the model \"m\" has"
            + " \"prices.above.in\", which is no price that it can have",
        "{\"models\": {\"m\": {\"capabilities\": \"tools\"}}}|: the model \"m\" has a"
            + " \"capabilities\" that is not a list of texts"
      })
  void aFaultInTheUsersFileIsOneLine(String content, String fault) throws Exception {
    write("model-catalogue.json", content);
    String file = path.resolve("model-catalogue.json").toString();
    try (Llm llm = llm()) {
      assertThat(llm.models()).isEmpty();
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> llm.catalogue().find("gpt-5"))
            .isInstanceOf(LlmException.Setup.class)
            .hasMessage(file + (fault.startsWith(":") ? "" : " ") + fault);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "7", "{\"models\": 3}", "{\"models\": {\"gpt-5\": 3}}", ""})
  void aBrokenListIsNoList(String content) throws Exception {
    write("model-lists/openai.json", content);
    assertThat(find("gpt-5").contextWindow()).isEqualTo(400_000);
  }

  @Test
  void everyModelOfTheGreatVendorsIsKnown() {
    try (Llm llm = Llm.builder().directory(new UserDirectory(path)).build()) {
      for (Provider.Entry entry : llm.models()) {
        String id = entry.model().id();
        ModelInfo.KeyName key = entry.model().info().key();
        if (key != null && Set.of("openai", "anthropic", "gemini").contains(key.name())) {
          assertThat(llm.facts(entry.model()).contextWindow()).as(id).isNotNull();
        }
      }
    }
  }

  /** Everything that ships passes the check of a user's file, and no name means two models. */
  @Test
  void whatShipsIsInForm() throws Exception {
    Json.Obj shipped = shipped();
    var checked = Json.object();
    Set<String> names = new HashSet<>();
    shipped
        .object("models")
        .fields()
        .forEach(
            (key, value) -> {
              Json.Obj entry = (Json.Obj) value;
              String provider = key.substring(0, key.indexOf('/') + 1);
              assertThat(names.add(key)).as(key).isTrue();
              for (Json name : entry.items("names")) {
                assertThat(names.add(provider + ((Json.Str) name).value())).as(key).isTrue();
              }
              Json.Obj facts = entry.without("names");
              assertThat(ModelFacts.of(facts).toJson()).as(key).isEqualTo(facts);
              checked.put(key, facts);
            });
    write("model-catalogue.json", Json.object().put("models", checked.build()).build().toString());
    assertThat(find("gpt-5").contextWindow()).isEqualTo(400_000);
    assertThat(shipped.items("sources")).isNotEmpty();
  }

  private static Json.Obj shipped() throws IOException {
    try (InputStream in = Catalogue.class.getResourceAsStream("model-catalogue.json")) {
      return (Json.Obj) Json.parse(Objects.requireNonNull(in).readAllBytes());
    }
  }

  private void write(String file, String content) throws IOException {
    Files.createDirectories(Objects.requireNonNull(path.resolve(file).getParent()));
    Files.writeString(path.resolve(file), content);
  }

  private ModelFacts find(String id) {
    try (Llm llm = llm()) {
      return llm.catalogue().find(id);
    }
  }

  private Llm llm() {
    return Llm.builder().directory(new UserDirectory(path)).providers(List.of()).build();
  }
}
