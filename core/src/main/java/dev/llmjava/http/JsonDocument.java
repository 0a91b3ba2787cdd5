package dev.llmjava.http;

import dev.llmjava.LlmException;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A document that a provider serves beside its answers, such as its list of models. Asked for once:
 * who wants one can do without it.
 */
public final class JsonDocument {
  private static final int MOST = 1 << 24;

  private final String provider;
  private final HttpCall call;
  private final Duration limit;

  private JsonDocument(String provider, HttpCall call, Duration limit) {
    this.provider = provider;
    this.call = call;
    this.limit = limit;
  }

  /**
   * The document. An array is given as the {@code data} of an object, which is how most vendors
   * send their lists.
   *
   * @param provider its name in errors
   * @param limit for the whole of it, from connecting to the last byte
   * @throws LlmException.Refused when the provider answers with an error
   * @throws LlmException.BrokenOff when it does not answer in time, or with something else
   */
  public static Json.Obj fetch(
      HttpTransport transport, String provider, HttpCall call, Duration limit) {
    return new JsonDocument(provider, call, limit).fetch(transport);
  }

  private Json.Obj fetch(HttpTransport transport) {
    HttpReply reply = transport.start(call);
    try (reply;
        var deadline = new Deadline(reply, limit)) {
      return read(reply, deadline);
    }
  }

  private Json.Obj read(HttpReply reply, Deadline deadline) {
    try {
      return read(reply);
    } catch (IOException e) {
      throw broken(e, deadline.isOver());
    }
  }

  private Json.Obj read(HttpReply reply) throws IOException {
    var buffer = new byte[16 * 1024];
    if (reply.status() / 100 != 2) {
      throw ErrorBody.read(provider, call, reply, buffer);
    }
    var body = new ByteArrayOutputStream();
    for (int count = reply.read(buffer); count >= 0; count = reply.read(buffer)) {
      body.write(buffer, 0, count);
      if (body.size() > MOST) {
        throw nonsense("more than " + (MOST >> 20) + " MB", null);
      }
    }
    reply.release();
    return parse(body.toString(StandardCharsets.UTF_8));
  }

  private Json.Obj parse(String text) {
    Json json;
    try {
      json = Json.parse(text);
    } catch (JsonException e) {
      throw nonsense("something that is not JSON", e);
    }
    return switch (json) {
      case Json.Obj object -> object;
      case Json.Arr array -> Json.object().put("data", array).build();
      default -> throw nonsense("neither an object nor a list", null);
    };
  }

  private LlmException nonsense(String what, @Nullable Throwable cause) {
    return new LlmException.BrokenOff(provider + " sent " + what + place(), cause);
  }

  private LlmException broken(IOException e, boolean late) {
    if (late) {
      return new LlmException.BrokenOff(
          provider + " did not answer in " + limit.toMillis() + " ms" + place(), e);
    }
    String start =
        e instanceof ConnectException ? "cannot reach " + provider : provider + " broke off";
    return new LlmException.BrokenOff(start + place() + ": " + Reasons.of(e), e);
  }

  private String place() {
    return " (" + HttpCall.shown(call.address()) + ")";
  }
}
