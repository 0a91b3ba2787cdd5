package dev.llmjava.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Llm;
import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo.Feature;
import dev.llmjava.Prompt;
import dev.llmjava.Provider;
import dev.llmjava.ProviderContext;
import dev.llmjava.UserDirectory;
import dev.llmjava.http.LoopbackServer;
import dev.llmjava.json.Json;
import dev.llmjava.model.RetryPolicy;
import dev.llmjava.model.RetryingModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiCompatibleTest {
  private static final String STOP = "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}";

  @TempDir Path directory;

  @Test
  void withoutAKeyNameADummyIsSent() throws Exception {
    try (var server = new LoopbackServer(LoopbackServer.stream(STOP))) {
      entry(
              """
              {"model_id":"m","model_name":"wire","api_base":"%s","headers":{"X-Who":"me"}}\
              """
                  .formatted(server.address()))
          .model()
          .prompt("q")
          .text();

      LoopbackServer.Request request = server.requests().getFirst();
      assertThat(request.headers())
          .containsEntry("authorization", "Bearer DUMMY_KEY")
          .containsEntry("x-who", "me");
      assertThat(Json.parseObject(request.body()).string("model")).isEqualTo("wire");
    }
  }

  @Test
  void whatCannotBeSentIsFoundWithoutAsking() throws Exception {
    try (var server = new LoopbackServer(LoopbackServer.stream(STOP))) {
      Model model =
          entry(
                  """
                  {"model_id":"m","model_name":"wire","api_base":"%s","completion":true}\
                  """
                      .formatted(server.address()))
              .model();
      Prompt prompt = Prompt.builder().system("Be brief").user("q").build();
      for (Model asked : List.of(model, new RetryingModel(model, RetryPolicy.STANDARD))) {
        asked.check(Prompt.of("q"));
        assertThatThrownBy(() -> asked.check(prompt))
            .isInstanceOf(LlmException.Setup.class)
            .hasMessage("System prompts are not supported for OpenAI completion models");
      }
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void theQueryOfAnAddressStaysLast() throws Exception {
    try (var server = new LoopbackServer(LoopbackServer.stream(STOP))) {
      entry(
              """
              {"model_id":"m","model_name":"wire","api_base":"%s?api-version=1"}\
              """
                  .formatted(server.address()))
          .model()
          .prompt("q")
          .text();

      assertThat(server.requests().getFirst().path())
          .isEqualTo("/v1/chat/completions?api-version=1");
    }
  }

  @Test
  void capabilitiesComeFromTheItem() {
    Provider.Entry entry =
        entry(
            """
            {"model_id":"m","model_name":"w","aliases":["a","b"],"api_base":"http://x:1/v1",
            "can_stream":false,"supports_tools":true,"audio":true,"reasoning":true}\
            """);

    assertThat(entry.aliases()).containsExactly("a", "b");
    assertThat(entry.model().info().displayName()).isEqualTo("OpenAI Chat: m");
    assertThat(entry.model().info().features()).containsExactly(Feature.TOOLS, Feature.ASYNC);
    assertThat(entry.model().info().attachmentTypes()).containsExactly("audio/wav", "audio/mpeg");
    assertThat(entry.model().info().key()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"model_name\":\"w\"} | a model needs model_id",
        "{\"model_id\":\"m\"} | the model \"m\" needs model_name",
        "{\"model_id\":\"m\",\"model_name\":\"w\",\"vision\":\"yes\"}"
            + " | the model \"m\" needs true or false for vision, not \"yes\"",
        "{\"model_id\":\"m\",\"model_name\":\"w\",\"aliases\":\"a\"}"
            + " | the model \"m\" has aliases that are not a list",
        "{\"model_id\":\"m\",\"model_name\":\"w\",\"headers\":{\"A\":\"sk\\n1\"}}"
            + " | the model \"m\" has a header \"A\" with characters that no header can have",
        "{\"model_id\":\"m\",\"model_name\":\"w\",\"headers\":{\"Host\":\"sk-1\"}}"
            + " | the model \"m\" has a header \"Host\", which every request sets for itself"
      })
  void aMistakeInAnItemIsSaidInOneLine(String json, String message) {
    assertThatThrownBy(() -> entry(json))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("extra-openai-models.yaml: " + message);
  }

  @Test
  void completionsOfTextAreAskedWithoutALimitOfOurs() throws Exception {
    String answer = "{\"choices\":[{\"text\":\"hi\",\"finish_reason\":\"stop\"}]}";
    try (var server = new LoopbackServer(LoopbackServer.stream(answer))) {
      Model model =
          entry(
                  """
                  {"model_id":"m","model_name":"wire","completion":true,"api_base":"%s"}\
                  """
                      .formatted(server.address()))
              .model();

      assertThat(model.info().displayName()).isEqualTo("OpenAI Completion: m");
      assertThat(model.prompt("q").text()).isEqualTo("hi");
      assertThat(server.requests().getFirst().path()).isEqualTo("/v1/completions");
      Json.Obj body = Json.parseObject(server.requests().getFirst().body());
      assertThat(body.string("model")).isEqualTo("wire");
      assertThat(body.has("max_tokens")).isFalse();
    }
  }

  /** LLM asks for an OpenAI key there. */
  @ParameterizedTest
  @CsvSource({"false, /v1/responses", "true, /v1/chat/completions"})
  void aModelThatSpeaksResponsesCanBeAskedEitherWayWithoutAKey(boolean chat, String path)
      throws Exception {
    String completed = "{\"type\":\"response.completed\",\"response\":{\"status\":\"completed\"}}";
    try (var server = new LoopbackServer(LoopbackServer.stream(chat ? STOP : completed))) {
      Model model =
          entry(
                  """
                  {"model_id":"m","model_name":"w","api_base":"%s","responses":true}\
                  """
                      .formatted(server.address()))
              .model();
      assertThat(model.info().displayName()).isEqualTo("OpenAI Responses: m");

      model
          .prompt(Prompt.builder().user("q").option("chat_completions", Json.of(chat)).build())
          .text();

      LoopbackServer.Request request = server.requests().getFirst();
      assertThat(request.path()).isEqualTo(path);
      assertThat(request.headers()).containsEntry("authorization", "Bearer DUMMY_KEY");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', openai",
    "'\"api_base\":\"http://127.0.0.1:1/v1\",', 127.0.0.1:1",
    "'\"api_base\":\"http://127.0.0.1:1/v1\",\"api_key_name\":\"groq\",', groq"
  })
  void theProviderIsCalledByKeyOrHost(String fields, String provider) {
    Model model = entry("{" + fields + "\"model_id\":\"m\",\"model_name\":\"w\"}").model();

    assertThat(model.toString()).contains("Endpoint[" + provider + ",");
  }

  private Provider.Entry entry(String json) {
    return Llm.builder()
        .environment(Map.of("OPENAI_API_KEY", "sk-1"))
        .directory(new UserDirectory(directory))
        .providers(List.of(new Extra(Json.parseObject(json))))
        .build()
        .models()
        .getFirst();
  }

  private record Extra(Json.Obj item) implements Provider {
    @Override
    public String name() {
      return "extra";
    }

    @Override
    public List<Entry> models(ProviderContext context) {
      return List.of(OpenAiCompatible.entry(item, context));
    }
  }
}
