package dev.llmjava.http;

import dev.llmjava.LlmException;
import dev.llmjava.PartSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a body into frames. What it is, is read off its first character and not off its content type
 * alone: errors come as JSON labelled as an event stream, and streams unlabelled.
 */
final class Framing implements EventStreamParser.Listener {
  private enum Kind {
    EVENTS,
    VALUES,
    DOCUMENT
  }

  private final HttpReply reply;
  private final Decoder decoder;
  private final byte[] buffer;
  private final String provider;
  private final ByteArrayOutputStream document = new ByteArrayOutputStream(0);
  private final EventStreamParser events = new EventStreamParser(this);
  private final ValueSplitter values = new ValueSplitter(value -> event(null, value));
  private @Nullable Kind kind;
  private @Nullable PartSink out;

  Framing(HttpReply reply, Decoder decoder, byte[] buffer, String provider) {
    this.reply = reply;
    this.decoder = decoder;
    this.buffer = buffer;
    this.provider = provider;
  }

  /** Reads once and decodes what came; false at the end. */
  boolean read(PartSink sink) throws IOException {
    int count = reply.read(buffer);
    try {
      return take(count, sink);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private boolean take(int count, PartSink sink) {
    out = sink;
    if (count < 0) {
      end(sink);
      return false;
    }
    if (kind == null) {
      kind = kind(count);
      if (kind == Kind.EVENTS) {
        feedHeldBack();
      }
    }
    if (kind == Kind.EVENTS) {
      events.feed(buffer, count);
    } else if (kind == Kind.VALUES) {
      values.feed(buffer, count);
    } else {
      document.write(buffer, 0, count);
    }
    return true;
  }

  /** Half a byte order mark is only known for one together with its other half. */
  private void feedHeldBack() {
    events.feed(document.toByteArray(), document.size());
    document.reset();
  }

  @Override
  public void event(@Nullable String name, String data) {
    if (out != null && !decoder.done()) {
      decoder.frame(name, data, out);
    }
  }

  @Override
  public void event(@Nullable String name, byte[] utf8, int from, int to) {
    if (out != null && !decoder.done()) {
      decoder.frame(name, utf8, from, to, out);
    }
  }

  private void end(PartSink sink) {
    if (kind == null) {
      throw new LlmException.BrokenOff(provider + " sent an empty answer", null);
    }
    if (kind == Kind.EVENTS) {
      events.finish();
    } else if (kind == Kind.VALUES) {
      values.finish();
    } else {
      byte[] whole = document.toByteArray();
      decoder.document(unmarked(Utf8.decode(whole, 0, whole.length)), sink);
    }
    decoder.end(sink);
  }

  /** RFC 8259, section 8.1, allows a reader to pass over a byte order mark. */
  private static String unmarked(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Null while only blanks and pieces of a byte order mark have come. */
  private @Nullable Kind kind(int count) {
    for (int i = 0; i < count; i++) {
      switch (buffer[i]) {
        case ' ', '\t', '\r', '\n', (byte) 0xEF, (byte) 0xBB, (byte) 0xBF -> {}
        case '{', '[' -> {
          return decoder.framesAreValues() ? Kind.VALUES : Kind.DOCUMENT;
        }
        case '<' ->
            throw new LlmException.BrokenOff(
                provider
                    + " answered with a web page instead of a model's answer; is the base URL"
                    + " right?",
                null);
        default -> {
          return Kind.EVENTS;
        }
      }
    }
    return null;
  }
}
