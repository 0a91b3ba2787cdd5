package dev.llmjava.wire.anthropic;

import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.http.Decoder;
import dev.llmjava.http.ErrorBody;
import dev.llmjava.json.Json;
import dev.llmjava.wire.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer, streamed ("Streaming Messages") or whole ("Message object"). A stream is
 * complete at its {@code message_stop}, a document when it is a message. Events of unknown types
 * are passed over, as the manual asks for.
 */
public final class Decode implements Decoder {
  private static final String FORMAT = "Messages";
  private static final String DONE = "[DONE]";

  private final String provider;
  private final Answer answer;
  private boolean finished;

  /**
   * @param prompt what was asked: it can change what is to be read
   */
  public Decode(Prompt prompt, Dialect dialect) {
    this.provider = dialect.provider();
    this.answer = new Answer(prompt, dialect);
  }

  @Override
  public void frame(@Nullable String event, String data, PartSink out) {
    if (finished || data.isBlank() || data.equals(DONE)) {
      return;
    }
    Json.Obj json = Malformed.object(provider, FORMAT, data);
    String type = json.string("type");
    switch (type == null ? "" : type) {
      case "content_block_delta" -> answer.delta(json.integer("index"), json.object("delta"), out);
      case "content_block_start" ->
          answer.startBlock(json.integer("index"), json.object("content_block"), out);
      case "content_block_stop" -> answer.stopBlock(json.integer("index"), out);
      case "message_start" -> {
        if (answer.isOtherThan(json.object("message"))) {
          throw Malformed.answer(provider, FORMAT, data, null);
        }
        answer.start(json.object("message"), out);
      }
      case "message_delta" -> answer.change(json);
      case "message_stop" -> finish(out);
      case "message" -> {
        answer.start(json, out);
        finish(out);
      }
      case "error" -> throw ErrorBody.of(provider, 200, json);
      default -> {
        if (!json.object("error").isEmpty()) {
          throw ErrorBody.of(provider, 200, json);
        }
      }
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
  public void end(PartSink out) {}

  private void finish(PartSink out) {
    finished = true;
    answer.finish(out);
  }
}
