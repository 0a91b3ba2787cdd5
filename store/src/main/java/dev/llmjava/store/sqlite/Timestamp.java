package dev.llmjava.store.sqlite;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Times as Python prints them, in UTC with microseconds. By hand, because the JDK's formatters take
 * longer to load than everything else a short command does with the log.
 */
public final class Timestamp {
  private static final int NANOS_PER_MICRO = 1000;

  private Timestamp() {}

  /** As {@code datetime.isoformat()} has it, for turns. */
  public static String iso(Instant time) {
    return print(time, 'T');
  }

  /** As {@code str(datetime)} has it, for threads and migrations. */
  public static String spaced(Instant time) {
    return print(time, ' ');
  }

  private static String print(Instant time, char separator) {
    LocalDateTime t = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    var out = new StringBuilder(32).append(t.toLocalDate()).append(separator);
    digits(out, t.getHour(), 2).append(':');
    digits(out, t.getMinute(), 2).append(':');
    digits(out, t.getSecond(), 2);
    int micros = t.getNano() / NANOS_PER_MICRO;
    if (micros != 0) {
      digits(out.append('.'), micros, 6);
    }
    return out.append("+00:00").toString();
  }

  private static StringBuilder digits(StringBuilder out, int value, int width) {
    String text = Integer.toString(value);
    return out.repeat('0', width - text.length()).append(text);
  }
}
