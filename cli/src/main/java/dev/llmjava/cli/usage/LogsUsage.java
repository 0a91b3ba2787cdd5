package dev.llmjava.cli.usage;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Checks;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.LogDatabase;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.command.UsageError;
import dev.llmjava.cli.log.LogSelection;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.terminal.TerminalWidth;
import dev.llmjava.cli.text.Counted;
import dev.llmjava.json.JsonStyle;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code llm logs usage} */
public final class LogsUsage implements Command {
  private static final int DAY = 10;

  @Override
  public Spec spec() {
    return new Spec(
            "llm logs usage",
            """
            Show what was used of tokens, and what they cost

            The cost is that of the prices that 'llm models --json' shows, in US dollars. What \
            has no known price is not guessed. Days are in UTC.
            """)
        .text("What to add up by: model, day or conversation", "--by")
        .completing(Completion.USAGE_GROUPS)
        .text("Only since a day (2026-01-31), or for so long (12h, 7d, 4w)", "--since")
        .text("Only this model, by id or alias", "-m", "--model")
        .completing(Completion.MODELS)
        .flag("Print JSON", "--json")
        .one(Spec.Kind.EXISTING_FILE, "The log database to read", "-d", "--database");
  }

  @Override
  public boolean opensLog() {
    return true;
  }

  @Override
  public int run(Arguments arguments, Session session) {
    UsageReport.By by = by(arguments.text("by"));
    String since = since(arguments.value("since"), Instant.now());
    String model = arguments.value("model");
    var report = new UsageReport(by, session.llm());
    try (var log = LogDatabase.open(arguments, session)) {
      log.usage()
          .each(since, model == null ? null : LogSelection.resolved(model, session), report::add);
    }
    Output out = session.out();
    if (arguments.has("json")) {
      out.print(report.toJson().format(JsonStyle.PYTHON_INDENTED) + "\n");
      return 0;
    }
    int width = out.isTerminal() ? TerminalWidth.of(session.terminal()) : 0;
    out.print(new UsageTable(by, report).text(width));
    if (!report.unpriced().isEmpty()) {
      String turns = new Counted().and(report.total().unpriced(), "turn").text();
      out.print(
          "The cost of " + turns + " is unknown: " + String.join(", ", report.unpriced()) + "\n");
    }
    return 0;
  }

  private UsageReport.By by(String given) {
    for (UsageReport.By by : UsageReport.By.values()) {
      if (by.name().toLowerCase(Locale.ROOT).equals(given)) {
        return by;
      }
    }
    if (given.isEmpty()) {
      return UsageReport.By.MODEL;
    }
    throw invalid("--by", "'" + given + "' is not one of 'model', 'day', 'conversation'.");
  }

  /** As the log compares it: a time in UTC, or the beginning of one. */
  private @Nullable String since(@Nullable String given, Instant now) {
    if (given == null) {
      return null;
    }
    try {
      Duration back = back(given);
      if (back != null) {
        return now.minus(back).truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
      }
      return given.length() <= DAY
          ? LocalDate.parse(given).toString()
          : LocalDateTime.parse(given).truncatedTo(ChronoUnit.SECONDS).toString();
    } catch (DateTimeException | ArithmeticException e) {
      throw invalid(
          "--since",
          "'" + given + "' is neither a day such as 2026-01-31 nor a time such as 12h, 7d or 4w.");
    }
  }

  private static @Nullable Duration back(String given) {
    String number = given.substring(0, given.length() - 1);
    if (number.isEmpty() || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    long count = number.length() > 6 ? Integer.MAX_VALUE : Long.parseLong(number);
    return switch (given.charAt(given.length() - 1)) {
      case 'h' -> Duration.ofHours(count);
      case 'd' -> Duration.ofDays(count);
      case 'w' -> Duration.ofDays(Math.multiplyExact(count, 7L));
      default -> null;
    };
  }

  private UsageError invalid(String option, String fault) {
    Spec spec = spec();
    return Checks.invalid(spec, spec.option(option), fault);
  }
}
