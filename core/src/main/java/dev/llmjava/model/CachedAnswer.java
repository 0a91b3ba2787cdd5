package dev.llmjava.model;

import dev.llmjava.FinishReason;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.StreamEvent.Warning;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer, kept to be given again.
 *
 * @param data what the provider said at the end
 * @param resolvedModel who answered; null for the model that was asked
 * @param payload the provider's, as the log keeps it; null for none
 * @param stored when it was given for the first time
 */
public record CachedAnswer(
    List<Message> messages,
    FinishReason reason,
    @Nullable String rawReason,
    Usage usage,
    ProviderData data,
    @Nullable String resolvedModel,
    Json.@Nullable Obj payload,
    List<Warning> warnings,
    Instant stored) {
  /** The key of provider data, at the end of an answer, that says that it was given before. */
  public static final String MARK = "response_cache";

  public CachedAnswer {
    messages = List.copyOf(messages);
    warnings = List.copyOf(warnings);
  }

  /** Whether an answer that ended so came out of a cache. */
  public static boolean gave(ProviderData end) {
    return end.byProvider().has(MARK);
  }

  /**
   * Whether it is good at that time. One from the future, which a clock that was set back leaves
   * behind, is good for no longer than one from the past.
   */
  boolean isYoungerThan(Duration life, Instant now) {
    return Duration.between(stored, now).abs().compareTo(life) < 0;
  }

  /** As JSON, for caches that keep text. */
  public Json.Obj toJson() {
    return AnswerForm.write(this);
  }

  /**
   * Reads what {@link #toJson} writes.
   *
   * @throws dev.llmjava.json.JsonException for anything else
   */
  public static CachedAnswer fromJson(Json.Obj json) {
    return AnswerForm.read(json);
  }

  /** Gives it again: each part at once, and at the end a mark with the time it was stored. */
  void tell(PartSink out) {
    warnings.forEach(warning -> out.warn(warning.feature(), warning.message()));
    int key = 0;
    for (int i = 0; i < messages.size(); i++) {
      if (i > 0) {
        out.nextMessage();
      }
      for (Part part : messages.get(i).parts()) {
        tell(key, part, out);
        key++;
      }
      out.messageData(messages.get(i).data());
    }
    if (resolvedModel != null) {
      out.resolvedModel(resolvedModel);
    }
    if (payload != null) {
      out.payload(payload);
    }
    ProviderData mark = ProviderData.of(MARK, "stored", Json.of(stored.toString()));
    out.finish(reason, rawReason, usage, data.merge(mark));
  }

  private static void tell(Object key, Part part, PartSink out) {
    switch (part) {
      case Part.Text text when !text.text().isEmpty() -> {
        String refusing = refusing(text);
        if (refusing == null) {
          out.text(key, text.text());
        } else {
          out.refusal(key, refusing, text.text());
        }
        end(key, part, out);
      }
      case Part.Reasoning reasoning when !reasoning.redacted() -> {
        out.reasoning(key, reasoning.text());
        end(key, part, out);
      }
      case Part.ToolCall call -> {
        out.toolCall(key, call.id(), call.name(), call.serverSide());
        out.toolInput(key, call.input());
        end(key, part, out);
      }
      default -> out.part(part);
    }
  }

  /** The provider whose refusal this is; null for words that are none. */
  private static @Nullable String refusing(Part.Text text) {
    for (String provider : text.data().byProvider().fields().keySet()) {
      if (text.data().get(provider).isTrue(Part.Text.REFUSAL)) {
        return provider;
      }
    }
    return null;
  }

  private static void end(Object key, Part part, PartSink out) {
    if (!part.data().isEmpty()) {
      out.data(key, part.data());
    }
    out.end(key);
  }
}
