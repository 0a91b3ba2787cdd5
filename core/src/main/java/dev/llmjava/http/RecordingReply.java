package dev.llmjava.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what its reader takes off the wire, and gives it away once the reader is content: when it
 * releases the answer, or has read all of a refusal that the request itself brought about. What was
 * given up, broke off or may go better next time is not kept.
 */
final class RecordingReply implements HttpReply {
  /** Takes what is worth keeping. */
  interface Sink {
    void keep(int status, Map<String, String> headers, List<Piece> pieces);
  }

  /** Those that readers ask for. */
  private static final List<String> HEADERS =
      List.of("content-type", "retry-after", "retry-after-ms", "x-should-retry");

  /** Refusals that come again whenever the same is asked. */
  private static final Set<Integer> LASTING = Set.of(400, 413, 422);

  /** More than comes at once, so that pieces are what the network made of them. */
  private static final int LARGEST_PIECE = 1 << 16;

  private final HttpReply from;
  private final Sink sink;
  private final List<Piece> pieces = new ArrayList<>();
  private byte[] current = {};
  private int position;
  private long last = System.nanoTime();
  private byte @Nullable [] buffer;
  private int status;
  private boolean settled;

  RecordingReply(HttpReply from, Sink sink) {
    this.from = from;
    this.sink = sink;
  }

  @Override
  public int status() throws IOException {
    int known = from.status();
    synchronized (this) {
      status = known;
    }
    return known;
  }

  @Override
  public Optional<String> header(String name) {
    return from.header(name);
  }

  @Override
  public Map<String, String> headers() {
    return from.headers();
  }

  @Override
  public int read(byte[] into) throws IOException {
    if (position == current.length && !fetch()) {
      return -1;
    }
    int count = Math.min(into.length, current.length - position);
    System.arraycopy(current, position, into, 0, count);
    position += count;
    return count;
  }

  private boolean fetch() throws IOException {
    byte[] room = buffer == null ? new byte[LARGEST_PIECE] : buffer;
    buffer = room;
    int count = from.read(room);
    if (count < 0) {
      if (LASTING.contains(status())) {
        keep();
      }
      return false;
    }
    long now = System.nanoTime();
    current = Arrays.copyOf(room, count);
    position = 0;
    synchronized (this) {
      pieces.add(new Piece((now - last) / 1_000_000, current));
    }
    last = now;
    return true;
  }

  private synchronized void keep() {
    if (settled) {
      return;
    }
    settled = true;
    var headers = new LinkedHashMap<String, String>();
    for (String name : HEADERS) {
      from.header(name).ifPresent(value -> headers.put(name, value));
    }
    sink.keep(status, headers, pieces);
  }

  @Override
  public void release() {
    boolean answered;
    synchronized (this) {
      answered = status / 100 == 2;
    }
    if (answered) {
      keep();
    }
    from.release();
  }

  @Override
  public void close() {
    from.close();
    synchronized (this) {
      settled = true;
    }
  }
}
