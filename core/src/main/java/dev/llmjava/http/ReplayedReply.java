package dev.llmjava.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells a recorded answer again, in the pieces it came in. */
final class ReplayedReply implements HttpReply {
  private final RecordedExchange exchange;
  private final double speed;
  private final CountDownLatch closed = new CountDownLatch(1);
  private int next;
  private int position;

  /**
   * @param speed how much faster than it came; 0 for at once
   */
  ReplayedReply(RecordedExchange exchange, double speed) {
    this.exchange = exchange;
    this.speed = speed;
  }

  @Override
  public int status() {
    return exchange.status();
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(exchange.headers().get(name.toLowerCase(Locale.ROOT)));
  }

  @Override
  public Map<String, String> headers() {
    return exchange.headers();
  }

  @Override
  public int read(byte[] into) throws IOException {
    while (true) {
      if (closed.getCount() == 0) {
        throw new IOException("closed");
      }
      if (next == exchange.pieces().size()) {
        return -1;
      }
      Piece piece = exchange.pieces().get(next);
      if (position == 0) {
        pause(piece.pause());
      }
      int count = Math.min(into.length, piece.bytes().length - position);
      System.arraycopy(piece.bytes(), position, into, 0, count);
      position += count;
      if (position == piece.bytes().length) {
        next++;
        position = 0;
      }
      if (count > 0) {
        return count;
      }
    }
  }

  private void pause(long millis) throws IOException {
    if (speed == 0 || millis == 0) {
      return;
    }
    try {
      if (closed.await((long) (millis * 1000 / speed), TimeUnit.MICROSECONDS)) {
        throw new IOException("closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the reading thread was interrupted");
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
