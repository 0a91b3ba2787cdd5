package dev.llmjava.wire.responses;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.FinishReason;
import dev.llmjava.json.Json;
import dev.llmjava.wire.LoggedPayload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole response, which ends an answer: how it went, who answered, and what is logged.
 *
 * @param status the response's own; null when it has none
 */
record Ending(Json.Obj response, @Nullable String status) {
  /** The key of the finish's provider data for why an answer is incomplete. */
  static final String INCOMPLETE_REASON = "incomplete_reason";

  /** What says who answered and how; not part of the answer. */
  private static final List<String> NOTES = List.of("id", "model", "service_tier");

  FinishReason reason(Output output) {
    return switch (status == null ? "completed" : status) {
      case "completed" ->
          output.isAwaitingClient()
              ? FinishReason.TOOL_CALLS
              : output.isRefusal() ? FinishReason.REFUSAL : FinishReason.STOP;
      case "incomplete" ->
          switch (orEmpty(incompleteReason())) {
            case "max_output_tokens", "max_tokens" -> FinishReason.LENGTH;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            default -> FinishReason.OTHER;
          };
      default -> FinishReason.OTHER;
    };
  }

  Json.Obj notes() {
    var notes = Json.object();
    for (String name : NOTES) {
      String text = response.string(name);
      if (text != null && !text.isEmpty()) {
        notes.put(name, text);
      }
    }
    return notes.putIfPresent(INCOMPLETE_REASON, incompleteReason()).build();
  }

  private @Nullable String incompleteReason() {
    return response.object("incomplete_details").string("reason");
  }

  /**
   * The payload as LLM 0.32 logs it, the response without nulls and objects of nothing else, but
   * without images: they are logged as attachments.
   */
  Json.Obj payload() {
    Json.Obj logged = LoggedPayload.withoutNulls(response);
    if (logged.items("output").isEmpty()) {
      return logged;
    }
    var items = new ArrayList<Json>();
    for (Json item : logged.items("output")) {
      boolean image =
          item instanceof Json.Obj object && Items.type(object).equals(Items.IMAGE_CALL);
      items.add(image ? ((Json.Obj) item).without(ToolItem.IMAGE) : item);
    }
    return logged.with("output", Json.array(items));
  }
}
