package dev.llmjava.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final URI ADDRESS = URI.create("https://a.example/v1");

  @ParameterizedTest
  @ValueSource(strings = {"Authorization", "api-key", "x-api-key", "x-goog-api-key", "X-My-Auth"})
  void theValueOfAHeaderIsMaskedHoweverItIsWritten(String header) {
    String key = "ab/cd+1234é==";
    Secrets secrets = secrets(Map.of(header, "Bearer " + key));
    String escaped = key.replace("/", "\\/").replace("=", "\\u003d");

    for (String text :
        List.of(
            key, escaped, URLEncoder.encode(key, StandardCharsets.UTF_8), key.substring(0, 11))) {
      assertThat(told(secrets, "your key '" + text + "' is bad")).doesNotContain("1234");
    }
    assertThat(told(secrets(Map.of(header, "correcthorse")), "correcthorse")).isEqualTo("***");
  }

  @Test
  void thePasswordInsideOfBasicCredentialsIsMasked() {
    String encoded =
        Base64.getEncoder().encodeToString("me:hunter22".getBytes(StandardCharsets.UTF_8));
    Secrets secrets = secrets(Map.of("Authorization", "Basic " + encoded));

    assertThat(told(secrets, encoded + " me:hunter22 hunter22")).isEqualTo("*** *** ***");
    assertThat(told(secrets(Map.of("Authorization", "Basic no:base64")), "x")).isEqualTo("x");
  }

  @Test
  void parametersAndFieldsThatAreNamedLikeSecretsAreMaskedInTheAnswerToo() {
    URI address = URI.create("https://a.example/v1?alt=sse&%6Bey=AIza%2D4711&sig=s1");
    Json body =
        Json.parse(
            "{\"tools\":[{\"authorization\":\"mcp-t0ken\",\"headers\":{\"X-Pass\":\"hunter-22\"}}],"
                + "\"input\":{\"key\":\"pianissimo\"}}");
    HttpCall call = HttpCall.post(address, Map.of(), body);
    Secrets secrets = Secrets.of(call, body);

    assertThat(told(secrets, "AIza%2D4711 AIza-4711 mcp-t0ken hunter-22 pianissimo"))
        .isEqualTo("*** *** *** *** pianissimo");
    RecordedRequest request = RecordedRequest.of(call, body, secrets);
    assertThat(request.address()).isEqualTo("https://a.example/v1?alt=sse&%6Bey=***&sig=***");
  }

  @Test
  void wordsThatAnAnswerIsMadeOfAreNoSecrets() {
    Secrets secrets =
        secrets(
            Map.of(
                "X-Purpose", "assistant",
                "X-Kind", "completion",
                "Accept-Encoding", "identity",
                "X-Api-Version", "2026-01-01"));
    String answer = "{\"role\":\"assistant\",\"object\":\"chat.completion\",\"at\":\"2026-01-01\"}";

    assertThat(told(secrets, answer)).isEqualTo(answer);
  }

  private static Secrets secrets(Map<String, String> headers) {
    return Secrets.of(HttpCall.get(ADDRESS, headers), null);
  }

  /** What is kept of an answer whose bytes came one by one. */
  private static String told(Secrets secrets, String answer) {
    var pieces = new ArrayList<Piece>();
    for (byte one : answer.getBytes(StandardCharsets.UTF_8)) {
      pieces.add(new Piece(0, new byte[] {one}));
    }
    var text = new StringBuilder();
    secrets.scrub(pieces).forEach(piece -> text.append(latin(piece.bytes())));
    return new String(
        text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
