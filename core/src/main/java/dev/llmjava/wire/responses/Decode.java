package dev.llmjava.wire.responses;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.LlmException;
import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.http.Decoder;
import dev.llmjava.http.ErrorBody;
import dev.llmjava.json.Json;
import dev.llmjava.wire.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer, streamed ("streaming events") or whole ("the response object"), with one set of
 * rules: a stream ends with the whole response, and what that adds to the events is told then.
 * Unknown events are passed over.
 *
 * <p>A stream is complete once the response is completed, incomplete or failed; {@code [DONE]},
 * which some vendors add, says nothing.
 */
public final class Decode implements Decoder {
  private static final String DONE = "[DONE]";
  private static final String FORMAT = "Responses";
  private static final String EVENT = "response.";

  private final String provider;
  private final String model;
  private final Output output;
  private boolean finished;

  /**
   * @param provider the name under which provider data is kept and errors are reported
   * @param model the one that was asked
   */
  public Decode(String provider, String model) {
    this.provider = provider;
    this.model = model;
    this.output = new Output(provider);
  }

  @Override
  public void frame(@Nullable String event, String data, PartSink out) {
    if (finished || data.isBlank() || data.strip().equals(DONE)) {
      return;
    }
    boolean error = "error".equals(event);
    event(parse(data, error), error, out);
  }

  @Override
  public void document(String data, PartSink out) {
    Json.Obj document = Malformed.object(provider, FORMAT, data);
    boolean isResponse = Items.type(document).isEmpty() && document.has("output");
    if (isResponse) {
      reasoning(document, out);
      finish(new Ending(document, document.string("status")), out);
      return;
    }
    event(document, false, out);
    if (!finished) {
      throw Malformed.answer(provider, FORMAT, data, null);
    }
  }

  /** A text where others repeat the settings of the request: mistral.rs has no reasoning items. */
  private static void reasoning(Json.Obj response, PartSink out) {
    String text = response.string("reasoning");
    if (text != null && !text.isBlank()) {
      out.part(new Part.Reasoning(text));
    }
  }

  @Override
  public boolean done() {
    return finished;
  }

  @Override
  public void end(PartSink out) {}

  private Json.Obj parse(String data, boolean error) {
    try {
      return Malformed.object(provider, FORMAT, data);
    } catch (LlmException.BrokenOff e) {
      throw error ? new LlmException.Refused(provider, 200, data, null, null) : e;
    }
  }

  private void event(Json.Obj event, boolean named, PartSink out) {
    String type = Items.type(event);
    switch (type) {
      case "response.output_item.added" -> output.added(event, out);
      case "response.output_item.done" -> output.done(event, out);
      case "response.created", "response.in_progress", "response.queued" ->
          output.described().add(event.object("response").items("tools"));
      case "response.completed",
          "response.incomplete",
          "response.failed",
          "response.cancelled",
          "response.done" ->
          finish(ending(event.object("response"), type.substring(EVENT.length())), out);
      default -> {
        Json.Obj failure = Failure.in(event, named);
        if (failure != null) {
          throw ErrorBody.of(provider, 200, failure);
        }
        if (type.isEmpty()) {
          response(event, out);
        } else {
          output.event(type, event, out);
        }
      }
    }
  }

  private static Ending ending(Json.Obj response, String event) {
    String status = response.string("status");
    return new Ending(response, status == null && !event.equals("done") ? event : status);
  }

  /** A response that came as an event of its own; it counts once it is over. */
  private void response(Json.Obj event, PartSink out) {
    switch (orEmpty(event.string("status"))) {
      case "completed", "incomplete", "failed", "cancelled" ->
          finish(new Ending(event, event.string("status")), out);
      default -> output.described().add(event.items("tools"));
    }
  }

  /** What came beside an error is kept: it is the part of the answer that there is. */
  private void finish(Ending ending, PartSink out) {
    Json.Obj response = ending.response();
    output.described().add(response.items("tools"));
    output.all(response.items("output"), out);
    Json.Obj failure = Failure.of(response, ending.status());
    if (failure != null) {
      throw ErrorBody.of(provider, 200, failure);
    }
    finished = true;
    output.finish(out);
    String answered = response.string("model");
    if (answered != null && !answered.isEmpty() && !answered.equals(model)) {
      out.resolvedModel(answered);
    }
    out.payload(ending.payload());
    out.finish(
        ending.reason(output),
        ending.status(),
        new Counters(response.object("usage")).toUsage(),
        ProviderData.of(provider, ending.notes()));
  }
}
