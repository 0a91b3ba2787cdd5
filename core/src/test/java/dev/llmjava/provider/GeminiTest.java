package dev.llmjava.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Llm;
import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.Option;
import dev.llmjava.UserDirectory;
import dev.llmjava.http.LoopbackServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiTest {
  private static final String ANSWER =
      "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"hi\"}]},\"finishReason\":\"STOP\"}]}";

  @TempDir Path directory;

  @Test
  void listsTheModelsOfLlmGeminiUnderTheirBareNamesToo() {
    try (Llm llm = llm(Map.of())) {
      assertThat(llm.models()).hasSize(14);
      assertThat(llm.model("gemini-2.5-flash").id()).isEqualTo("gemini/gemini-2.5-flash");
      assertThat(llm.model("gemini-3.7-flash").info().displayName())
          .isEqualTo("GeminiPro: gemini/gemini-3.7-flash");
      assertThat(llm.model("gemini-3.7-flash").info().attachmentTypes()).contains("video/youtube");
    }
  }

  @Test
  void optionsDependOnHowAModelThinks() {
    try (Llm llm = llm(Map.of())) {
      assertThat(names(llm.model("gemma-4-31b-it")))
          .containsExactly(
              "temperature",
              "max_output_tokens",
              "top_p",
              "top_k",
              "json_object",
              "timeout",
              "media_resolution");
      assertThat(names(llm.model("gemini-2.5-flash"))).contains("thinking_budget");
      assertThat(names(llm.model("gemini/gemini-3.9-x"))).contains("thinking_level");
      assertThat(names(llm.model("gemini/new"))).contains("thinking_budget", "thinking_level");
      assertThatThrownBy(
              () ->
                  llm.model("gemini-3.7-flash")
                      .info()
                      .options()
                      .parse(Map.of("thinking_level", "minimal")))
          .isInstanceOf(LlmException.InvalidOptions.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"LLM_GEMINI_KEY", "GEMINI_API_KEY", "GOOGLE_API_KEY"})
  void asksWhereTheVariableSaysWithTheKey(String variable) throws Exception {
    try (var server = new LoopbackServer(LoopbackServer.stream(ANSWER));
        Llm llm =
            llm(
                Map.of(
                    variable,
                    "k-1",
                    "GOOGLE_GEMINI_BASE_URL",
                    server.address().resolve("/").toString()))) {
      assertThat(llm.model("gemini/some-model").prompt("q").text()).isEqualTo("hi");

      LoopbackServer.Request request = server.requests().getFirst();
      assertThat(request.path()).startsWith("/v1beta/models/some-model:streamGenerateContent");
      assertThat(request.headers()).containsEntry("x-goog-api-key", "k-1");
    }
  }

  @Test
  void withoutAKeyItSaysHowToGetOne() {
    try (Llm llm = llm(Map.of())) {
      assertThatThrownBy(() -> llm.model("gemini-2.5-flash").prompt("q").text())
          .isInstanceOf(LlmException.MissingKey.class)
          .hasMessage(
              "No key found - add one using 'llm keys set gemini' or set the LLM_GEMINI_KEY"
                  + " environment variable");
    }
  }

  private static List<String> names(Model model) {
    return model.info().options().all().stream().map(Option::name).toList();
  }

  private Llm llm(Map<String, String> environment) {
    return Llm.builder()
        .environment(environment)
        .directory(new UserDirectory(directory))
        .providers(List.of(new Gemini()))
        .build();
  }
}
