package dev.llmjava.wire.ollama;

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
 * Reads an answer: a stream of objects, one a line, or one object that has everything. Both are
 * read alike, because the last object of a stream differs from a whole answer only in what came
 * before it. The older API for completions ("Generate a completion") says {@code response} and
 * {@code thinking} where this one has a message. Unknown fields are passed over.
 *
 * <p>The answer is complete with the object that says {@code done}; nothing follows it.
 */
public final class Decode implements Decoder {
  private static final String[] COUNTERS = {
    "prompt_eval_count",
    "eval_count",
    "total_duration",
    "load_duration",
    "prompt_eval_duration",
    "eval_duration"
  };

  /** What says who answered; not part of the answer. */
  private static final String[] NOTES = {"model", "remote_model", "remote_host"};

  private final String provider;
  private final Said said;
  private final StoredPayload payload = new StoredPayload();
  private boolean finished;

  /**
   * @param provider the name under which provider data is kept and errors are reported
   */
  public Decode(String provider) {
    this.provider = provider;
    this.said = new Said(provider);
  }

  @Override
  public boolean framesAreValues() {
    return true;
  }

  @Override
  public void frame(@Nullable String event, String data, PartSink out) {
    if (finished || data.isBlank()) {
      return;
    }
    Json.Obj chunk = Malformed.object(provider, "Ollama", data);
    if (isError(chunk)) {
      throw ErrorBody.of(provider, 200, chunk);
    }
    said.message(chunk.object("message"), out);
    said.reasoning(chunk.string("thinking"), out);
    said.text(chunk.string("response"), out);
    payload.add(chunk);
    if (chunk.isTrue("done")) {
      finish(chunk, out);
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
    // the end is in the last object, or it did not come
  }

  /** What came beside an error is not looked at: the server sends it alone. */
  private static boolean isError(Json.Obj chunk) {
    String text = chunk.string("error");
    return !chunk.object("error").isEmpty() || (text != null && !text.isEmpty());
  }

  private void finish(Json.Obj last, PartSink out) {
    finished = true;
    said.finish(out);
    String remote = last.string("remote_model");
    if (remote != null && !remote.isEmpty()) {
      out.resolvedModel(remote);
    }
    out.payload(payload.toJson(said.text()));
    String reason = last.string("done_reason");
    String raw = reason == null || reason.isEmpty() ? null : reason;
    out.finish(normal(raw), raw, usage(last), ProviderData.of(provider, pick(last, NOTES)));
  }

  /** The server has no word of its own for an answer that ends with calls. */
  private FinishReason normal(@Nullable String raw) {
    return switch (raw) {
      case "stop" -> said.calls() ? FinishReason.TOOL_CALLS : FinishReason.STOP;
      case "length" -> FinishReason.LENGTH;
      case null, default -> FinishReason.OTHER;
    };
  }

  /**
   * Thinking is not counted apart. A prompt that was all in the cache is not counted, and then
   * nobody knows how long it was: that is no zero.
   */
  private static Usage usage(Json.Obj last) {
    var raw = new RawUsage();
    raw.add(pick(last, COUNTERS));
    Long input = raw.count("prompt_eval_count");
    Long output = raw.count("eval_count");
    if (input == null && output == null) {
      return Usage.NONE;
    }
    var reported = new Usage.Reported(input, output, Json.Obj.EMPTY, raw.raw());
    return new Usage(input, output, null, null, null, reported);
  }

  private static Json.Obj pick(Json.Obj from, String[] names) {
    var picked = Json.object();
    for (String name : names) {
      Json value = from.get(name);
      boolean nothing = value instanceof Json.Null || Json.of("").equals(value);
      picked.putIfPresent(name, nothing ? null : value);
    }
    return picked.build();
  }
}
