package dev.llmjava.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tells somebody of an answer as it is read, line by line: a secret that the provider repeats is
 * found in a line, but not in pieces of one.
 */
final class ObservedReply implements HttpReply {
  private final HttpReply from;
  private final ExchangeObserver observer;
  private final Secrets secrets;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean begun;

  ObservedReply(HttpReply from, ExchangeObserver observer, Secrets secrets) {
    this.from = from;
    this.observer = observer;
    this.secrets = secrets;
  }

  @Override
  public int status() throws IOException {
    int status = from.status();
    if (!begun) {
      begun = true;
      var shown = new TreeMap<String, String>();
      headers()
          .forEach(
              (name, value) ->
                  shown.put(name, secrets.scrub(ObservedTransport.withoutCookie(name, value))));
      observer.answer(status, shown);
    }
    return status;
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
    int count = from.read(into);
    if (count < 0) {
      tell();
    } else {
      take(into, count);
    }
    return count;
  }

  private synchronized void take(byte[] bytes, int count) {
    int end = count;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    line.write(bytes, 0, end);
    if (end > 0) {
      tell();
    }
    line.write(bytes, end, count - end);
  }

  private synchronized void tell() {
    String lines = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (!lines.isEmpty()) {
      observer.body(secrets.scrub(lines));
    }
  }

  @Override
  public void release() {
    tell();
    from.release();
  }

  @Override
  public void close() {
    from.close();
    tell();
  }
}
