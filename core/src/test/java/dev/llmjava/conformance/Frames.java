package dev.llmjava.conformance;

import dev.llmjava.http.EventStreamParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the frames of a recorded stream lie in its body. */
final class Frames {
  /**
   * One frame.
   *
   * @param event the name of a server-sent event; null when it has none
   */
  record Frame(int start, int end, @Nullable String event, String data) {}

  private Frames() {}

  static List<Frame> of(Recorded exchange) {
    byte[] body = exchange.body();
    return exchange.isEventStream() ? events(body) : lines(body);
  }

  private static List<Frame> events(byte[] body) {
    var frames = new ArrayList<Frame>();
    int start = blank(body);
    while (start < body.length) {
      int end = afterBlankLine(body, start);
      frames.add(event(body, start, end));
      start = end;
    }
    return frames;
  }

  private static List<Frame> lines(byte[] body) {
    var frames = new ArrayList<Frame>();
    int start = 0;
    for (int i = 0; i < body.length; i++) {
      if (body[i] == '\n' || i == body.length - 1) {
        String line = new String(body, start, i + 1 - start, StandardCharsets.UTF_8);
        if (!line.isBlank()) {
          frames.add(new Frame(start, i + 1, null, line));
        }
        start = i + 1;
      }
    }
    return frames;
  }

  /** Of blanks nobody can tell that they are the beginning of a stream. */
  private static int blank(byte[] body) {
    int from = 0;
    while (from < body.length && body[from] <= ' ') {
      from++;
    }
    return from;
  }

  /** Whatever its line ends. */
  private static int afterBlankLine(byte[] body, int start) {
    int breaks = 0;
    for (int i = start; i < body.length; i++) {
      if (body[i] == '\n') {
        breaks++;
      } else if (body[i] != '\r') {
        breaks = 0;
      }
      if (breaks == 2) {
        return i + 1;
      }
    }
    return body.length;
  }

  private static Frame event(byte[] body, int start, int end) {
    var data = new StringBuilder();
    var names = new ArrayList<@Nullable String>();
    var parser =
        new EventStreamParser(
            (name, text) -> {
              names.add(name);
              data.append(text);
            });
    byte[] event = Arrays.copyOfRange(body, start, end);
    parser.feed(event, event.length);
    parser.finish();
    return new Frame(start, end, names.isEmpty() ? null : names.getFirst(), data.toString());
  }
}
