package dev.llmjava.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Llm;
import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo.Feature;
import dev.llmjava.Option;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import dev.llmjava.ServerTool;
import dev.llmjava.Tool;
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

class OpenAiTest {
  private static final String KEY = "sk-secret-1";

  private static final String STOP =
      "{\"choices\":[{\"delta\":{\"content\":\"hi\"},\"finish_reason\":\"stop\"}]}";
  private static final String COMPLETED =
      "{\"type\":\"response.completed\",\"response\":{\"status\":\"completed\",\"output\":["
          + "{\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":\"hi\"}]}]}}";

  @TempDir Path directory;

  @Test
  void listsTheModelsThatLlmListsWithTheirAliases() {
    try (Llm llm = llm(Map.of())) {
      assertThat(llm.models()).hasSize(36);
      assertThat(llm.models().getFirst().model().id()).isEqualTo("gpt-4o");
      assertThat(llm.models().getLast().model().id()).isEqualTo("gpt-3.5-turbo-instruct");
      assertThat(llm.model("3.5-instruct").info().displayName())
          .isEqualTo("OpenAI Completion: gpt-3.5-turbo-instruct");
      assertThat(llm.model().id()).isEqualTo("gpt-5.6-luna");
      assertThat(llm.model("4t").id()).isEqualTo("gpt-4-turbo");
      assertThat(llm.model("4o").info().displayName()).isEqualTo("OpenAI Chat: gpt-4o");
      assertThat(llm.model("o3").info().displayName()).isEqualTo("OpenAI Responses: o3");
    }
  }

