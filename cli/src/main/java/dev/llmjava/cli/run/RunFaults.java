package dev.llmjava.cli.run;

import dev.llmjava.LlmException;
import dev.llmjava.cli.command.UsageError;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.text.TokenUsage;
import java.util.LinkedHashMap;
import java.util.Map;

/** What went wrong with inputs: each thing once, with the first place and how many there are. */
final class RunFaults {
  /** How many are told. */
  private static final int MOST = 20;

  private record Places(String first, int count) {}

  private final Map<String, Places> all = new LinkedHashMap<>();
  private int count;
  private int left;

  void add(String place, String fault) {
    count++;
    Places known = all.get(fault);
    if (known != null) {
      all.put(fault, new Places(known.first(), known.count() + 1));
    } else if (all.size() < MOST) {
      all.put(fault, new Places(place, 1));
    } else {
      left++;
    }
  }

  int count() {
    return count;
  }

  /** A line for each. */
  void print(Output out) {
    all.forEach(
        (fault, places) -> {
          String more = places.count() == 1 ? "" : " and " + more(places.count() - 1);
          out.print(places.first() + more + ": " + fault + "\n");
        });
    if (left > 0) {
      out.print("... and " + more(left) + "\n");
    }
  }

  private static String more(int count) {
    return TokenUsage.grouped(count) + " more";
  }

  /** Words in which no line ends. */
  static String oneLine(String text) {
    return String.join(" ", text.strip().lines().map(String::strip).toList());
  }

  /** What an exception says, in one line. */
  static String line(RuntimeException e) {
    boolean expected = e instanceof Failure || e instanceof UsageError || e instanceof LlmException;
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return oneLine(expected ? message : "unexpected " + e);
  }
}
