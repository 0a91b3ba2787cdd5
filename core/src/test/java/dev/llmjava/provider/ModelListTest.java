package dev.llmjava.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.ModelInfo;
import dev.llmjava.http.LoopbackServer;
import dev.llmjava.json.Json;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelListTest {
  private static final ModelInfo.KeyName KEY = new ModelInfo.KeyName("acme", null);

  @Test
  void asksTheEndpointWithItsKey() throws Exception {
    String list = "{\"data\":[{\"id\":\"a/1\"},{\"id\":\"\"},{\"name\":\"b\"},7,{\"id\":\"c\"}]}";
    try (var server = new LoopbackServer(LoopbackServer.document(200, "application/json", list));
        var context = new TestContext(Map.of(), "sk-1")) {
      var endpoint =
          new Endpoint(
              "acme", server.address().toString(), Credential.bearer(KEY), Map.of(), context);
      ModelList models = ModelList.of(endpoint);

      Json.Obj fetched = models.fetch(Duration.ofSeconds(5));

      assertThat(models.models(fetched)).extracting(models::idOf).containsExactly("a/1", "c");
      assertThat(server.requests().getFirst().path()).isEqualTo("/v1/models");
      assertThat(server.requests().getFirst().headers())
          .containsEntry("authorization", "Bearer sk-1");
    }
  }
}
