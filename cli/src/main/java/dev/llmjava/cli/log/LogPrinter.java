package dev.llmjava.cli.log;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.text.Excerpt;
import dev.llmjava.cli.text.Fences;
import dev.llmjava.store.LogRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints logged turns in the form that was asked for. */
final class LogPrinter {
  private final Arguments arguments;
  private final Output out;
  private final boolean oneThread;

  /**
   * @param oneThread whether all turns are of one conversation
   */
  LogPrinter(Arguments arguments, Output out, boolean oneThread) {
    this.arguments = arguments;
    this.out = out;
    this.oneThread = oneThread;
  }

  /** Refuses forms that exclude each other. */
  static void check(Arguments arguments) {
    if (arguments.has("short") && (arguments.has("json") || arguments.has("response"))) {
      boolean both = arguments.has("json") && arguments.has("response");
      String others =
          both ? "--json or --response" : arguments.has("json") ? "--json" : "--response";
      throw new Failure("Cannot use --short and " + others + " together");
    }
  }

  void print(List<LogRow> rows) {
    if (LogData.isWanted(arguments)) {
      new LogData(arguments, out).print(rows);
    } else if (arguments.has("json")) {
      boolean expand = arguments.has("expand");
      var without = new LogJson.Without(arguments.has("truncate"), !expand);
      LogJson.print(rows.stream().map(this::shortened).toList(), without, out);
    } else {
      String text = text(rows);
      if (text != null) {
        out.print(text + "\n");
      } else {
        each(rows);
      }
    }
  }

  /** One response or one block of code, if that was asked for and is there. */
  private @Nullable String text(List<LogRow> rows) {
    boolean last = arguments.has("extract-last");
    if (arguments.has("extract") || last) {
      for (LogRow row : rows) {
        String block = Fences.find(shortened(row).words().response(), last);
        if (block != null) {
          return block;
        }
      }
      return null;
    }
    return arguments.has("response") && !rows.isEmpty()
        ? shortened(rows.getLast()).words().response()
        : null;
  }

  private void each(List<LogRow> rows) {
    boolean usage = arguments.has("usage");
    if (arguments.has("short")) {
      var yaml = new LogShort(usage);
      rows.forEach(row -> out.print(yaml.of(shortened(row))));
    } else {
      var wish = new LogMarkdown.Wish(oneThread, arguments.has("expand"), usage);
      var markdown = new LogMarkdown(wish);
      rows.forEach(row -> out.print(markdown.of(shortened(row))));
    }
  }

  /** With -t, the beginnings of what was said. */
  private LogRow shortened(LogRow row) {
    if (!arguments.has("truncate")) {
      return row;
    }
    LogRow.Words words = row.words();
    return new LogRow(
        row.facts(),
        new LogRow.Words(
            Excerpt.of(words.prompt()),
            words.system(),
            Excerpt.of(words.response()),
            words.reasoning(),
            words.promptJson()),
        row.payload(),
        row.extras(),
        row.broken(),
        row.legacy());
  }
}
