package dev.llmjava.wire.embeddings;

import dev.llmjava.LlmException;
import dev.llmjava.Usage;
import dev.llmjava.http.ErrorBody;
import dev.llmjava.json.Json;
import dev.llmjava.wire.Malformed;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of an answer, in the order of the texts they stand for.
 *
 * @param usage the tokens of the texts; {@link Usage#NONE} where the provider does not say
 * @param model the model that really answered; null where the provider does not say
 */
public record Embeddings(List<float[]> vectors, Usage usage, @Nullable String model) {
  private static final String FORMAT = "embeddings";

  /** What a vector that comes as base64 is made of. */
  public enum Packing {
    /** Little-endian 32-bit numbers, as OpenAI and Voyage pack them. */
    FLOAT32,
    /** Signed bytes, as Perplexity packs them. */
    INT8
  }

  public Embeddings {
    vectors = List.copyOf(vectors);
  }

  /**
   * Reads an answer of status 200: OpenAI's ({@code data}), Gemini's ({@code embeddings} or {@code
   * embedding} with {@code values}), Ollama's ({@code embeddings} or {@code embedding}).
   *
   * @param provider its name in errors
   * @throws LlmException.Refused when the answer reports an error
   * @throws LlmException.BrokenOff when it holds no vectors
   */
  public static Embeddings read(String provider, String body, Packing packing) {
    Json.Obj answer = Malformed.object(provider, FORMAT, body);
    if (answer.has("error")) {
      throw ErrorBody.of(provider, 200, answer);
    }
    var vectors = new ArrayList<float[]>();
    for (Json item : items(answer)) {
      vectors.add(vector(item, packing, provider, body));
    }
    if (vectors.isEmpty()) {
      throw Malformed.answer(provider, FORMAT, body, null);
    }
    String model = answer.string("model");
    return new Embeddings(vectors, usage(answer), model);
  }

  private static List<Json> items(Json.Obj answer) {
    if (answer.get("data") instanceof Json.Arr(List<Json> data)) {
      return data.stream().sorted(Comparator.comparingLong(Embeddings::index)).toList();
    }
    Json one = answer.get("embedding");
    return one == null ? answer.items("embeddings") : List.of(one);
  }

  /** Those without a number keep their order: the sort is stable. */
  private static long index(Json item) {
    Long index = item instanceof Json.Obj object ? object.integer("index") : null;
    return index == null ? 0 : index;
  }

  private static float[] vector(Json item, Packing packing, String provider, String body) {
    Json values = item;
    if (item instanceof Json.Obj object) {
      values = object.has("values") ? object.get("values") : object.get("embedding");
    }
    float[] vector =
        switch (values) {
          case Json.Str(String text) -> Packed.unpack(text, packing);
          case Json.Arr(List<Json> numbers) -> numbers(numbers);
          case null, default -> null;
        };
    if (vector == null) {
      throw Malformed.answer(provider, FORMAT, body, null);
    }
    return vector;
  }

  private static float @Nullable [] numbers(List<Json> numbers) {
    var vector = FloatBuffer.allocate(numbers.size());
    for (Json number : numbers) {
      if (!(number instanceof Json.Num(Number value))) {
        return null;
      }
      vector.put(value.floatValue());
    }
    return vector.array();
  }

  private static Usage usage(Json.Obj answer) {
    Long tokens = answer.object("usage").integer("prompt_tokens");
    Json.Obj raw = answer.object("usage");
    if (tokens == null) {
      tokens = raw.integer("total_tokens");
    }
    if (tokens == null) {
      raw = answer.object("usageMetadata");
      tokens = raw.integer("promptTokenCount");
    }
    if (tokens == null) {
      tokens = answer.integer("prompt_eval_count");
      raw = tokens == null ? raw : Json.object().put("prompt_eval_count", tokens).build();
    }
    return tokens == null
        ? Usage.NONE
        : new Usage(
            tokens, null, null, null, null, new Usage.Reported(tokens, null, Json.Obj.EMPTY, raw));
  }
}
