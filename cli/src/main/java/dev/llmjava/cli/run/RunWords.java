package dev.llmjava.cli.run;

import dev.llmjava.cli.text.TokenUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The state of a run in words. */
final class RunWords {
  private RunWords() {}

  /** While it runs. */
  static String progress(RunTally.State state, Duration pause) {
    int done = state.before() + state.succeeded();
    var parts = new ArrayList<String>();
    parts.add(grouped(done) + "/" + grouped(state.before() + state.toAsk()) + " answered");
    parts.add(grouped(state.running()) + " running");
    if (state.failed() > 0) {
      parts.add(grouped(state.failed()) + " failed");
    }
    if (state.spent().tokens() > 0) {
      parts.add(grouped(state.spent().tokens()) + " tokens");
      parts.add(cost(state.spent()));
    }
    if (pause.toSeconds() > 0) {
      parts.add("the next in " + time(pause));
    }
    int over = state.succeeded() + state.failed();
    if (over > 0 && state.left() > 0) {
      parts.add("about " + time(state.time().multipliedBy(state.left()).dividedBy(over)) + " left");
    }
    return String.join(", ", parts);
  }

  /** At the end. */
  static String summary(RunTally.State state) {
    var parts = new ArrayList<String>();
    parts.add("Answered " + grouped(state.succeeded()));
    if (state.failed() > 0) {
      parts.add(grouped(state.failed()) + " failed");
    }
    if (state.left() > 0) {
      parts.add(grouped(state.left()) + " left");
    }
    if (state.before() > 0) {
      parts.add(grouped(state.before()) + " answered before");
    }
    return String.join(", ", parts) + "; " + String.join(", ", spent(state));
  }

  private static List<String> spent(RunTally.State state) {
    var parts = new ArrayList<String>();
    if (state.spent().tokens() > 0) {
      parts.add(grouped(state.spent().input()) + " input tokens");
      parts.add(grouped(state.spent().output()) + " output tokens");
      parts.add(cost(state.spent()));
    }
    parts.add(time(state.time()));
    return parts;
  }

  private static String cost(RunTally.Spent spent) {
    return spent.cost().equals("unknown") ? "cost unknown" : spent.cost();
  }

  private static String grouped(int number) {
    return TokenUsage.grouped(number);
  }

  private static String grouped(long number) {
    return TokenUsage.grouped(number);
  }

  /** To the second. */
  static String time(Duration time) {
    long seconds = time.toSeconds();
    if (seconds < 60) {
      return seconds + "s";
    }
    return seconds < 3600
        ? String.format(Locale.ROOT, "%dm %02ds", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%dh %02dm", seconds / 3600, seconds / 60 % 60);
  }
}
