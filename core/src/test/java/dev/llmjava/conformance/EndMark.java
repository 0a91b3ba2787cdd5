package dev.llmjava.conformance;

import dev.llmjava.conformance.Frames.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a stream may be cut so that something is missing.
 *
 * @param starts where each frame begins
 * @param mark where the frame begins that first says the answer is over
 * @param last where the frame begins after which nothing is missing even if the connection breaks
 */
record EndMark(List<Integer> starts, int mark, int last) {
  static EndMark of(Recorded exchange, Protocol protocol) {
    var starts = new ArrayList<Integer>();
    int mark = -1;
    int last = -1;
    for (Frame frame : Frames.of(exchange)) {
      starts.add(frame.start());
      Protocol.Ending ending = protocol.ending(frame.event(), frame.data());
      mark = mark < 0 && ending != Protocol.Ending.NONE ? frame.start() : mark;
      last = ending == Protocol.Ending.LAST ? frame.start() : last;
    }
    int length = exchange.body().length;
    return new EndMark(starts, mark < 0 ? length : mark, last < 0 ? length : last);
  }

  /** Between the frames before the mark, and inside of them. */
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
