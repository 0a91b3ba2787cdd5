package dev.llmjava.conformance;

import dev.llmjava.Exchange;
import dev.llmjava.Model;
import dev.llmjava.Prompt;
import dev.llmjava.http.Decoder;
import dev.llmjava.http.HttpCall;
import dev.llmjava.http.HttpExchange;
import dev.llmjava.http.HttpReply;
import dev.llmjava.http.HttpSettings;
import dev.llmjava.http.HttpTransport;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A model whose answer is at hand, in pieces: everything but the network.
 *
 * @param resets whether the connection breaks after the last piece
 * @param open how many answers are being read, for who wants to know
 */
public record Fed(
    Supplier<Decoder> decoders, List<byte[]> pieces, boolean resets, AtomicInteger open)
    implements Model {
  private static final HttpCall CALL = HttpCall.get(URI.create("http://127.0.0.1/"), Map.of());

  public Fed(Supplier<Decoder> decoders, List<byte[]> pieces, boolean resets) {
    this(decoders, pieces, resets, new AtomicInteger());
  }

  /** A model whose answer is one document. */
  public static Model document(Supplier<Decoder> decoders, String json) {
    return new Fed(decoders, List.of(json.getBytes(StandardCharsets.UTF_8)), false);
  }

  @Override
  public String id() {
    return "fed";
  }

  @Override
  public Exchange open(Prompt prompt) {
    return new HttpExchange(new Pieces(), "fed", out -> CALL, decoders.get());
  }

  private final class Pieces implements HttpTransport {
    @Override
    public HttpSettings settings() {
      return HttpSettings.STANDARD;
    }

    @Override
    public HttpReply start(HttpCall call) {
      open.incrementAndGet();
      return new Reply();
    }

    @Override
    public void close() {}
  }

  private final class Reply implements HttpReply {
    private int next;
    private int from;
    private boolean closed;

    @Override
    public int status() {
      return 200;
    }

    @Override
    public Optional<String> header(String name) {
      return Optional.empty();
    }

    @Override
    public int read(byte[] into) throws IOException {
      while (next < pieces.size() && pieces.get(next).length == 0) {
        next++;
      }
      if (next == pieces.size()) {
        if (resets) {
          throw new IOException("reset");
        }
        return -1;
      }
      byte[] piece = pieces.get(next);
      int count = Math.min(into.length, piece.length - from);
      System.arraycopy(piece, from, into, 0, count);
      from += count;
      if (from == piece.length) {
        next++;
        from = 0;
      }
      return count;
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        open.decrementAndGet();
      }
    }
  }
}
