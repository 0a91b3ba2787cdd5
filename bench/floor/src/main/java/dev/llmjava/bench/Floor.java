package dev.llmjava.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What one would write by hand for exactly this stream: the JDK's client, a buffered reader, a
 * streaming parser. It knows no other field, no error and no vendor's habit, so it is a floor and
 * no competitor.
 */
final class Floor implements Client {
  private static final String BODY =
      "{\"model\":\"m\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonFactory json = new JsonFactory();

  public static void main(String[] args) throws Exception {
    ClientProcess.serve(new Floor());
  }

  @Override
  public Outcome ask(String baseUrl) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baseUrl + "/chat/completions"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer key")
            .POST(HttpRequest.BodyPublishers.ofString(BODY))
            .build();
    var body = http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
    long counted = 0;
    var message = new StringBuilder();
    try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data: {")) {
          String delta = delta(line.substring(6));
          counted += delta.length();
          message.append(delta);
        }
      }
    }
    return new Outcome(counted, message.toString().length());
  }

  private String delta(String data) {
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), data)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME) {
          switch (parser.currentName()) {
            case "content", "reasoning_content", "arguments" -> {
              return parser.nextToken() == JsonToken.VALUE_STRING ? parser.getString() : "";
            }
            default -> {}
          }
        }
      }
      return "";
    }
  }
}
