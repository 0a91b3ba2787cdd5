package dev.llmjava.http;

import dev.llmjava.Exchange;
import dev.llmjava.LlmException;
import dev.llmjava.PartSink;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call to a provider over HTTP: sends the request at the first step, again if it was refused
 * for a passing reason, and gives the frames of the answer to a decoder.
 */
public final class HttpExchange implements Exchange {
  private final HttpTransport transport;
  private final String provider;
  private final Function<PartSink, HttpCall> render;
  private final Decoder decoder;
  private final Pauses pauses;
  private @Nullable HttpReply reply;
  private @Nullable Framing framing;
  private @Nullable HttpCall sent;
  private boolean closed;

  /**
   * @param provider its name in errors
   * @param render makes the request, once, and warns of what it had to leave out
   */
  public HttpExchange(
      HttpTransport transport,
      String provider,
      Function<PartSink, HttpCall> render,
      Decoder decoder) {
    this.transport = transport;
    this.provider = provider;
    this.render = render;
    this.decoder = decoder;
    this.pauses = new Pauses(transport.settings());
  }

  @Override
  public boolean step(PartSink out) {
    Framing frames = framing;
    if (frames == null) {
      HttpCall call = render.apply(out);
      sent = call;
      frames = open(call);
      framing = frames;
    }
    try {
      return frames.read(out);
    } catch (LlmException.Refused e) {
      throw sent == null ? e : ErrorBody.scrubbed(e, provider, sent);
    } catch (IOException e) {
      throw new LlmException.BrokenOff(
          "the answer of " + provider + " broke off: " + Reasons.of(e), e);
    }
  }

  @Override
  public void close() {
    HttpReply open;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      open = reply;
    }
    pauses.close();
    if (open != null && decoder.done()) {
      open.release();
    } else if (open != null) {
      open.close();
    }
  }

  /** Sends until an answer begins, the provider refuses for good, or the tries are used up. */
  private Framing open(HttpCall call) {
    for (int tried = 0; ; tried++) {
      HttpReply answer = start(call);
      Duration pause;
      try {
        if (answer.status() / 100 == 2) {
          return new Framing(answer, decoder, provider);
        }
        LlmException.Refused refused = ErrorBody.read(provider, call, answer, new byte[1024]);
        answer.close();
        if (!mayRetry(refused, answer, tried)) {
          throw refused;
        }
        pause = pauses.before(tried, refused.retryAfter().orElse(null));
      } catch (ConnectException e) {
        if (tried >= transport.settings().retries()) {
          throw unreachable(call, e);
        }
        pause = pauses.before(tried, null);
      } catch (IOException e) {
        throw new LlmException.BrokenOff(
            provider
                + " did not answer: "
                + Reasons.of(e)
                + " ("
                + HttpCall.shown(call.address())
                + ")",
            e);
      }
      pauses.wait(pause);
    }
  }

  private boolean mayRetry(LlmException.Refused refused, HttpReply answer, int tried) {
    return refused.retryable()
        && tried < transport.settings().retries()
        && refused.retryAfter().map(pauses::bearable).orElse(true)
        && !answer.header("x-should-retry").orElse("").equals("false");
  }

  private HttpReply start(HttpCall call) {
    HttpReply started = transport.start(call);
    synchronized (this) {
      reply = started;
      if (!closed) {
        return started;
      }
    }
    started.close();
    throw new LlmException.BrokenOff("closed while it waited to try again", null);
  }

  private LlmException unreachable(HttpCall call, ConnectException e) {
    return new LlmException.BrokenOff(
        "cannot reach " + provider + " at " + HttpCall.shown(call.address()) + ": " + Reasons.of(e),
        e);
  }
}
