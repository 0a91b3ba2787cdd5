package dev.llmjava.cli.command;

import dev.llmjava.cli.terminal.TextWrap;
import java.util.ArrayList;
import java.util.List;

/** Help pages in click's layout. */
public final class Help {
  private static final int WIDTH = 78;
  private static final int WIDEST_TERM = 30;
  private static final int GAP = 2;

  private record Row(String term, String text) {}

  private Help() {}

  public static String of(Spec spec) {
    var out = new StringBuilder(usage(spec));
    about(out, spec.about());
    options(out, spec.options());
    return out.toString();
  }

  public static String of(Group group) {
    var out = new StringBuilder(usage(group));
    about(out, group.about());
    var options = new ArrayList<Spec.Option>();
    if (group.isRoot()) {
      options.add(Group.VERSION);
    }
    options.add(Spec.HELP);
    options(out, options);
    out.append("\nCommands:\n");
    var rows = new ArrayList<Row>();
    for (Group.Item item : group.items()) {
      rows.add(new Row(item.name() + (group.isStandard(item) ? "*" : ""), item.summary()));
    }
    table(out, rows);
    return out.toString();
  }

  /** The first line of a page. */
  static String usage(Group group) {
    return "Usage: " + group.path() + " [OPTIONS] COMMAND [ARGS]...\n";
  }

  /** The first line of a page. */
  static String usage(Spec spec) {
    var out = new StringBuilder("Usage: ").append(spec.path()).append(" [OPTIONS]");
    for (Spec.Argument argument : spec.arguments()) {
      out.append(argument.required() ? " " : " [")
          .append(argument.name())
          .append(argument.required() ? "" : "]")
          .append(argument.many() ? "..." : "");
    }
    return out.append('\n').toString();
  }

  private static void about(StringBuilder out, String about) {
    for (String paragraph : about.strip().split("\n\n", -1)) {
      out.append('\n');
      if (paragraph.startsWith(" ")) {
        paragraph.lines().forEach(line -> out.append("  ").append(line).append('\n'));
      } else {
        for (String line : TextWrap.wrap(paragraph, WIDTH - GAP)) {
          out.append("  ").append(line).append('\n');
        }
      }
    }
  }

  private static void options(StringBuilder out, List<Spec.Option> options) {
    out.append("\nOptions:\n");
    var rows = new ArrayList<Row>();
    for (Spec.Option option : options) {
      if (!option.hidden()) {
        rows.add(new Row(term(option), option.help()));
      }
    }
    table(out, rows);
  }

  private static String term(Spec.Option option) {
    String names = String.join(", ", option.names());
    return switch (option.values()) {
      case 0 -> names;
      case 1 -> names + " " + option.kind().placeholder;
      default -> names + " <TEXT TEXT>...";
    };
  }

  private static void table(StringBuilder out, List<Row> rows) {
    int widest = 0;
    for (Row row : rows) {
      widest = Math.max(widest, row.term().length());
    }
    int first = Math.min(widest, WIDEST_TERM) + GAP;
    for (Row row : rows) {
      out.append("  ").append(row.term());
      int used = row.term().length();
      if (used > first - GAP) {
        out.append('\n');
        used = -GAP;
      }
      for (String line : TextWrap.wrap(row.text(), WIDTH - first - GAP)) {
        out.repeat(' ', first - used).append(line).append('\n');
        used = -GAP;
      }
    }
  }
}
