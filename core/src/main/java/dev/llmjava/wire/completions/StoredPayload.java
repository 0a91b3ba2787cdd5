package dev.llmjava.wire.completions;

import dev.llmjava.json.Json;
import dev.llmjava.wire.LoggedPayload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The payload as LLM 0.32 logs it: a document as it came, a stream as one object. */
final class StoredPayload {
  private static final List<String> HEAD = List.of("id", "object", "model", "created");
  private static final List<String> NOTES = List.of("id", "model", "system_fingerprint");

  private final StringBuilder content = new StringBuilder();
  private final List<Json> logprobs = new ArrayList<>();
  private Json.@Nullable Obj first;
  private Json.Obj usage = Json.Obj.EMPTY;
  private int chunks;
  private boolean hasChoice;

  void add(Json.Obj chunk, Json.@Nullable Obj choice) {
    if (first == null) {
      first = chunk;
    }
    chunks++;
    if (!chunk.object("usage").isEmpty()) {
      usage = chunk.object("usage");
    }
    if (choice != null) {
      hasChoice = true;
      String text = choice.string("text");
      content.append(text == null ? "" : text);
      Json top = choice.object("logprobs").get("top_logprobs");
      if (top != null) {
        logprobs.add(Json.object().putIfPresent("text", text).put("top_logprobs", top).build());
      }
    }
  }

  /** Whether there was anything of an answer. */
  boolean hasChoice() {
    return hasChoice;
  }

  Json.Obj toJson() {
    if (first == null) {
      return Json.Obj.EMPTY;
    }
    Json.Obj start = first;
    if (chunks == 1) {
      return LoggedPayload.withoutNulls(start);
    }
    var json = Json.object().put("content", content.toString()).put("usage", usage);
    if (!logprobs.isEmpty()) {
      json.put("logprobs", Json.array(logprobs));
    }
    HEAD.forEach(name -> json.putIfPresent(name, start.get(name)));
    return LoggedPayload.withoutNulls(json.build());
  }

  /** For the finish: which model really answered. */
  Json.Obj notes() {
    var notes = Json.object();
    if (first != null) {
      Json.Obj start = first;
      NOTES.forEach(name -> notes.putIfPresent(name, start.get(name)));
    }
    return notes.build();
  }
}
