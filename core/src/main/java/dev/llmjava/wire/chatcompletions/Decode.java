package dev.llmjava.wire.chatcompletions;

import dev.llmjava.FinishReason;
import dev.llmjava.LlmException;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.http.Decoder;
import dev.llmjava.http.ErrorBody;
import dev.llmjava.json.Json;
import dev.llmjava.wire.Malformed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer, streamed ("chat completion chunk object") or whole ("chat completion object"),
 * with one set of rules, because vendors mix the two: chunks with a {@code message}, documents with
 * a {@code delta}. Only the first candidate counts. Unknown fields are passed over.
 *
 * <p>A stream is complete once {@code [DONE]} or a finish reason was seen; usage may follow a
 * finish reason, so the answer is finished at {@code [DONE]} or when the stream ends after a finish
 * reason. Only a body that is one document is complete by itself: an event that looks like one may
 * be the first of many.
 */
public final class Decode implements Decoder {
  private static final String DONE = "[DONE]";
  private static final String FORMAT = "chat completions";

  private final String provider;
  private final Candidate candidate;
  private final Counters counters = new Counters();
  private final StoredPayload payload = new StoredPayload();
  private final PlainChunk plain = new PlainChunk(payload);
  private @Nullable String reason;
  private boolean whole;
  private boolean answered;
  private boolean finished;

  /**
   * @param provider the name under which provider data is kept and errors are reported
   */
  public Decode(String provider) {
    this.provider = provider;
    this.candidate = new Candidate(provider);
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
    boolean error = "error".equals(event);
    for (Json.Obj chunk : chunks(data, error)) {
      chunk(chunk, error, out);
    }
  }

  @Override
  public void frame(@Nullable String event, byte[] utf8, int from, int to, PartSink out) {
    if (!finished
        && event == null
        && plain.read(utf8, from, to)
        && candidate.plain(plain.delta(), out)) {
      payload.addPlain(plain.delta().hasRole());
      answered = true;
    } else {
      Decoder.super.frame(event, utf8, from, to, out);
    }
  }

  @Override
  public void document(String data, PartSink out) {
    whole = true;
    frame(null, data, out);
  }

  @Override
  public boolean done() {
    return finished;
  }

  @Override
  public void end(PartSink out) {
    if (!finished && ((whole && answered) || reason != null)) {
      finish(out);
    }
  }

  /** Google's compatible endpoint wraps its errors in an array. */
  private List<Json.Obj> chunks(String data, boolean error) {
    try {
      return Malformed.objects(provider, FORMAT, data);
    } catch (LlmException.BrokenOff e) {
      throw error ? new LlmException.Refused(provider, 200, data, null, null) : e;
    }
  }

  /** What came beside an error is kept: it is the part of the answer that there is. */
  private void chunk(Json.Obj chunk, boolean error, PartSink out) {
    counters.add(chunk.object("x_groq").object("usage"));
    counters.add(chunk.object("usage"));
    candidate.chunk(chunk);
    Json.Obj first = null;
    for (Json item : chunk.items("choices")) {
      if (item instanceof Json.Obj choice && isFirst(choice)) {
        first = choice;
        choice(choice, out);
      }
    }
    answered |= first != null || "chat.completion".equals(chunk.string("object"));
    payload.add(chunk, first);
    Json.Obj failure = Failure.in(chunk, first, error);
    if (failure != null) {
      throw ErrorBody.of(provider, 200, failure);
    }
  }

  private void choice(Json.Obj choice, PartSink out) {
    candidate.delta(choice.object("delta"), out);
    candidate.message(choice.object("message"), choice.has("delta"), out);
    counters.add(choice.object("usage"));
    String stop = choice.string("finish_reason");
    if (stop != null && !stop.isEmpty()) {
      reason = stop;
    }
  }

  private void finish(PartSink out) {
    finished = true;
    candidate.finish(out);
    out.payload(payload.toJson(candidate.words()));
    FinishReason normal = candidate.refused() ? FinishReason.REFUSAL : StopReason.of(reason);
    out.finish(normal, reason, counters.toUsage(), ProviderData.of(provider, payload.notes()));
  }

  /** Candidates are numbered; a vendor that sends one may leave the number out. */
  private static boolean isFirst(Json.Obj choice) {
    Long index = choice.integer("index");
    return index == null || index == 0;
  }
}
