package dev.llmjava.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One answer from the JDK's client. The client's own time-out is not used, because on some versions
 * it covers the body and on others not.
 */
final class JdkReply implements HttpReply {
  /** RFC 9110, section 15.5.8. */
  private static final int UNKNOWN_TO_PROXY = 407;

  private record Head(int status, HttpHeaders headers) {}

  private final HttpSettings settings;
  private final @Nullable ProxyServer proxy;
  private final CompletableFuture<Head> head = new CompletableFuture<>();
  private final PulledBody body = new PulledBody();
  private List<ByteBuffer> current = List.of();
  private int position;
  private @Nullable Thread sender;
  private volatile boolean closed;

  /**
   * Of a request that is about to be sent.
   *
   * @param proxy that it goes to, for errors; null for none
   */
  JdkReply(HttpSettings settings, @Nullable ProxyServer proxy) {
    this.settings = settings;
    this.proxy = proxy;
  }

  /** Waits on a thread of its own, because the asynchronous way answers on the common pool. */
  synchronized void send(HttpClient client, HttpRequest request) {
    sender =
        Thread.ofVirtual()
            .name("llm-http")
            .start(
                () -> {
                  try {
                    end(client.send(request, this::begin));
                  } catch (Throwable t) {
                    head.completeExceptionally(t);
                  }
                });
  }

  private PulledBody begin(ResponseInfo info) {
    head.complete(new Head(info.statusCode(), info.headers()));
    return body;
  }

  /** A proxy's refusal of a tunnel comes without a body, and nobody is asked for a place for it. */
  private void end(HttpResponse<Void> response) {
    if (head.complete(new Head(response.statusCode(), response.headers()))) {
      body.onComplete();
    }
  }

  @Override
  public int status() throws IOException {
    try {
      int status = head.get(settings.firstByte().toMillis(), TimeUnit.MILLISECONDS).status();
      if (proxy != null && status == UNKNOWN_TO_PROXY) {
        throw proxy.refusal();
      }
      return status;
    } catch (TimeoutException e) {
      close();
      throw silence(settings.firstByte());
    } catch (ExecutionException e) {
      IOException cause = broken(e.getCause() == null ? e : e.getCause());
      throw proxy == null ? cause : proxy.named(cause);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  @Override
  public Optional<String> header(String name) {
    return head.isDone() && !head.isCompletedExceptionally()
        ? head.join().headers().firstValue(name)
        : Optional.empty();
  }

  @Override
  public Map<String, String> headers() {
    var all = new LinkedHashMap<String, String>();
    if (head.isDone() && !head.isCompletedExceptionally()) {
      head.join()
          .headers()
          .map()
          .forEach(
              (name, values) -> all.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
    }
    return all;
  }

  @Override
  public int read(byte[] into) throws IOException {
    while (true) {
      int count = copy(into);
      if (count > 0) {
        return count;
      }
      current = List.of(); // its memory is the network's buffer
      switch (next()) {
        case PulledBody.Piece.Bytes bytes -> {
          current = bytes.buffers();
          position = 0;
        }
        case PulledBody.Piece.End end -> {
          return -1;
        }
        case PulledBody.Piece.Broken broken -> throw broken(broken.cause());
      }
    }
  }

  /** As much as has come and fits: a server that sends chunks gives a buffer for each of them. */
  private int copy(byte[] into) {
    int count = 0;
    while (position < current.size() && count < into.length) {
      ByteBuffer buffer = current.get(position);
      int more = Math.min(into.length - count, buffer.remaining());
      buffer.get(into, count, more);
      count += more;
      position += buffer.hasRemaining() ? 0 : 1;
    }
    return count;
  }

  private PulledBody.Piece next() throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    try {
      PulledBody.Piece piece = body.next(settings.idle());
      if (piece == null) {
        close();
        throw silence(settings.idle());
      }
      return piece;
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  @Override
  public void release() {
    closed = true;
    body.drain();
  }

  @Override
  public void close() {
    closed = true;
    boolean waiting = head.completeExceptionally(new IOException("closed"));
    synchronized (this) {
      if (waiting && sender != null) {
        sender.interrupt();
      }
    }
    body.cancel();
  }

  private static IOException silence(Duration limit) {
    String seconds =
        limit.toMillis() % 1000 == 0
            ? String.valueOf(limit.toSeconds())
            : String.valueOf(limit.toMillis() / 1000.0);
    return new SocketTimeoutException("nothing came for " + seconds + " s");
  }

  private static IOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("the reading thread was interrupted");
  }

  private static IOException broken(Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException late -> {
        var refused = new ConnectException("no connection in time");
        refused.initCause(late);
        yield refused;
      }
      case IOException io -> io;
      default -> new IOException(cause);
    };
  }
}
