package dev.llmjava.wire.gemini;

import dev.llmjava.FinishReason;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.http.Decoder;
import dev.llmjava.http.ErrorBody;
import dev.llmjava.json.Json;
import dev.llmjava.wire.Malformed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer ("GenerateContentResponse"): one document, or a stream of them as server-sent
 * events or as one array. Only the first candidate counts. Unknown fields are passed over.
 *
 * <p>A stream has no mark for its end. It is complete once there was a finish reason, or a block
 * reason for the prompt; what follows one still counts, because a candidate that runs code may give
 * a reason more than once, and usage grows.
 */
public final class Decode implements Decoder {
  private static final String DONE = "[DONE]";
  private static final String FORMAT = "Gemini";

  private final String provider;
  private final boolean stream;
  private final Candidate candidate;
  private final Counters counters = new Counters();
  private final Reports reports = new Reports();
  private @Nullable String reason;
  private @Nullable String blocked;
  private boolean answered;
  private boolean finished;

  /**
   * @param provider the name under which provider data is kept and errors are reported
   * @param stream whether a stream was asked for; else a document without a reason is complete
   */
  public Decode(String provider, boolean stream) {
    this.provider = provider;
    this.stream = stream;
    this.candidate = new Candidate(provider);
  }

  @Override
  public boolean framesAreValues() {
    return true;
  }

  @Override
  public void frame(@Nullable String event, String data, PartSink out) {
    if (finished || data.isBlank() || data.strip().equals(DONE)) {
      return;
    }
    for (Json.Obj chunk : Malformed.objects(provider, FORMAT, data)) {
      chunk(chunk, out);
    }
  }

  @Override
  public void document(String data, PartSink out) {
    frame(null, data, out);
  }

  @Override
  public boolean done() {
    return finished;
  }

  @Override
  public void end(PartSink out) {
    if (!finished && (reason != null || blocked != null || (answered && !stream))) {
      finish(out);
    }
  }

  /** What came beside an error is kept: it is the part of the answer that there is. */
  private void chunk(Json.Obj chunk, PartSink out) {
    counters.add(chunk.object("usageMetadata"));
    Json.Obj first = first(chunk.items("candidates"));
    if (first != null) {
      answered = true;
      candidate.read(first, chunk.string("responseId"), out);
      String stop = first.string("finishReason");
      reason = stop == null || stop.isEmpty() ? reason : stop;
    }
    String block = chunk.object("promptFeedback").string("blockReason");
    blocked = block == null || block.isEmpty() ? blocked : block;
    reports.add(chunk, first);
    if (chunk.has("error")) {
      throw ErrorBody.of(provider, 200, chunk);
    }
  }

  private void finish(PartSink out) {
    finished = true;
    candidate.finish(out);
    String model = reports.model();
    if (model != null) {
      out.resolvedModel(model);
    }
    out.payload(reports.payload());
    FinishReason normal =
        reason == null && blocked != null
            ? FinishReason.CONTENT_FILTER
            : StopReason.of(reason, candidate.waitsForTools());
    out.finish(
        normal,
        reason == null ? blocked : reason,
        counters.toUsage().withSearches(candidate.searches()),
        ProviderData.of(provider, reports.notes()));
  }

  /** Candidates are numbered; the number 0 is left out at times. */
  private static Json.@Nullable Obj first(List<Json> candidates) {
    for (Json item : candidates) {
      if (item instanceof Json.Obj one) {
        Long index = one.integer("index");
        if (index == null || index == 0) {
          return one;
        }
      }
    }
    return null;
  }
}
