package dev.llmjava.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Attachment;
import dev.llmjava.Llm;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Option;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.Provider;
import dev.llmjava.ProviderData;
import dev.llmjava.UserDirectory;
import dev.llmjava.http.LoopbackServer;
import dev.llmjava.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorsTest {
  private static final LoopbackServer.Script HI =
      LoopbackServer.stream(
          "{\"choices\":[{\"delta\":{\"content\":\"hi\"},\"finish_reason\":\"stop\"}]}", "[DONE]");
  private static final List<Provider> ALL =
      List.of(
          new OpenRouter(),
          new Mistral(),
          new Groq(),
          new DeepSeek(),
          new Xai(),
          new Perplexity(),
          new Together(),
          new Fireworks(),
          new Cerebras(),
          new AzureOpenAi(),
          new Bedrock(),
          new LmStudio(),
          new LlamaCpp(),
          new Vllm());

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "openrouter, OPENROUTER_BASE_URL, OPENROUTER_API_KEY, /chat/completions, max_tokens",
    "openrouter, OPENROUTER_BASE_URL, OPENROUTER_KEY, /chat/completions, max_tokens",
    "mistral, MISTRAL_BASE_URL, MISTRAL_API_KEY, /chat/completions, max_tokens",
    "mistral, MISTRAL_BASE_URL, LLM_MISTRAL_KEY, /chat/completions, max_tokens",
    "groq, GROQ_BASE_URL, GROQ_API_KEY, /openai/v1/chat/completions, max_completion_tokens",
    "deepseek, DEEPSEEK_BASE_URL, DEEPSEEK_API_KEY, /chat/completions, max_tokens",
    "xai, XAI_BASE_URL, XAI_API_KEY, /chat/completions, max_completion_tokens",
    "perplexity, PERPLEXITY_BASE_URL, PERPLEXITY_API_KEY, /chat/completions, max_tokens",
    "together, TOGETHER_BASE_URL, TOGETHER_API_KEY, /chat/completions, max_tokens",
    "fireworks, FIREWORKS_BASE_URL, FIREWORKS_API_KEY, /chat/completions, max_tokens",
    "cerebras, CEREBRAS_BASE_URL, CEREBRAS_API_KEY, /v1/chat/completions, max_completion_tokens",
    "bedrock, AWS_ENDPOINT_URL_BEDROCK_RUNTIME, AWS_BEARER_TOKEN_BEDROCK,"
        + " /openai/v1/chat/completions, max_completion_tokens",
    "lmstudio, LMSTUDIO_BASE_URL, LMSTUDIO_API_KEY, /chat/completions, max_tokens",
    "llamacpp, LLAMACPP_BASE_URL, LLAMACPP_API_KEY, /chat/completions, max_tokens",
    "vllm, VLLM_BASE_URL, VLLM_API_KEY, /chat/completions, max_tokens"
  })
  void isAskedWhereTheVariableSaysWithItsKey(
      String name, String base, String key, String path, String length) throws Exception {
    try (var server = new LoopbackServer(HI);
        Llm llm = llm(Map.of(base, root(server), key, "sk-1"))) {
      Prompt prompt = Prompt.builder().user("q").option("max_tokens", Json.of(9)).build();

      assertThat(llm.model(name + "/acme/new-1").prompt(prompt).text()).isEqualTo("hi");

      LoopbackServer.Request request = server.requests().getFirst();
      assertThat(request.path()).isEqualTo(path);
      assertThat(request.headers()).containsEntry("authorization", "Bearer sk-1");
      Json.Obj body = Json.parseObject(request.body());
      assertThat(body.string("model")).isEqualTo("acme/new-1");
      assertThat(body.integer(length)).isEqualTo(9);
      assertThat(body.has("stream_options")).isEqualTo(!name.equals("mistral"));
    }
  }

  @Test
  void azureIsAskedAtItsResource() throws Exception {
    try (var server = new LoopbackServer(HI)) {
      var variables = new HashMap<String, String>();
      variables.put("AZURE_OPENAI_ENDPOINT", root(server) + "/");
      variables.put("AZURE_OPENAI_API_KEY", "k");
      try (Llm llm = llm(variables)) {
        assertThat(llm.model("azure/mine").prompt("q").text()).isEqualTo("hi");
      }
      variables.put("OPENAI_API_VERSION", "2024-10-21");
      try (Llm llm = llm(variables)) {
        assertThat(llm.model("azure/mine").prompt("q").text()).isEqualTo("hi");
      }
      assertThat(server.requests())
          .extracting(LoopbackServer.Request::path)
          .containsExactly(
              "/openai/v1/chat/completions",
              "/openai/deployments/mine/chat/completions?api-version=2024-10-21");
      assertThat(server.requests().getLast().headers())
          .containsEntry("api-key", "k")
          .doesNotContainKey("authorization");
    }
  }

  @Test
  void azureWithoutItsResourceSaysWhatToSet() {
    try (Llm llm = llm(Map.of("AZURE_OPENAI_API_KEY", "k"))) {
      assertThatThrownBy(() -> llm.model("azure/mine").prompt("q").text())
          .isInstanceOf(LlmException.Setup.class)
          .hasMessage(
              "azure needs the address of your resource - set the AZURE_OPENAI_ENDPOINT"
                  + " environment variable, for example to https://NAME.openai.azure.com");
    }
  }

  @Test
  void withoutAKeyAVendorSaysHowToGetOne() {
    try (Llm llm = llm(Map.of())) {
      assertThatThrownBy(() -> llm.model("groq/foo").prompt("q").text())
          .isInstanceOf(LlmException.MissingKey.class)
          .hasMessage(
              "No key found - add one using 'llm keys set groq' or set the GROQ_API_KEY"
                  + " environment variable");
    }
  }

  @Test
  void aFewModelsOfEachAreListedWithoutAskingAnybody() {
    try (Llm llm = llm(Map.of())) {
      assertThat(llm.models()).hasSizeBetween(25, 45);
      assertThat(llm.models())
          .allSatisfy(
              entry -> {
                assertThat(entry.model().id()).contains("/");
                assertThat(entry.model().info().displayName()).endsWith(": " + entry.model().id());
              });
      assertThat(llm.model("mistral-small").id()).isEqualTo("mistral/mistral-small-latest");
      assertThat(llm.model("sonar-pro").id()).isEqualTo("perplexity/sonar-pro");
    }
  }

  @Test
  void vendorsHaveOptionsOfTheirOwn() {
    try (Llm llm = llm(Map.of())) {
      assertThat(options(llm, "mistral/x")).contains("random_seed").doesNotContain("seed");
      assertThat(options(llm, "perplexity/x")).contains("search_mode", "reasoning_effort");
      assertThat(options(llm, "groq/x")).contains("reasoning_format", "seed");
      assertThat(options(llm, "vllm/x")).contains("top_k");
    }
  }

  @Test
  void aServerThatIsNamedIsAskedForItsModels() throws Exception {
    try (var server =
            new LoopbackServer(
                LoopbackServer.document(
                    200, "application/json", "{\"data\":[{\"id\":\"qwen/q\"},{\"id\":\"b\"}]}"));
        Llm llm = llm(Map.of("VLLM_BASE_URL", root(server) + "/v1"))) {
      assertThat(llm.models().subList(llm.models().size() - 2, llm.models().size()))
          .extracting(entry -> entry.model().id())
          .containsExactly("vllm/qwen/q", "vllm/b");
      assertThat(server.requests().getFirst().path()).isEqualTo("/v1/models");
      assertThat(server.requests().getFirst().headers()).doesNotContainKey("authorization");
    }
  }

  @Test
  void aServerThatIsDownIsPassedOver() {
    try (Llm up = llm(Map.of());
        Llm down =
            llm(
                Map.of(
                    "VLLM_BASE_URL",
                    "http://127.0.0.1:1/v1",
                    "LMSTUDIO_BASE_URL",
                    "nowhere",
                    "LLAMACPP_BASE_URL",
                    "http://127.0.0.1:1"))) {
      assertThat(down.models()).hasSameSizeAs(up.models());
    }
  }

  @Test
  void theListOfModelsIsFetchedWithTheKey() throws Exception {
    try (var server =
            new LoopbackServer(
                LoopbackServer.document(200, "application/json", "{\"data\":[{\"id\":\"a\"}]}"));
        Llm llm = llm(Map.of())) {
      assertThat(llm.models()).isNotEmpty();
      var context = new TestContext(Map.of("GROQ_BASE_URL", root(server)), "sk-1");
      ModelList list = new Groq().modelList(context);

      assertThat(list.models(list.fetch(Duration.ofSeconds(5))))
          .extracting(list::idOf)
          .containsExactly("a");
      assertThat(server.requests().getFirst().path()).isEqualTo("/openai/v1/models");
      assertThat(server.requests().getFirst().headers())
          .containsEntry("authorization", "Bearer sk-1");
      context.close();
    }
  }

  @Test
  void openRouterAndGroqLeaveReasoningOut() throws Exception {
    Prompt prompt = Prompt.builder().user("q").hideReasoning(true).build();

    assertThat(asked("openrouter", "OPENROUTER_BASE_URL", prompt).get("reasoning"))
        .hasToString("{\"exclude\":true}");
    assertThat(asked("groq", "GROQ_BASE_URL", prompt).get("include_reasoning"))
        .hasToString("false");
  }

  @Test
  void mistralGetsItsOwnNamesForThings() throws Exception {
    var call = new Part.ToolCall("call_abc", "f", "{}", false, ProviderData.NONE);
    Prompt prompt =
        Prompt.of(
            List.of(
                Message.user(
                    "q",
                    Attachment.url("application/pdf", "https://acme.example/a.pdf"),
                    Attachment.of("audio/mpeg", new byte[] {1})),
                Message.assistant(call),
                Message.tool(Part.ToolResult.of(call, "r")),
                Message.assistant("It")));

    List<Json> messages = asked("mistral", "MISTRAL_BASE_URL", prompt).items("messages");

    assertThat(messages.getFirst().toString())
        .contains(
            "{\"type\":\"document_url\",\"document_url\":\"https://acme.example/a.pdf\"}",
            "{\"type\":\"input_audio\",\"input_audio\":\"AQ==\"}");
    String id = ((Json.Obj) messages.get(2)).string("tool_call_id");
    assertThat(id).matches("[a-z0-9]{9}");
    assertThat(messages.get(1).toString()).contains("\"id\":\"" + id + "\"");
    assertThat(messages.getLast())
        .hasToString("{\"role\":\"assistant\",\"content\":\"It\",\"prefix\":true}");
  }

  @Test
  void deepSeekGoesOnWithAMessageElsewhere() throws Exception {
    Prompt prompt = Prompt.of(List.of(Message.user("q"), Message.assistant("It")));
    try (var server = new LoopbackServer(HI);
        Llm llm = llm(Map.of("DEEPSEEK_BASE_URL", root(server), "DEEPSEEK_API_KEY", "k"))) {
      assertThat(llm.model("deepseek/x").prompt(prompt).text()).isEqualTo("hi");

      assertThat(server.requests().getFirst().path()).isEqualTo("/beta/chat/completions");
      assertThat(server.requests().getFirst().body()).contains("\"prefix\":true");
    }
  }

  @Test
  @DisplayName("S91 DeepSeek gets the thoughts of every answer, empty ones where there are none")
  void deepSeekIsToldWhatWasThought() throws Exception {
    var thought =
        new Part.Reasoning(
            "hm", false, ProviderData.of("deepseek", "field", Json.of("reasoning_content")));
    var call = new Part.ToolCall("c", "f", "{}", false, ProviderData.NONE);
    Prompt prompt =
        Prompt.of(
            List.of(
                Message.user("q"),
                Message.assistant(thought, call),
                Message.tool(Part.ToolResult.of(call, "r")),
                Message.assistant("a"),
                Message.user("p")));

    List<Json> messages = asked("deepseek", "DEEPSEEK_BASE_URL", prompt).items("messages");

    assertThat(((Json.Obj) messages.get(1)).string("reasoning_content")).isEqualTo("hm");
    assertThat(((Json.Obj) messages.get(3)).string("reasoning_content")).isEmpty();
  }

  private Json.Obj asked(String name, String variable, Prompt prompt) throws Exception {
    try (var server = new LoopbackServer(HI);
        Llm llm = llm(Map.of(variable, root(server)))) {
      assertThat(llm.model(name + "/x").prompt(prompt.toBuilder().key("k").build()).text())
          .isEqualTo("hi");
      return Json.parseObject(server.requests().getFirst().body());
    }
  }

  private static List<String> options(Llm llm, String model) {
    return llm.model(model).info().options().all().stream().map(Option::name).toList();
  }

  private static String root(LoopbackServer server) {
    return "http://127.0.0.1:" + server.address().getPort();
  }

  private Llm llm(Map<String, String> environment) {
    return Llm.builder()
        .environment(environment)
        .directory(new UserDirectory(directory))
        .providers(ALL)
        .build();
  }
}
