package dev.llmjava.wire.completions;

import dev.llmjava.FinishReason;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.Usage;
import dev.llmjava.http.Decoder;
import dev.llmjava.http.ErrorBody;
import dev.llmjava.json.Json;
import dev.llmjava.wire.Malformed;
import dev.llmjava.wire.RawUsage;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer ("completion object"), streamed or whole. Only the first candidate counts.
 * Unknown fields are passed over.
 *
 * <p>A stream is complete once {@code [DONE]} or a finish reason was seen; usage may follow a
 * finish reason. A body that is one document is complete by itself.
 */
final class Decode implements Decoder {
  private static final String DONE = "[DONE]";
  private static final String TEXT = "text";

  private final String provider;
  private final RawUsage usage = new RawUsage();
  private final StoredPayload payload = new StoredPayload();
  private @Nullable String reason;
  private boolean whole;
  private boolean finished;

  Decode(String provider) {
    this.provider = provider;
  }

  @Override
  public void frame(@Nullable String event, String data, PartSink out) {
    if (finished || data.isBlank()) {
      return;
    }
    if (data.strip().equals(DONE)) {
      finish(out);
      return;
    }
    Json.Obj chunk = Malformed.object(provider, "completions", data);
    if ("error".equals(event) || isError(chunk)) {
      throw ErrorBody.of(provider, 200, chunk);
    }
    usage.add(chunk.object("usage"));
    Json.Obj choice = first(chunk);
    payload.add(chunk, choice);
    if (choice != null) {
      choice(choice, out);
    }
  }

  @Override
  public void document(String data, PartSink out) {
    frame(null, data, out);
    whole = payload.hasChoice();
  }

  @Override
  public boolean done() {
    return finished;
  }

  @Override
  public void end(PartSink out) {
    if (!finished && (whole || reason != null)) {
      finish(out);
    }
  }

  private static boolean isError(Json.Obj chunk) {
    String text = chunk.string("error");
    return !chunk.object("error").isEmpty() || (text != null && !text.isEmpty());
  }

  /** Candidates are numbered; a vendor that sends one may leave the number out. */
  private static Json.@Nullable Obj first(Json.Obj chunk) {
    for (Json item : chunk.items("choices")) {
      if (item instanceof Json.Obj choice) {
        Long index = choice.integer("index");
        if (index == null || index == 0) {
          return choice;
        }
      }
    }
    return null;
  }

  private void choice(Json.Obj choice, PartSink out) {
    String text = choice.string(TEXT);
    if (text != null) {
      out.text(TEXT, text);
    }
    String stop = choice.string("finish_reason");
    if (stop != null && !stop.isEmpty()) {
      reason = stop;
    }
  }

  private void finish(PartSink out) {
    finished = true;
    out.end(TEXT);
    out.payload(payload.toJson());
    out.finish(normal(reason), reason, toUsage(), ProviderData.of(provider, payload.notes()));
  }

  private static FinishReason normal(@Nullable String raw) {
    return switch (raw) {
      case "stop" -> FinishReason.STOP;
      case "length" -> FinishReason.LENGTH;
      case "content_filter" -> FinishReason.CONTENT_FILTER;
      case null, default -> FinishReason.OTHER;
    };
  }

  private Usage toUsage() {
    Json.Obj raw = usage.raw();
    if (raw.isEmpty()) {
      return Usage.NONE;
    }
    Long input = usage.count("prompt_tokens");
    Long output = usage.count("completion_tokens");
    Json.Obj details =
        RawUsage.withoutZeros(raw.without("prompt_tokens", "completion_tokens", "total_tokens"));
    Usage.Reported reported = new Usage.Reported(input, output, details, raw);
    return new Usage(input, output, null, null, null, reported);
  }
}
