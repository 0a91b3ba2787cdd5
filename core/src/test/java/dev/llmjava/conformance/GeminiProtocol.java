package dev.llmjava.conformance;

import dev.llmjava.Model;
import dev.llmjava.Prompt;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import dev.llmjava.provider.Gemini;
import dev.llmjava.wire.Wire;
import dev.llmjava.wire.gemini.Dialect;
import dev.llmjava.wire.gemini.GenerateContent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class GeminiProtocol implements Protocol {
  static final String PROVIDER = "gemini";

  /** Where the data of a history is kept: the wire speaks of one provider. */
  static final String NAME = "gemini";

  @Override
  public String folder() {
    return NAME;
  }

  @Override
  public Wire wire(Recorded exchange) {
    boolean vertex = "google-vertex".equals(exchange.meta().string("vendor"));
    return new GenerateContent(
        vertex
            ? Dialect.vertex(NAME, exchange.model(), "v1beta1/publishers/google/models")
            : Dialect.of(NAME, exchange.model()));
  }

  @Override
  public Model model(Recorded exchange, String base, ReplayedModels models) {
    return models.of(
        new Gemini(),
        Map.of("GEMINI_API_KEY", "k", "GOOGLE_GEMINI_BASE_URL", base),
        NAME + "/" + exchange.model());
  }

  @Override
  public Prompt prompt(Json.Obj request) {
    return GeminiRequestReader.read(plain(request));
  }

  /** A stream has no mark of its own, and more may come after a finish reason. */
  @Override
  public Ending ending(@Nullable String event, String data) {
    try {
      return Json.parse(data) instanceof Json.Obj chunk && isOver(chunk)
          ? Ending.OVER
          : Ending.NONE;
    } catch (JsonException e) {
      return Ending.NONE;
    }
  }

  private static boolean isOver(Json.Obj chunk) {
    return chunk.object("promptFeedback").has("blockReason")
        || chunk.items("candidates").stream()
            .map(Json.Obj.class::cast)
            .filter(one -> !one.has("index") || one.integer("index") == 0)
            .anyMatch(one -> one.has("finishReason"));
  }

  /** Named as llm-gemini names them. */
  @Override
  public String serverCallName(Json.Obj expected) {
    if ("executableCode".equals(expected.string("name"))) {
      return "code_execution";
    }
    String type = String.valueOf(expected.string("detail")).toLowerCase(Locale.ROOT);
    return type.equals("google_search_web") ? "google_search" : type;
  }

  /**
   * Protocol buffers read as JSON: a field has two spellings, false is the default, bytes come in
   * two alphabets. A schema has two fields it may stand in.
   */
  @Override
  public Json.Obj plain(Json.Obj request) {
    return (Json.Obj) plain((Json) request);
  }

  private static Json plain(Json value) {
    return switch (value) {
      case Json.Obj object -> {
        var fields = new LinkedHashMap<String, Json>();
        object.fields().forEach((name, field) -> put(name, field, fields));
        yield new Json.Obj(fields);
      }
      case Json.Arr(List<Json> items) ->
          Json.array(items.stream().map(GeminiProtocol::plain).toList());
      default -> value;
    };
  }

  private static void put(String name, Json value, Map<String, Json> fields) {
    String spelt = camelCase(name);
    switch (spelt) {
      case "thoughtSignature" -> fields.put(spelt, standardAlphabet(value));
      case "parametersJsonSchema" -> fields.put("parameters", plain(value));
      case "responseJsonSchema" -> fields.put("responseSchema", plain(value));
      case "thought" -> {
        if (value.equals(Json.of(true))) {
          fields.put(spelt, value);
        }
      }
      default -> fields.put(spelt, plain(value));
    }
  }

  private static Json standardAlphabet(Json value) {
    return value instanceof Json.Str(String text) && !text.startsWith("signature_")
        ? Json.of(text.replace('-', '+').replace('_', '/'))
        : value;
  }

  private static String camelCase(String name) {
    var spelt = new StringBuilder();
    for (String word : List.of(name.split("_", -1))) {
      boolean first = spelt.isEmpty() || word.isEmpty();
      spelt.append(
          first ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return spelt.toString();
  }
}