  @Test
  void saysWhatEachModelCanDo() {
    try (Llm llm = llm(Map.of())) {
      assertThat(llm.model("o1").info().features())
          .containsExactly(Feature.SCHEMAS, Feature.TOOLS, Feature.ASYNC);
      assertThat(llm.model("gpt-4").info().features())
          .containsExactly(Feature.STREAMING, Feature.ASYNC);
      assertThat(llm.model("o3-mini").info().attachmentTypes()).isEmpty();
      assertThat(llm.model("gpt-5.4").info().attachmentTypes())
          .containsExactly("image/png", "image/jpeg", "image/webp", "image/gif", "application/pdf");
      assertThat(names(llm.model("4o")))
          .containsExactly(
              "temperature",
              "max_tokens",
              "top_p",
              "frequency_penalty",
              "presence_penalty",
              "stop",
              "logit_bias",
              "seed",
              "json_object",
              "image_detail",
              "service_tier");
      assertThat(names(llm.model("gpt-5.4")))
          .endsWith(
              "chat_completions", "image_detail", "reasoning_effort", "verbosity", "service_tier");
      assertThat(llm.model("gpt-5.4").info().options().parse(Map.of("image_detail", "original")))
          .isEqualTo(Json.parse("{\"image_detail\":\"original\"}"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0x1p0, a valid number",
    "1f, a valid number",
    "1d, a valid number",
    "., a valid number",
    "'', a valid number",
    "1e999, a finite number",
    "-Infinity, a finite number"
  })
  void anOptionTakesOnlyDecimalNumbers(String typed, String wanted) {
    try (Llm llm = llm(Map.of())) {
      var options = llm.model("4o").info().options();

      assertThatThrownBy(() -> options.parse(Map.of("temperature", typed)))
          .isInstanceOf(LlmException.InvalidOptions.class)
          .hasMessageContaining("Input should be " + wanted);
      for (String number : List.of("1", "+1.", "1.0", ".1e1", "10E-1")) {
        assertThat(options.parse(Map.of("temperature", number)))
            .hasToString("{\"temperature\":1.0}");
      }
    }
  }

  @Test
  void modelsThatReasonAreAskedThroughResponses() throws Exception {
    try (var server = new LoopbackServer(LoopbackServer.stream(COMPLETED));
        Llm llm = llm(Map.of("OPENAI_API_KEY", KEY, "OPENAI_BASE_URL", server.address() + "/"))) {
      Prompt prompt = Prompt.builder().user("q").option("max_tokens", Json.of(9)).build();

      assertThat(llm.model("o3").prompt(prompt).text()).isEqualTo("hi");

      LoopbackServer.Request request = server.requests().getFirst();
      assertThat(request.path()).isEqualTo("/v1/responses");
      Json.Obj body = Json.parseObject(request.body());
      assertThat(body.integer("max_output_tokens")).isEqualTo(9);
      assertThat(body.object("reasoning").string("summary")).isEqualTo("auto");
      assertThat(body.get("store")).isEqualTo(Json.of(false));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "openai/gpt-99, gpt-99, responses, true",
    "openai/ft:gpt-4.1:acme, ft:gpt-4.1:acme, responses, false",
    "openai/gpt-4o-search-preview, gpt-4o-search-preview, chat/completions, false",
    "openai/o3, o3, responses, true"
  })
  void aModelThatIsInNoListIsAskedByItsId(String name, String id, String path, boolean reasons)
      throws Exception {
    String answer = path.equals("responses") ? COMPLETED : STOP;
    try (var server = new LoopbackServer(LoopbackServer.stream(answer));
        Llm llm = llm(Map.of("OPENAI_API_KEY", KEY, "OPENAI_BASE_URL", server.address() + "/"))) {
      assertThat(llm.model(name).prompt("q").text()).isEqualTo("hi");

      LoopbackServer.Request request = server.requests().getFirst();
      assertThat(request.path()).isEqualTo("/v1/" + path);
      Json.Obj body = Json.parseObject(request.body());
      assertThat(body.string("model")).isEqualTo(id);
      assertThat(body.has("include")).isEqualTo(reasons);
    }
  }

  @Test
  void aToolOfTheServersThatTheWireDoesNotHaveIsRefusedBeforeSending() {
    Prompt prompt =
        Prompt.builder()
            .user("q")
            .serverTools(List.of(ServerTool.of(ServerTool.WEB_SEARCH)))
            .option("chat_completions", Json.of(true))
            .build();
    try (Llm llm = llm(Map.of("OPENAI_API_KEY", KEY))) {
      assertThatThrownBy(() -> llm.model("4o").prompt(prompt).text())
          .isInstanceOf(LlmException.Setup.class)
          .hasMessage(
              "Model 'gpt-4o' does not support server-side tool 'web_search' - it runs none");
      assertThatThrownBy(() -> llm.model("o3").prompt(prompt).text())
          .isInstanceOf(LlmException.Setup.class)
          .hasMessageEndingWith("through chat completions - leave out -o chat_completions");
    }
  }

  @Test
  void asksWhereTheVariableSaysWithTheKey() throws Exception {
    try (var server = new LoopbackServer(LoopbackServer.stream(STOP, "[DONE]"));
        Llm llm = llm(Map.of("OPENAI_API_KEY", KEY, "OPENAI_BASE_URL", server.address() + "/"))) {
      Prompt prompt = Prompt.builder().user("q").option("max_tokens", Json.of(9)).build();

      prompt = prompt.toBuilder().option("chat_completions", Json.of(true)).build();

      assertThat(llm.model("o3").prompt(prompt).text()).isEqualTo("hi");

      LoopbackServer.Request request = server.requests().getFirst();
      assertThat(request.path()).isEqualTo("/v1/chat/completions");
      assertThat(request.headers()).containsEntry("authorization", "Bearer " + KEY);
      assertThat(Json.parseObject(request.body()).integer("max_completion_tokens")).isEqualTo(9);
    }
  }

  @Test
  void aModelThatCompletesTextIsAskedForNoMoreThanThat() throws Exception {
    String answer = "{\"choices\":[{\"text\":\"hi\",\"finish_reason\":\"stop\"}]}";
    try (var server = new LoopbackServer(LoopbackServer.stream(answer, "[DONE]"));
        Llm llm = llm(Map.of("OPENAI_API_KEY", KEY, "OPENAI_BASE_URL", server.address() + "/"))) {
      Model model = llm.model("3.5-instruct");

      assertThat(model.prompt("q").text()).isEqualTo("hi");

      assertThat(server.requests().getFirst().path()).isEqualTo("/v1/completions");
      assertThat(Json.parseObject(server.requests().getFirst().body()).integer("max_tokens"))
          .isEqualTo(256);
      assertThat(model.info().features()).containsExactly(Feature.STREAMING);
      assertThat(names(model)).endsWith("logit_bias", "seed", "logprobs");
    }
  }

  @Test
  void withoutAKeyItSaysHowToGetOne() {
    try (Llm llm = llm(Map.of())) {
      assertThatThrownBy(() -> llm.model("4o").prompt("q").text())
          .isInstanceOf(LlmException.MissingKey.class)
          .hasMessage(
              "No key found - add one using 'llm keys set openai' or set the OPENAI_API_KEY"
                  + " environment variable");
    }
  }

  @Test
  void aKeyThatCannotBeSentIsNotShown() {
    try (Llm llm = llm(Map.of("OPENAI_API_KEY", "sk-\nsecret"))) {
      Model model = llm.model("4o");
      assertThatThrownBy(() -> model.prompt("q").text())
          .isInstanceOf(LlmException.Setup.class)
          .hasMessageContaining("llm keys set openai")
          .hasMessageNotContaining("secret");
      assertThat(model.toString()).doesNotContain("secret");
    }
  }

  @Test
  void aBaseUrlThatIsNoneIsSaidInOneLine() {
    try (Llm llm = llm(Map.of("OPENAI_API_KEY", KEY, "OPENAI_BASE_URL", "localhost:8080/v1"))) {
      assertThatThrownBy(() -> llm.model("4o").prompt("q").text())
          .isInstanceOf(LlmException.Setup.class)
          .hasMessage("The base URL of openai is not a web address: \"localhost:8080/v1\"");
    }
  }

  @Test
  void aModelWithoutToolsOrSchemasSaysSo() {
    Tool tool = new Tool("f", "", Json.Obj.EMPTY, arguments -> "");
    try (Llm llm = llm(Map.of("OPENAI_API_KEY", KEY));
        Response tools =
            llm.model("gpt-4").prompt(Prompt.builder().user("q").tools(List.of(tool)).build());
        Response schema =
            llm.model("gpt-4").prompt(Prompt.builder().user("q").schema(Json.Obj.EMPTY).build())) {
      assertThatThrownBy(tools::text).hasMessage("OpenAI Chat: gpt-4 does not support tools");
      assertThatThrownBy(schema::text).hasMessage("OpenAI Chat: gpt-4 does not support schemas");
    }
  }

  private static List<String> names(Model model) {
    return model.info().options().all().stream().map(Option::name).toList();
  }

  private Llm llm(Map<String, String> environment) {
    return Llm.builder()
        .environment(environment)
        .directory(new UserDirectory(directory))
        .providers(List.of(new OpenAi()))
        .build();
  }
}
