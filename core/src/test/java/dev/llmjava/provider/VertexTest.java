package dev.llmjava.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Llm;
import dev.llmjava.LlmException;
import dev.llmjava.UserDirectory;
import dev.llmjava.http.LoopbackServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VertexTest {
  private static final String ANSWER =
      "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"hi\"}]},\"finishReason\":\"STOP\"}]}";

  @TempDir Path directory;

  @Test
  void listsNothingAndKnowsEveryId() {
    try (Llm llm = llm(Map.of())) {
      assertThat(llm.models()).isEmpty();
      assertThat(llm.model("vertex/gemini-9").id()).isEqualTo("vertex/gemini-9");
    }
  }

  @Test
  void asksInAProjectWithAToken() throws Exception {
    LoopbackServer.Request request =
        asked(
            Map.of(
                "VERTEX_ACCESS_TOKEN", "t-1",
                "GOOGLE_CLOUD_PROJECT", "p-1",
                "GOOGLE_CLOUD_LOCATION", "europe-west4"));

    assertThat(request.path())
        .startsWith(
            "/v1beta1/projects/p-1/locations/europe-west4/publishers/google/models/gemini-9:");
    assertThat(request.headers()).containsEntry("authorization", "Bearer t-1");
    assertThat(request.body()).doesNotContain("safetySettings");
  }

  @Test
  void asksWithoutAProjectWithAnApiKey() throws Exception {
    LoopbackServer.Request request = asked(Map.of("GOOGLE_API_KEY", "k-1"));

    assertThat(request.path()).startsWith("/v1beta1/publishers/google/models/gemini-9:");
    assertThat(request.headers()).containsEntry("x-goog-api-key", "k-1");
  }

  @Test
  void withoutEitherItSaysWhatToSet() {
    try (Llm llm = llm(Map.of("VERTEX_ACCESS_TOKEN", "t"))) {
      assertThatThrownBy(() -> llm.model("vertex/gemini-9").prompt("q").text())
          .isInstanceOf(LlmException.Setup.class)
          .hasMessageContaining("set GOOGLE_CLOUD_PROJECT");
    }
  }

  @Test
  void eachRegionHasAHost() {
    for (Map.Entry<String, String> host :
        Map.of(
                "us-central1", "https://us-central1-aiplatform.googleapis.com",
                "eu", "https://aiplatform.eu.rep.googleapis.com",
                "global", "https://aiplatform.googleapis.com")
            .entrySet()) {
      Map<String, String> environment =
          Map.of("GOOGLE_CLOUD_PROJECT", "p", "GOOGLE_CLOUD_LOCATION", host.getKey());
      try (Llm llm = llm(environment)) {
        assertThat(llm.model("vertex/m").toString()).contains(host.getValue());
      }
    }
  }

  private LoopbackServer.Request asked(Map<String, String> environment) throws Exception {
    try (var server = new LoopbackServer(LoopbackServer.stream(ANSWER))) {
      var all = new HashMap<>(environment);
      all.put("GOOGLE_VERTEX_BASE_URL", server.address().resolve("/").toString());
      try (Llm llm = llm(all)) {
        assertThat(llm.model("vertex/gemini-9").prompt("q").text()).isEqualTo("hi");
      }
      return server.requests().getFirst();
    }
  }

  private Llm llm(Map<String, String> environment) {
    return Llm.builder()
        .environment(environment)
        .directory(new UserDirectory(directory))
        .providers(List.of(new Vertex()))
        .build();
  }
}
