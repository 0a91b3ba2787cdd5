package dev.llmjava.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Exchange;
import dev.llmjava.Llm;
import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.ModelLists.Change;
import dev.llmjava.Prompt;
import dev.llmjava.Provider;
import dev.llmjava.ProviderContext;
import dev.llmjava.UserDirectory;
import dev.llmjava.http.LoopbackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefreshTest {
  private static final String SECRET = "sk-secret-1";

  @TempDir Path directory;

  @Test
  void aListIsKeptAndItsModelsAreFound() throws Exception {
    try (var server = new LoopbackServer(list("{\"data\":[{\"id\":\"m1\"},{\"id\":\"x/m2\"}]}"))) {
      try (Llm llm = llm(server, "models")) {
        assertThat(llm.models()).hasSize(1);
        assertThat(llm.modelLists().providers()).containsExactly("acme");
        assertThat(llm.modelLists().refresh("acme")).isEqualTo(new Change(2, 0, 0));
        assertThat(ids(llm)).containsExactly("acme/m1", "acme/x/m2");
        assertThat(llm.model("acme/x/m2").id()).isEqualTo("acme/x/m2");
      }
      assertThat(server.requests().getFirst().headers())
          .containsEntry("authorization", "Bearer " + SECRET);
      assertThat(read())
          .startsWith("{\"fetched\":\"2")
          .endsWith("\"models\":{\"m1\":{},\"x/m2\":{}}}\n")
          .doesNotContain(SECRET);
    }
  }

  @Test
  void whatChangedIsCounted() throws Exception {
    String second = "{\"data\":[{\"id\":\"b\"},{\"id\":\"c\"},{\"id\":\"d\"}]}";
    try (var server =
            new LoopbackServer(list("{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}"), list(second));
        Llm llm = llm(server, "models")) {
      assertThat(llm.modelLists().refresh("acme")).isEqualTo(new Change(2, 0, 0));
      assertThat(llm.modelLists().refresh("acme")).isEqualTo(new Change(3, 2, 1));
      assertThat(llm.modelLists().refresh("acme")).isEqualTo(new Change(3, 0, 0));
    }
  }

  @Test
  void anthropicsPagesFollowTheLastId() throws Exception {
    try (var server =
            new LoopbackServer(
                list("{\"data\":[{\"id\":\"a\"}],\"has_more\":true,\"last_id\":\"a b\"}"),
                list("{\"data\":[{\"id\":\"b\"}],\"has_more\":false,\"last_id\":\"b\"}"));
        Llm llm = llm(server, "models?limit=1")) {
      assertThat(llm.modelLists().refresh("acme").models()).isEqualTo(2);
      assertThat(server.requests())
          .extracting(LoopbackServer.Request::path)
          .containsExactly("/v1/models?limit=1", "/v1/models?limit=1&after_id=a+b");
    }
  }

  @Test
  void googlesPagesFollowTheToken() throws Exception {
    try (var server =
            new LoopbackServer(
                list("{\"data\":[{\"id\":\"a\"}],\"nextPageToken\":\"t=1\"}"),
                list("{\"data\":[{\"id\":\"b\"}],\"nextPageToken\":\"\"}"));
        Llm llm = llm(server, "models")) {
      assertThat(llm.modelLists().refresh("acme").models()).isEqualTo(2);
      assertThat(server.requests().getLast().path()).isEqualTo("/v1/models?pageToken=t%3D1");
    }
  }

  @Test
  void pagesThatGoRoundInCirclesEnd() throws Exception {
    try (var server =
            new LoopbackServer(
                list("{\"data\":[{\"id\":\"a\"}],\"has_more\":true,\"last_id\":\"a\"}"));
        Llm llm = llm(server, "models")) {
      assertThatThrownBy(() -> llm.modelLists().refresh("acme"))
          .isInstanceOf(LlmException.BrokenOff.class)
          .hasMessage("acme sent a list of models without an end");
    }
  }

  @Test
  void aRefusalLeavesTheListThatWasThere() throws Exception {
    try (var server =
            new LoopbackServer(
                list("{\"data\":[{\"id\":\"a\"}]}"),
                LoopbackServer.document(
                    401, "application/json", "{\"error\":{\"message\":\"no such key\"}}"),
                list("{\"data\""),
                list("{\"data\":{}}"),
                list("\"text\""));
        Llm llm = llm(server, "models")) {
      llm.modelLists().refresh("acme");
      String before = read();
      assertThatThrownBy(() -> llm.modelLists().refresh("acme"))
          .isInstanceOf(LlmException.Refused.class)
          .hasMessage("acme answered 401: no such key");
      assertThatThrownBy(() -> llm.modelLists().refresh("acme"))
          .isInstanceOf(LlmException.BrokenOff.class)
          .hasMessageStartingWith("acme sent something that is not JSON (http://127.0.0.1");
      assertThatThrownBy(() -> llm.modelLists().refresh("acme"))
          .hasMessage("acme sent no list of models, but JSON without \"data\"");
      assertThatThrownBy(() -> llm.modelLists().refresh("acme"))
          .hasMessageStartingWith("acme sent neither an object nor a list");
      assertThat(read()).isEqualTo(before);
      assertThat(ids(llm)).containsExactly("acme/a");
    }
  }

  @Test
  void withoutAKeyNothingIsSent() throws Exception {
    try (var server = new LoopbackServer(list("{}"));
        Llm llm = llm(server, "models", Map.of())) {
      assertThatThrownBy(() -> llm.modelLists().refresh("acme"))
          .isInstanceOf(LlmException.MissingKey.class);
      assertThat(server.requests()).isEmpty();
      assertThat(directory.resolve("model-lists")).doesNotExist();
    }
  }

  @Test
  void anUnknownProviderIsToldTheKnownOnes() throws Exception {
    try (var server = new LoopbackServer(list("{}"));
        Llm llm = llm(server, "models")) {
      assertThatThrownBy(() -> llm.modelLists().refresh("offline"))
          .isInstanceOf(LlmException.Setup.class)
          .hasMessage("No list of models to fetch from \"offline\" - try one of: acme");
    }
  }

  @Test
  void aListNeverHidesOrDoublesAModelThatIsKnownAnyway() throws Exception {
    keep("{\"models\":{\"built-in\":{},\"new\":{}}}");
    try (var server = new LoopbackServer(list("{}"));
        Llm llm = llm(server, "models")) {
      assertThat(ids(llm)).containsExactly("acme/new");
      assertThat(llm.models()).hasSize(2);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void aBrokenListBlocksNothing() throws Exception {
    for (String broken : List.of("", "{", "[]", "{\"models\":7}", "\u0000")) {
      keep(broken);
      try (var server = new LoopbackServer(list("{\"data\":[{\"id\":\"a\"}]}"));
          Llm llm = llm(server, "models")) {
        assertThat(ids(llm)).isEmpty();
        assertThat(llm.model("built-in").id()).isEqualTo("built-in");
        assertThatThrownBy(() -> llm.model("nowhere")).hasMessage("Unknown model: nowhere");
        assertThat(llm.modelLists().refresh("acme")).isEqualTo(new Change(1, 0, 0));
        assertThat(ids(llm)).containsExactly("acme/a");
      }
    }
  }

  @Test
  void openAisModelsOfTheListStandBesideItsOwn() throws Exception {
    String list =
        "{\"data\":[{\"id\":\"gpt-4o\"},{\"id\":\"gpt-9\"},{\"id\":\"text-embedding-3-large\"}]}";
    try (var server = new LoopbackServer(list(list));
        Llm llm =
            Llm.builder()
                .environment(
                    Map.of(
                        "OPENAI_API_KEY", SECRET, "OPENAI_BASE_URL", server.address().toString()))
                .directory(new UserDirectory(directory))
                .providers(List.of(new OpenAi()))
                .build()) {
      int known = llm.models().size();
      assertThat(llm.modelLists().refresh("openai").models()).isEqualTo(2);
      assertThat(llm.models()).hasSize(known + 1);
      assertThat(llm.models().getLast().model().id()).isEqualTo("openai/gpt-9");
    }
  }

  @Test
  void anthropicsListIsAskedForInItsWay() throws Exception {
    String list =
        "{\"data\":[{\"type\":\"model\",\"id\":\"claude-sonnet-5\",\"max_tokens\":7},"
            + "{\"type\":\"model\",\"id\":\"claude-x\",\"max_input_tokens\":9}],"
            + "\"has_more\":false,\"first_id\":\"a\",\"last_id\":\"b\"}";
    try (var server = new LoopbackServer(list(list));
        Llm llm = llm(new Anthropic(), "ANTHROPIC", server)) {
      int known = llm.models().size();
      assertThat(llm.modelLists().refresh("anthropic").models()).isEqualTo(2);
      assertThat(llm.models()).hasSize(known + 1);
      Model found = llm.models().getLast().model();
      assertThat(found.id()).isEqualTo("anthropic/claude-x");
      assertThat(llm.facts(found).contextWindow()).isEqualTo(9);
      assertThat(llm.facts(llm.model("claude-sonnet-5")).maxOutput()).isEqualTo(7);
      assertThat(llm.facts(llm.model("claude-sonnet-5")).prices().output()).isEqualTo("10");
      LoopbackServer.Request request = server.requests().getFirst();
      assertThat(request.path()).isEqualTo("/v1/models?limit=1000");
      assertThat(request.headers())
          .containsEntry("x-api-key", SECRET)
          .containsEntry("anthropic-version", "2023-06-01");
    }
  }

  @Test
  void googlesListIsAskedForInItsWay() throws Exception {
    String list =
        "{\"models\":[{\"name\":\"models/gemini-3.5-flash\"},{\"name\":\"models/embedding-9\","
            + "\"supportedGenerationMethods\":[\"embedContent\"]},{\"name\":\"models/gemini-9\","
            + "\"inputTokenLimit\":5,\"supportedGenerationMethods\":[\"generateContent\"]}]}";
    try (var server = new LoopbackServer(list(list));
        Llm llm = llm(new Gemini(), "GOOGLE_GEMINI", server)) {
      int known = llm.models().size();
      assertThat(llm.modelLists().refresh("gemini").models()).isEqualTo(2);
      assertThat(llm.models()).hasSize(known + 1);
      Model found = llm.models().getLast().model();
      assertThat(found.id()).isEqualTo("gemini/gemini-9");
      assertThat(llm.facts(found).contextWindow()).isEqualTo(5);
      assertThat(llm.facts(llm.model("gemini-3.5-flash")).prices().input()).isEqualTo("1.5");
      assertThat(server.requests().getFirst().path()).endsWith("/v1beta/models?pageSize=1000");
      assertThat(server.requests().getFirst().headers()).containsEntry("x-goog-api-key", SECRET);
    }
  }

  private Llm llm(Provider provider, String prefix, LoopbackServer server) {
    return Llm.builder()
        .environment(
            Map.of(
                "ANTHROPIC_API_KEY",
                SECRET,
                "GEMINI_API_KEY",
                SECRET,
                prefix + "_BASE_URL",
                server.address().toString()))
        .directory(new UserDirectory(directory))
        .providers(List.of(provider))
        .build();
  }

  private String read() throws IOException {
    return Files.readString(directory.resolve("model-lists/acme.json"));
  }

  private void keep(String content) throws IOException {
    Files.createDirectories(directory.resolve("model-lists"));
    Files.writeString(directory.resolve("model-lists/acme.json"), content);
  }

  private static LoopbackServer.Script list(String body) {
    return LoopbackServer.document(200, "application/json", body);
  }

  private static List<String> ids(Llm llm) {
    return llm.models().stream()
        .map(entry -> entry.model().id())
        .filter(id -> !id.equals("built-in"))
        .toList();
  }

  private Llm llm(LoopbackServer server, String path) {
    return llm(server, path, Map.of("ACME_KEY", SECRET));
  }

  private Llm llm(LoopbackServer server, String path, Map<String, String> environment) {
    return Llm.builder()
        .environment(environment)
        .directory(new UserDirectory(directory))
        .providers(List.of(new Acme(server.address().toString(), path)))
        .build();
  }

  private record Acme(String address, String path) implements RefreshesModels {
    @Override
    public String name() {
      return "acme";
    }

    @Override
    public List<Entry> models(ProviderContext context) {
      return List.of(Entry.of(new Listed("built-in")));
    }

    @Override
    public Model model(String id, ProviderContext context) {
      return new Listed("acme/" + id);
    }

    @Override
    public ModelList modelList(ProviderContext context) {
      var key = new ModelInfo.KeyName("acme", "ACME_KEY");
      return new ModelList(
          new Endpoint("acme", address, Credential.bearer(key), Map.of(), context),
          path,
          "data",
          "id");
    }
  }

  private record Listed(String id) implements Model {
    @Override
    public Exchange open(Prompt prompt) {
      throw new UnsupportedOperationException(id);
    }
  }
}
