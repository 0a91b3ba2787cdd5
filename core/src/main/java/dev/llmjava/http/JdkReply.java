package dev.llmjava.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One answer from the JDK's client. The body is pulled piece by piece: the next one is asked for
 * when the last one is read, so a slow reader slows the server down and memory stays bounded. The
 * client's own time-out is not used, because on some versions it covers the body and on others not.
 */
final class JdkReply implements HttpReply {
  /** What the client has to say about the body. */
  private sealed interface Piece {
    record Bytes(List<ByteBuffer> buffers) implements Piece {}

    record End() implements Piece {}

    record Broken(Throwable cause) implements Piece {}
  }

  private final HttpSettings settings;
  private final CompletableFuture<ResponseInfo> head = new CompletableFuture<>();
  private final LinkedBlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
  private final Body body = new Body();
  private List<ByteBuffer> current = List.of();
  private @Nullable Thread sender;
  private volatile boolean closed;

  JdkReply(HttpSettings settings) {
    this.settings = settings;
  }

  /** Waits on a thread of its own, because the asynchronous way answers on the common pool. */
  synchronized void send(HttpClient client, HttpRequest request) {
    sender =
        Thread.ofVirtual()
            .name("llm-http")
            .start(
                () -> {
                  try {
                    client.send(request, this::begin);
                  } catch (Throwable t) {
                    head.completeExceptionally(t);
                  }
                });
  }

  private BodySubscriber<Void> begin(ResponseInfo info) {
    head.complete(info);
    return body;
  }

  @Override
  public int status() throws IOException {
    try {
      return head.get(settings.firstByte().toMillis(), TimeUnit.MILLISECONDS).statusCode();
    } catch (TimeoutException e) {
      close();
      throw silence(settings.firstByte());
    } catch (ExecutionException e) {
      throw broken(e.getCause() == null ? e : e.getCause());
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
  public int read(byte[] into) throws IOException {
    while (true) {
      for (ByteBuffer buffer : current) {
        if (buffer.hasRemaining()) {
          int count = Math.min(into.length, buffer.remaining());
          buffer.get(into, 0, count);
          return count;
        }
      }
      switch (next()) {
        case Piece.Bytes bytes -> current = bytes.buffers();
        case Piece.End end -> {
          return -1;
        }
        case Piece.Broken broken -> throw broken(broken.cause());
      }
    }
  }

  private Piece next() throws IOException {
    current = List.of();
    body.more();
    try {
      Piece piece = closed ? null : pieces.poll(settings.idle().toMillis(), TimeUnit.MILLISECONDS);
      if (closed) {
        throw new IOException("closed");
      }
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
  public void close() {
    closed = true;
    boolean waiting = head.completeExceptionally(new IOException("closed"));
    pieces.add(new Piece.Broken(new IOException("closed")));
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

  /** The client's side of the body. */
  private final class Body implements BodySubscriber<Void> {
    private Flow.@Nullable Subscription subscription;
    private boolean wanted;

    /** Complete from the start, so that the client hands the answer over with its head. */
    @Override
    public CompletionStage<Void> getBody() {
      return CompletableFuture.completedStage(null);
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription given) {
      subscription = given;
      if (closed) {
        given.cancel();
      } else if (wanted) {
        given.request(1);
      }
    }

    synchronized void more() {
      wanted = true;
      if (subscription != null) {
        subscription.request(1);
      }
    }

    synchronized void cancel() {
      if (subscription != null) {
        subscription.cancel();
      }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      pieces.add(new Piece.Bytes(buffers));
    }

    @Override
    public void onError(Throwable cause) {
      pieces.add(new Piece.Broken(cause));
    }

    @Override
    public void onComplete() {
      pieces.add(new Piece.End());
    }
  }
}
