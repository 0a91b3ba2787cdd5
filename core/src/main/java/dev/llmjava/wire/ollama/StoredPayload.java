package dev.llmjava.wire.ollama;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The payload for the log: a whole answer as it came; of a stream its last object, with the text in
 * its message and the probabilities of all tokens, which are nowhere else.
 */
final class StoredPayload {
  private static final String LOGPROBS = "logprobs";

  private final List<Json> logprobs = new ArrayList<>();
  private Json.@Nullable Obj last;
  private int count;

  void add(Json.Obj chunk) {
    last = chunk;
    count++;
    logprobs.addAll(chunk.items(LOGPROBS));
  }

  Json.Obj toJson(String text) {
    if (last == null) {
      return Json.Obj.EMPTY;
    }
    if (count == 1) {
      return last;
    }
    Json.Obj whole = last;
    if (whole.has("message")) {
      whole = whole.with("message", whole.object("message").with("content", Json.of(text)));
    } else if (whole.has("response")) {
      whole = whole.with("response", Json.of(text));
    }
    return logprobs.isEmpty() ? whole : whole.with(LOGPROBS, Json.array(logprobs));
  }
}
