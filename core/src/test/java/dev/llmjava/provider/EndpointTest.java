package dev.llmjava.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.LlmException;
import dev.llmjava.ModelInfo;
import dev.llmjava.ProviderContext;
import dev.llmjava.http.HttpCall;
import dev.llmjava.json.Json;
import dev.llmjava.wire.Rendered;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  private static final ModelInfo.KeyName KEY = new ModelInfo.KeyName("acme", null);
  private static final String BASE = "https://acme.example/v1";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host",
        "Connection",
        "content-length",
        "Expect",
        "upgrade",
        "Transfer-Encoding",
        "Content-Type"
      })
  void aHeaderThatRequestsSetThemselvesIsRefusedWithoutItsValue(String name) {
    assertThatThrownBy(() -> endpoint(BASE, Map.of(name, "sk-secret"), "sk-1"))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("acme has a header \"" + name + "\", which every request sets for itself");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk-secret\r\nX-Evil: 1", "sk-secret\u0000", "sk-secret\u00e9"})
  void aValueThatNoHeaderCanHaveIsRefusedAndNotShown(String value) {
    assertThatThrownBy(() -> endpoint(BASE, Map.of("X-Key", value), "sk-1"))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("acme has a header \"X-Key\" with characters that no header can have");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\nb", "a:", "\u00e9"})
  void aNameThatNoHeaderCanHaveIsRefusedInOneLine(String name) {
    assertThatThrownBy(() -> endpoint(BASE, Map.of(name, "sk-secret"), "sk-1"))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessageContaining("with characters that no header can have")
        .hasMessageNotContainingAny("secret", "\n");
  }

  @Test
  void anEmptyKeySaysWhatToDo() {
    assertThatThrownBy(() -> post(endpoint(BASE, Map.of(), "")))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("The key for acme is empty - set it again with 'llm keys set acme'");
  }

  @Test
  void anAuthorizationOfItsOwnNeedsNoKey() {
    var endpoint = endpoint(BASE, Map.of("authorization", "Basic abc"), null);

    assertThat(post(endpoint).headers())
        .containsEntry("authorization", "Basic abc")
        .doesNotContainKey("Authorization");
    assertThatThrownBy(() -> post(endpoint(BASE, Map.of(), null)))
        .isInstanceOf(LlmException.MissingKey.class);
  }

  @Test
  void theSchemeOfAnAddressMayBeInCapitals() {
    assertThat(post(endpoint("HTTP://acme.example/v1", Map.of(), "sk-1")).address())
        .hasToString("HTTP://acme.example/v1/chat/completions");
  }

  @Test
  void theUserOfAnAddressIsNotSent() {
    assertThat(post(endpoint("http://user:secret@[::1]:8080/v1/@x", Map.of(), "sk-1")).address())
        .hasToString("http://[::1]:8080/v1/@x/chat/completions");
  }

  @ParameterizedTest
  @CsvSource({
    "https://user:secret@acme.example/v1, https://...@acme.example/v1",
    "https://acme.example/v1?api-key=secret, https://acme.example/v1?...",
    "https://user:sec?ret@acme.example/v1?a=secret, https://...@acme.example/v1?...",
    "ftp://u:secret@acme.example, ftp://...@acme.example",
    "user:secret@acme.example/v1, ...@acme.example/v1",
    "acme.example/v1?key=secret, acme.example/v1?..."
  })
  void whatMayBeAKeyInAnAddressIsNotShown(String base, String shown) {
    var endpoint = endpoint(base, Map.of(), "sk-1");

    assertThat(endpoint).hasToString("Endpoint[acme, " + shown + "]");
    if (!base.startsWith("https")) {
      assertThatThrownBy(() -> post(endpoint))
          .hasMessage("The base URL of acme is not a web address: \"" + shown + "\"");
    }
  }

  @Test
  void aPathMayHaveAQueryBesideThatOfTheAddress() {
    var endpoint = endpoint("https://acme.example/v1?version=2", Map.of(), "sk-1");
    var rendered = new Rendered("models/m:stream?alt=sse", Json.Obj.EMPTY, List.of());

    assertThat(endpoint.post(rendered, null).address())
        .hasToString("https://acme.example/v1/models/m:stream?alt=sse&version=2");
  }

  @Test
  void headersOfTheRequestGoOutBesideThoseOfTheEndpointWhichWin() {
    var endpoint = endpoint(BASE, Map.of("X-Beta", "mine"), "sk-1");
    var rendered =
        new Rendered("x", Map.of("x-beta", "a", "X-Other", "b"), Json.Obj.EMPTY, List.of());

    assertThat(endpoint.post(rendered, null).headers())
        .hasSize(4)
        .containsEntry("x-beta", "mine")
        .containsEntry("X-Other", "b")
        .containsEntry("Authorization", "Bearer sk-1")
        .containsEntry("Content-Type", "application/json");
  }

  @Test
  void aKeyGoesIntoTheHeaderThatTheProviderWants() {
    var endpoint =
        new Endpoint(
            "acme", BASE, Credential.header("x-api-key", KEY), Map.of(), new Stored("k-1"));

    assertThat(post(endpoint).headers())
        .containsEntry("x-api-key", "k-1")
        .doesNotContainKey("Authorization");
    assertThat(endpoint.get("models", null).method()).isEqualTo("GET");
    assertThat(endpoint.get("models", null).headers()).containsOnlyKeys("x-api-key");
  }

  @Test
  void aKeyThatIsNotNeededIsLeftOutWhenThereIsNone() {
    var credential = Credential.bearer(KEY).ifKnown();
    var without = new Endpoint("acme", BASE, credential, Map.of(), new Stored(null));
    var with = new Endpoint("acme", BASE, credential, Map.of(), new Stored("k-1"));

    assertThat(post(without).headers()).containsOnlyKeys("Content-Type");
    assertThat(post(with).headers()).containsEntry("Authorization", "Bearer k-1");
  }

  private static HttpCall post(Endpoint endpoint) {
    return endpoint.post(new Rendered("chat/completions", Json.Obj.EMPTY, List.of()), null);
  }

  private static Endpoint endpoint(
      String base, Map<String, String> headers, @Nullable String stored) {
    return new Endpoint("acme", base, Credential.bearer(KEY), headers, new Stored(stored));
  }

  private record Stored(@Nullable String key) implements ProviderContext {
    @Override
    public @Nullable String variable(String name) {
      return null;
    }

    @Override
    public String key(ModelInfo.KeyName needed, @Nullable String given) {
      if (key == null) {
        throw new LlmException.MissingKey(needed.name(), needed.variable());
      }
      return key;
    }

    @Override
    public <T extends AutoCloseable> T shared(Class<T> kind, Supplier<? extends T> make) {
      return make.get();
    }
  }
}
