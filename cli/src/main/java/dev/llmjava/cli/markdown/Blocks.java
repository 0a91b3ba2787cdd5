package dev.llmjava.cli.markdown;

import dev.llmjava.cli.markdown.LineStart.Container;
import dev.llmjava.cli.markdown.LineStart.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what each line is and hands it on. The beginning of a line is held until it is clear what
 * it begins; a line that may belong to a table, or open a code block, is held whole.
 */
final class Blocks {
  /** No row of a table for people is longer. */
  private static final int LONGEST_HELD = 8192;

  private static final String TAB = "    ";

  private enum State {
    BEGINNING,
    HELD,
    WORDS,
    EXACT
  }

  private final Screen screen;
  private final Lines lines;
  private final Inline words;
  private final ClosingHashes heading;
  private final StringBuilder held = new StringBuilder();
  private List<Container> open = List.of();
  private State state = State.BEGINNING;
  private @Nullable LineStart start;
  private Kind last = Kind.BLANK;
  private boolean blank;
  private boolean begun;

  /** A line waits for the next, which tells whether the backslash at its end is a mark. */
  private boolean breaks;

  private @Nullable CodeBlock code;
  private @Nullable Table table;

  Blocks(Screen screen, Lines lines) {
    this.screen = screen;
    this.lines = lines;
    this.words = new Inline(lines, !screen.colours());
    this.heading = new ClosingHashes(words);
  }

  void put(int c) {
    if (code != null) {
      code.put(c);
    } else if (state == State.WORDS) {
      say(c);
    } else if (state == State.EXACT) {
      lines.exactly(c, Style.PLAIN);
    } else if (state == State.HELD) {
      hold(c);
    } else if (c == '\t') {
      held.append(TAB);
      begin(false);
    } else {
      held.appendCodePoint(c);
      begin(false);
    }
  }

  private void say(int c) {
    if (last == Kind.HEADING) {
      heading.put(c);
    } else {
      words.put(c);
    }
  }

  private void hold(int c) {
    held.appendCodePoint(c);
    if (held.length() > LONGEST_HELD && start != null) {
      endTable();
      words(start, Style.PLAIN);
    }
  }

  void endLine() {
    if (code != null) {
      code = code.endLine() ? null : code;
      return;
    }
    if (state == State.BEGINNING) {
      begin(true);
    }
    if (state == State.HELD && start != null) {
      endHeld(start);
    }
    if (state == State.WORDS) {
      heading.endLine();
      breaks = words.endLine();
    }
    if ((state == State.WORDS && !breaks) || state == State.EXACT) {
      lines.endLine();
    }
    held.setLength(0);
    state = State.BEGINNING;
  }

  /** Ends everything: what was held is shown, and what comes next begins anew. */
  void finish() {
    if (code == null && (!held.isEmpty() || state != State.BEGINNING)) {
      endLine();
    }
    if (code != null) {
      code.finish();
      code = null;
    }
    endBreak(false);
    endTable();
    words.endParagraph();
    open = List.of();
    last = Kind.BLANK;
    blank = begun;
  }

  private void begin(boolean whole) {
    LineStart found =
        last == Kind.DATA && !held.isEmpty()
            ? new LineStart(List.of(), 0, Kind.DATA, 0, 0, 0)
            : LineStart.read(held, whole, open);
    if (found != null) {
      if (table != null && (found.kind() != Kind.ROW || !table.isIn(found.in()))) {
        endTable();
      }
      endBreak(goesOn(found));
      start = found;
      begin(found);
    }
  }

  private boolean goesOn(LineStart found) {
    boolean said =
        switch (found.kind()) {
          case TEXT, INDENTED, DATA -> last == Kind.TEXT;
          default -> false;
        };
    return said && found.kept() == found.in().size();
  }

  private void endBreak(boolean mark) {
    if (breaks) {
      breaks = false;
      if (!mark) {
        words.backslash();
      }
      lines.endLine();
    }
  }

  private void begin(LineStart found) {
    switch (found.kind()) {
      case BLANK -> blank(found);
      case TEXT -> words(found, Style.PLAIN);
      case HEADING -> words(found, Headings.style(found.level()));
      case RULE -> rule(found);
      case FENCE, ROW -> state = State.HELD;
      case INDENTED, DATA -> {
        if (last == Kind.TEXT || (found.kind() == Kind.DATA && !found.in().isEmpty())) {
          words(found, Style.PLAIN);
        } else {
          exact(found);
        }
      }
    }
  }

  private void blank(LineStart found) {
    if (found.hasMark()) {
      enter(found);
      markAlone(found);
    } else {
      blank = begun;
    }
    open = found.in();
    last = Kind.BLANK;
    words.endParagraph();
  }

  /** Sets the margin of a new line, after the gap before it. */
  private void enter(LineStart found) {
    if (blank) {
      lines.blank(found.marginBefore());
    }
    blank = false;
    begun = true;
    open = found.in();
    last = found.kind();
    lines.margin(found.margin());
  }

  private void markAlone(LineStart found) {
    if (found.hasMark()) {
      lines.begin();
      lines.endLine();
    }
  }

  private void words(LineStart found, Style style) {
    enter(found);
    last = found.level() == 0 ? Kind.TEXT : Kind.HEADING;
    state = State.WORDS;
    lines.put(" ".repeat(found.indent()), style);
    words.begin(style);
    String rest = held.substring(Math.min(held.length(), found.length() + found.indent()));
    String shown = found.level() == 0 ? rest : rest.substring(found.level()).stripLeading();
    shown.codePoints().forEach(this::say);
  }

  /** Shown as it is, because it is no Markdown. */
  private void exact(LineStart found) {
    enter(found);
    state = State.EXACT;
    lines.exactly(held.substring(found.length()), Style.PLAIN);
  }

  private void rule(LineStart found) {
    enter(found);
    lines.exactly("\u2500".repeat(Math.max(lines.room(), 0)), Style.of(Style.DIM));
    lines.endLine();
  }

  private void endHeld(LineStart found) {
    String line = held.substring(found.length() + found.indent());
    if (found.kind() == Kind.ROW) {
      row(found, line);
    } else if (CodeBlock.opens(line)) {
      enter(found);
      markAlone(found);
      lines.margin(Margin.NONE);
      code = new CodeBlock(lines, line, found);
      state = State.BEGINNING;
    } else {
      words(found, Style.PLAIN);
    }
  }

  private void row(LineStart found, String line) {
    state = State.BEGINNING;
    if (table != null && table.add(line)) {
      return;
    }
    endTable();
    enter(found);
    table = new Table(lines, screen, found.in());
    table.add(line);
  }

  private void endTable() {
    if (table != null) {
      table.show();
      table = null;
    }
  }
}
