package dev.llmjava.http;

import dev.llmjava.LlmException;
import dev.llmjava.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says what was recorded in place of a request that was not, and where the two differ first. */
final class NearestRequest {
  private NearestRequest() {}

  static LlmException.Setup missing(
      Path file, RecordedRequest asked, List<RecordedExchange> recorded) {
    RecordedExchange best = null;
    long smallest = Long.MAX_VALUE;
    for (RecordedExchange exchange : recorded) {
      long distance = distance(asked, exchange.request());
      if (distance < smallest) {
        smallest = distance;
        best = exchange;
      }
    }
    return new LlmException.Setup(
        file
            + " has no answer to "
            + asked
            + (asked.model() == null ? "" : " (" + asked.model() + ")")
            + ": "
            + (best == null ? "it is empty" : compared(asked, best))
            + "; record it first");
  }

  /** Another address is further away than another model, and that than other words. */
  private static long distance(RecordedRequest asked, RecordedRequest known) {
    long there = asked.toString().equals(known.toString()) ? 0 : 1L << 40;
    long model = Objects.equals(asked.model(), known.model()) ? 0 : 1L << 32;
    return there + model + differences(asked, known).size();
  }

  private static List<JsonDifference> differences(RecordedRequest asked, RecordedRequest known) {
    return JsonDifference.between(known.body(), asked.body());
  }

  private static String compared(RecordedRequest asked, RecordedExchange nearest) {
    RecordedRequest known = nearest.request();
    String start = "the nearest" + (nearest.line() == 0 ? "" : ", in line " + nearest.line() + ",");
    if (!known.toString().equals(asked.toString())) {
      return start + " is " + known;
    }
    if (!Objects.equals(known.model(), asked.model())) {
      return start + " asks " + (known.model() == null ? "no model" : known.model());
    }
    JsonDifference first = differences(asked, known).getFirst();
    return start
        + " has "
        + shown(first.recorded(), first.asked())
        + " at "
        + (first.pointer().isEmpty() ? "its root" : first.pointer())
        + " where this one has "
        + shown(first.asked(), first.recorded());
  }

  private static final int SHOWN = 60;
  private static final int BEFORE = 15;

  /** Of a long text what is different, with a little of what comes before. */
  private static String shown(@Nullable Json value, @Nullable Json other) {
    if (value == null) {
      return "nothing";
    }
    if (value instanceof Json.Str(String text) && other instanceof Json.Str(String beside)) {
      int same = 0;
      while (same < Math.min(text.length(), beside.length())
          && text.charAt(same) == beside.charAt(same)) {
        same++;
      }
      int from = same <= SHOWN / 2 ? 0 : same - BEFORE;
      return Json.of((from == 0 ? "" : "...") + cut(text.substring(from))).toString();
    }
    return cut(value.toString());
  }

  private static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
