package dev.llmjava.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Llm;
import dev.llmjava.LlmException;
import dev.llmjava.ModelInfo.Feature;
import dev.llmjava.Provider;
import dev.llmjava.UserDirectory;
import dev.llmjava.http.HttpSettings;
import dev.llmjava.http.HttpTransport;
import dev.llmjava.http.LoopbackServer;
import dev.llmjava.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OllamaTest {
  private static final LoopbackServer.Script HI =
      LoopbackServer.document(
          200,
          "application/x-ndjson",
          "{\"message\":{\"content\":\"hi\"},\"done\":true,\"done_reason\":\"stop\"}\n");
  private static final String TAGS =
      """
      {"models":[\
      {"name":"llama3:latest","digest":"a"},\
      {"name":"llama3:8b","digest":"a"},\
      {"name":"all-minilm:latest","digest":"b","capabilities":["embedding"]},\
      {"name":"acme/x:7b","digest":"c","capabilities":["completion","vision","audio"]},\
      {"size":1},7]}\
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "'', http://127.0.0.1:11434",
    "example.com, http://example.com:11434",
    "example.com:1234, http://example.com:1234",
    ":1234, http://127.0.0.1:1234",
    "0.0.0.0, http://127.0.0.1:11434",
    "0.0.0.0:80, http://127.0.0.1:80",
    "::, http://[::1]:11434",
    "[::]:5, http://[::1]:5",
    "::1, http://[::1]:11434",
    "[fe80::1]:99, http://[fe80::1]:99",
    "http://example.com, http://example.com:80",
    "https://example.com, https://example.com:443",
    "https://example.com:8443/, https://example.com:8443/",
    "http://example.com/a/b, http://example.com:80/a/b",
    "example.com/a, http://example.com:11434/a",
    "ollama.com, https://ollama.com:443",
    "example.com:nonsense, http://example.com:11434",
    "example.com:65536, http://example.com:11434",
    "http://u:p@example.com:9, http://example.com:9"
  })
  void isWhereTheVariableSays(String set, String base) {
    var context = new TestContext(Map.of("OLLAMA_HOST", " \"" + set + "\" "), null);

    assertThat(OllamaHost.of(context).base()).isEqualTo(base);
    assertThat(OllamaHost.of(context).toString()).doesNotContain("u:p");
    context.close();
  }

  @Test
  void listsWhatTheServerHasAsThePluginDoes() throws Exception {
    try (var server = new LoopbackServer(LoopbackServer.document(200, "application/json", TAGS));
        Llm llm = llm(Map.of("OLLAMA_HOST", at(server)))) {
      List<Provider.Entry> entries = llm.models();

      assertThat(entries)
          .extracting(entry -> entry.model().id())
          .containsExactly("llama3:8b", "acme/x:7b");
      assertThat(entries.getFirst().aliases()).containsExactly("llama3:latest", "llama3");
      assertThat(entries.getFirst().model().info().displayName()).isEqualTo("Ollama: llama3:8b");
      assertThat(entries.getFirst().model().info().features())
          .containsExactly(Feature.STREAMING, Feature.SCHEMAS, Feature.TOOLS, Feature.ASYNC);
      assertThat(entries.getLast().model().info().features()).doesNotContain(Feature.TOOLS);
      assertThat(entries.getLast().model().info().attachmentTypes())
          .contains("image/png", "audio/wav");
      assertThat(llm.model("llama3").id()).isEqualTo("llama3:8b");
      assertThat(server.requests().getFirst().path()).isEqualTo("/api/tags");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:1", "http://nowhere.invalid", "ftp://x", "a b"})
  void isQuietWhenThereIsNoServer(String host) {
    try (Llm llm = llm(Map.of("OLLAMA_HOST", host))) {
      assertThat(llm.models()).isEmpty();
    }
  }

  @Test
  void aServerThatSaysNothingIsNotWaitedFor() throws Exception {
    try (var server = new LoopbackServer(LoopbackServer.Connection::silence);
        Llm llm = llm(Map.of("OLLAMA_HOST", at(server)))) {
      long start = System.nanoTime();

      assertThat(llm.models()).isEmpty();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void anyModelIsAskedWithoutLookingForIt() throws Exception {
    try (var server = new LoopbackServer(HI);
        Llm llm = llm(Map.of("OLLAMA_HOST", at(server)))) {
      assertThat(llm.model("ollama/acme/x:7b").prompt("q").text()).isEqualTo("hi");

      assertThat(server.requests()).hasSize(1);
      LoopbackServer.Request request = server.requests().getFirst();
      assertThat(request.path()).isEqualTo("/api/chat");
      assertThat(request.headers()).doesNotContainKey("authorization");
      assertThat(Json.parseObject(request.body()).string("model")).isEqualTo("acme/x:7b");
    }
  }

  @Test
  void aKeyIsSentWhereThereIsOne() throws Exception {
    try (var server = new LoopbackServer(HI);
        Llm llm = llm(Map.of("OLLAMA_HOST", at(server), "OLLAMA_API_KEY", "k"))) {
      assertThat(llm.model("ollama/x").prompt("q").text()).isEqualTo("hi");

      assertThat(server.requests().getFirst().headers()).containsEntry("authorization", "Bearer k");
    }
  }

  @Test
  void theUserOfTheAddressAndExtraHeadersAreSent() throws Exception {
    try (var server = new LoopbackServer(HI);
        Llm llm =
            llm(
                Map.of(
                    "OLLAMA_HOST",
                    "http://u:p@" + at(server),
                    "OLLAMA_HEADERS",
                    "X-A=1,X-B=2=3"))) {
      assertThat(llm.model("ollama/x").prompt("q").text()).isEqualTo("hi");

      assertThat(server.requests().getFirst().headers())
          .containsEntry("authorization", "Basic dTpw")
          .containsEntry("x-a", "1")
          .containsEntry("x-b", "2=3");
    }
  }

  @Test
  void headersThatAreNoneAreSaidWhenAsked() {
    try (Llm llm = llm(Map.of("OLLAMA_HEADERS", "secret"))) {
      assertThat(llm.models()).isEmpty();
      assertThatThrownBy(() -> llm.model("ollama/x"))
          .isInstanceOf(LlmException.Setup.class)
          .hasMessage("OLLAMA_HEADERS has a header without a value - write name=value,name=value");
    }
  }

  @Test
  void aServerThatIsDownIsSaidInOneLine() {
    try (HttpTransport transport =
            HttpTransport.create(HttpSettings.STANDARD.withRetries(0, Duration.ZERO));
        Llm llm =
            Llm.builder()
                .environment(Map.of("OLLAMA_HOST", "127.0.0.1:1"))
                .directory(new UserDirectory(directory))
                .providers(List.of(new Ollama()))
                .share(HttpTransport.class, transport)
                .build()) {
      assertThatThrownBy(() -> llm.model("ollama/x").prompt("q").text())
          .isInstanceOf(LlmException.BrokenOff.class)
          .hasMessage("cannot reach ollama at http://127.0.0.1:1/api/chat: connection refused");
    }
  }

  private static String at(LoopbackServer server) {
    return "127.0.0.1:" + server.address().getPort();
  }

  private Llm llm(Map<String, String> environment) {
    return Llm.builder()
        .environment(environment)
        .directory(new UserDirectory(directory))
        .providers(List.of(new Ollama()))
        .build();
  }
}
