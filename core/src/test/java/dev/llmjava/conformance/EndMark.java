package dev.llmjava.conformance;

import dev.llmjava.http.EventStreamParser;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where an event stream of chat completions may be cut so that something is missing.
 *
 * @param starts where each event begins
 * @param mark where the event begins that first says the answer is over
 * @param last where the event begins after which nothing is missing even if the connection breaks
 */
record EndMark(List<Integer> starts, int mark, int last) {
  static EndMark of(byte[] body) {
    var starts = new ArrayList<Integer>();
    int mark = -1;
    int last = -1;
    int start = blank(body);
    while (start < body.length) {
      int end = end(body, start);
      String data = data(body, start, end);
      starts.add(start);
      boolean done = data.strip().equals("[DONE]");
      mark = mark < 0 && (done || hasFinishReason(data)) ? start : mark;
      last = done ? start : last;
      start = end;
    }
    return new EndMark(starts, mark < 0 ? body.length : mark, last < 0 ? body.length : last);
  }

  /** Of blanks nobody can tell that they are the beginning of a stream. */
  private static int blank(byte[] body) {
    int from = 0;
    while (from < body.length && body[from] <= ' ') {
      from++;
    }
    return from;
  }

  /** After the blank line, whatever its line ends. */
  private static int end(byte[] body, int start) {
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

  private static String data(byte[] body, int start, int end) {
    var data = new StringBuilder();
    var parser = new EventStreamParser((name, text) -> data.append(text));
    byte[] event = Arrays.copyOfRange(body, start, end);
    parser.feed(event, event.length);
    parser.finish();
    return data.toString();
  }

  private static boolean hasFinishReason(String data) {
    if (!data.startsWith("{")) {
      return false;
    }
    return Json.parseObject(data).items("choices").stream()
        .map(Json.Obj.class::cast)
        .filter(choice -> !choice.has("index") || choice.integer("index") == 0)
        .map(choice -> choice.string("finish_reason"))
        .anyMatch(reason -> reason != null && !reason.isEmpty());
  }

  /** Between the events before the mark, and inside of them. */
  List<Integer> cuts() {
    var cuts = new ArrayList<Integer>();
    for (int i = 1; i < starts.size() && starts.get(i) <= mark; i++) {
      int from = starts.get(i - 1);
      int to = starts.get(i);
      cuts.add((from + to) / 2);
      cuts.add(to);
    }
    return cuts;
  }

  /** Those, and the places from the mark to where a connection that breaks no longer matters. */
  List<Integer> breaks() {
    var breaks = new ArrayList<>(cuts());
    starts.stream().filter(start -> start > mark && start <= last).forEach(breaks::add);
    return breaks;
  }
}
