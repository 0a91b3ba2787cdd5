package dev.llmjava.wire.gemini;

import dev.llmjava.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What chunks say about the answer, beside the answer itself. */
final class Reports {
  /** Of a candidate: read elsewhere. */
  private static final List<String> ANSWER =
      List.of(
          "content",
          "finishReason",
          "index",
          Grounding.GROUNDING,
          Grounding.CITATION,
          Grounding.URL_CONTEXT);

  private static final List<String> TOP =
      List.of("responseId", "modelVersion", "createTime", "promptFeedback");

  private final Map<String, Json> notes = new LinkedHashMap<>();
  private Json.Obj last = Json.Obj.EMPTY;

  /**
   * @param candidate the first; null when the chunk has none
   */
  void add(Json.Obj chunk, Json.@Nullable Obj candidate) {
    last = chunk;
    for (String name : TOP) {
      note(name, chunk.get(name));
    }
    if (candidate != null) {
      for (Map.Entry<String, Json> field : candidate.fields().entrySet()) {
        if (!ANSWER.contains(field.getKey())) {
          note(field.getKey(), field.getValue());
        }
      }
    }
  }

  private void note(String name, @Nullable Json value) {
    if (value != null && !(value instanceof Json.Null)) {
      notes.put(name, value);
    }
  }

  /** For the finish: who answered, and how it is rated. */
  Json.Obj notes() {
    return new Json.Obj(notes);
  }

  @Nullable String model() {
    return notes.get("modelVersion") instanceof Json.Str(String model) && !model.isEmpty()
        ? model
        : null;
  }

  /** The payload as llm-gemini logs it: the last chunk, less the answer and the usage. */
  Json.Obj payload() {
    if (!last.has("candidates")) {
      return last;
    }
    List<Json> candidates =
        last.items("candidates").stream()
            .map(item -> item instanceof Json.Obj one ? one.without("content") : item)
            .toList();
    return last.with("candidates", Json.array(candidates)).without("usageMetadata");
  }
}
