package dev.llmjava.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Llm;
import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo.Feature;
import dev.llmjava.Option;
import dev.llmjava.Prompt;
import dev.llmjava.UserDirectory;
import dev.llmjava.http.LoopbackServer;
import dev.llmjava.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnthropicTest {
  private static final String KEY = "sk-ant-secret";

  @TempDir Path directory;

  @Test
  void listsTheModelsThatLlmAnthropicListsWithTheirAliases() {
    try (Llm llm = llm(Map.of())) {
      assertThat(llm.models()).hasSize(22);
      assertThat(llm.model("claude-4-opus").id()).isEqualTo("anthropic/claude-opus-4-0");
      assertThat(llm.model("claude-3.7-sonnet-latest").id())
          .isEqualTo("anthropic/claude-3-7-sonnet-latest");
      assertThat(llm.model("claude-sonnet-5").info().displayName())
          .isEqualTo("Anthropic Messages: anthropic/claude-sonnet-5");
    }
  }

  @Test
  void saysWhatEachModelCanDo() {
    try (Llm llm = llm(Map.of())) {
      assertThat(llm.model("claude-3-haiku").info().features())
          .containsExactly(Feature.STREAMING, Feature.SCHEMAS, Feature.TOOLS, Feature.ASYNC);
      assertThat(llm.model("claude-3-haiku").info().attachmentTypes())
          .containsExactly("image/png", "image/jpeg", "image/webp", "image/gif");
      assertThat(llm.model("claude-opus-4.6").info().attachmentTypes())
          .contains("application/pdf", "text/plain");
      assertThat(names(llm.model("claude-3-haiku")))
          .containsExactly(
              "max_tokens",
              "temperature",
              "top_p",
              "top_k",
              "user_id",
              "prefill",
              "hide_prefill",
              "stop_sequences",
              "cache",
              "fast",
              "web_search",
              "web_search_max_uses",
              "web_search_allowed_domains",
              "web_search_blocked_domains",
              "web_search_location");
      assertThat(names(llm.model("claude-sonnet-4.5")))
          .endsWith("thinking", "thinking_budget", "thinking_display", "thinking_adaptive");
      assertThat(names(llm.model("claude-opus-4.5"))).endsWith("thinking_effort");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "claude-3-opus-20240229, 4096",
    "claude-3-5-sonnet-20240620, 8192",
    "claude-3-7-sonnet-latest, 8192",
    "claude-opus-4-20250514, 32000",
    "claude-opus-4-1, 32000",
    "claude-sonnet-4-20250514, 64000",
    "claude-haiku-4-5, 64000",
    "claude-opus-4-5, 64000",
    "claude-opus-4-7, 128000",
    "claude-fable-5, 128000",
    "claude-sonnet-5, 64000",
    "claude-yet-to-come, 64000",
    "other-vendors-model, 8192"
  })
  void anAnswerIsAsLongAsTheModelCanWrite(String id, long most) {
    assertThat(Anthropic.dialect("anthropic", id).mostTokens()).isEqualTo(most);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/v1", "/v1/"})
  void asksWhereTheVariableSaysWithTheKey(String suffix) throws Exception {
    try (var server =
            new LoopbackServer(
                LoopbackServer.stream(
                    "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"text\":\"hi\"}}",
                    "{\"type\":\"message_stop\"}"));
        Llm llm =
            llm(
                Map.of(
                    "ANTHROPIC_API_KEY",
                    KEY,
                    "ANTHROPIC_BASE_URL",
                    server.address().toString().replace("/v1", "") + suffix))) {
      Prompt prompt = Prompt.builder().user("q").option("fast", Json.of(true)).build();

      assertThat(llm.model("anthropic/claude-next").prompt(prompt).text()).isEqualTo("hi");

      LoopbackServer.Request request = server.requests().getFirst();
      assertThat(request.path()).isEqualTo("/v1/messages");
      assertThat(request.headers())
          .containsEntry("x-api-key", KEY)
          .containsEntry("anthropic-version", "2023-06-01")
          .containsEntry("anthropic-beta", "fast-mode-2026-02-01");
      assertThat(Json.parseObject(request.body()).string("model")).isEqualTo("claude-next");
    }
  }

  @Test
  void withoutAKeyItSaysHowToGetOne() {
    try (Llm llm = llm(Map.of())) {
      assertThatThrownBy(() -> llm.model("claude-sonnet-5").prompt("q").text())
          .isInstanceOf(LlmException.MissingKey.class)
          .hasMessage(
              "No key found - add one using 'llm keys set anthropic' or set the"
                  + " ANTHROPIC_API_KEY environment variable");
    }
  }

  private static List<String> names(Model model) {
    return model.info().options().all().stream().map(Option::name).toList();
  }

  private Llm llm(Map<String, String> environment) {
    return Llm.builder()
        .environment(environment)
        .directory(new UserDirectory(directory))
        .providers(List.of(new Anthropic()))
        .build();
  }
}
