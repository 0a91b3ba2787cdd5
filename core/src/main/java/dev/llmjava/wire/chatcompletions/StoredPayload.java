package dev.llmjava.wire.chatcompletions;

import dev.llmjava.json.Json;
import dev.llmjava.wire.LoggedPayload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The payload as LLM 0.32 logs it: a whole document as it came, a stream as one object put together
 * from its chunks; nulls and objects of nothing else left out at every level.
 */
final class StoredPayload {
  private static final List<String> HEAD = List.of("id", "object", "model", "created", "index");

  /** What says who answered and how; not part of the answer. */
  static final List<String> NOTES =
      List.of("id", "model", "provider", "service_tier", "system_fingerprint");

  private final List<Json> logprobs = new ArrayList<>();
  private Json.@Nullable Obj first;
  private Json.@Nullable Obj last;
  private Json.Obj usage = Json.Obj.EMPTY;
  private @Nullable Json role;
  private @Nullable Json reason;
  private boolean whole;
  private int chunks;

  /**
   * @param choice that of the first candidate; null when the chunk has none
   */
  void add(Json.Obj chunk, Json.@Nullable Obj choice) {
    whole = first == null && isDocument(chunk, choice);
    if (first == null) {
      first = chunk;
    }
    last = chunk;
    chunks++;
    if (!chunk.object("usage").isEmpty()) {
      usage = chunk.object("usage");
    }
    if (choice != null) {
      role = choice.object("delta").get("role");
      reason = choice.has("finish_reason") ? choice.get("finish_reason") : reason;
      Json top = choice.object("logprobs").get("top_logprobs");
      if (top != null) {
        logprobs.add(Json.object().put("top_logprobs", top).build());
      }
    }
  }

  /** A chunk that said nothing new but a piece of the answer. */
  void addPlain(boolean hasRole) {
    whole = false;
    role = hasRole ? role : null;
  }

  /** How many chunks there were that were not plain. */
  int chunks() {
    return chunks;
  }

  /** The text of a field of the last one that was not plain. */
  @Nullable String said(String name) {
    return last == null ? null : last.string(name);
  }

  /** The role that the chunk before named. */
  @Nullable String role() {
    return role instanceof Json.Str(String text) ? text : null;
  }

  Json.Obj toJson(String content) {
    if (whole && first != null) {
      return LoggedPayload.withoutNulls(first);
    }
    var json =
        Json.object()
            .put("content", content)
            .putIfPresent("role", role)
            .putIfPresent("finish_reason", reason)
            .put("usage", usage);
    if (!logprobs.isEmpty()) {
      json.put("logprobs", Json.array(logprobs));
    }
    if (first != null) {
      HEAD.forEach(name -> json.putIfPresent(name, first.get(name)));
    }
    return LoggedPayload.withoutNulls(json.build());
  }

  private static boolean isDocument(Json.Obj chunk, Json.@Nullable Obj choice) {
    return "chat.completion".equals(chunk.string("object"))
        || (choice != null && choice.has("message") && !choice.has("delta"));
  }

  /** For the finish: which model really answered and where. */
  Json.Obj notes() {
    var notes = Json.object();
    for (Json.Obj chunk :
        first == null || last == null ? List.<Json.Obj>of() : List.of(first, last)) {
      for (String name : NOTES) {
        String text = chunk.string(name);
        if (text != null && !text.isEmpty()) {
          notes.put(name, text);
        }
      }
    }
    return notes.build();
  }
}
