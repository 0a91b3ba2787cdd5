package dev.llmjava.cli.markdown;

import dev.llmjava.cli.markdown.LineStart.Container;
import dev.llmjava.cli.markdown.LineStart.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a {@link LineStart}, from the left to the right. */
final class LineReader {
  private static final int CODE_INDENT = 4;
  private static final int MOST_LEVELS = 6;
  private static final int FENCE = 3;
  private static final int RULE = 3;

  /** Deeper ones would leave no room for words. */
  private static final int DEEPEST = 8;

  private final CharSequence text;
  private final boolean whole;
  private int at;
  private int indent;
  private int level;

  /** Set where the line could still become one thing or another. */
  private boolean open;

  LineReader(CharSequence text, boolean whole) {
    this.text = text;
    this.whole = whole;
  }

  @Nullable LineStart read(List<Container> before) {
    var in = new ArrayList<Container>();
    for (Container container : before) {
      if (!goesOn(container)) {
        break;
      }
      in.add(container);
    }
    int kept = in.size();
    Kind kind = null;
    while (kind == null && !open) {
      indent = spaces();
      Container more = rest() && in.size() < DEEPEST ? container() : null;
      if (more == null) {
        kind = open ? null : kind();
      } else {
        in.add(more);
      }
    }
    return open || kind == null ? null : new LineStart(in, kept, kind, at, indent, level);
  }

  private boolean goesOn(Container container) {
    indent = spaces();
    if (container.isQuote()) {
      return quote();
    }
    if (!rest()) {
      return true; // a line without words ends no item
    }
    int needed = Math.min(container.content(), container.from() + 2);
    if (indent < needed) {
      return false;
    }
    at += Math.min(indent, container.content());
    return true;
  }

  private int spaces() {
    int end = at;
    while (end < text.length() && text.charAt(end) == ' ') {
      end++;
    }
    return end - at;
  }

  /** Whether there are words; it is not known while more may come. */
  private boolean rest() {
    boolean there = at + indent < text.length();
    open |= !there && !whole;
    return there;
  }

  private char first() {
    return text.charAt(at + indent);
  }

  private boolean quote() {
    if (indent >= CODE_INDENT || !rest() || first() != '>') {
      return false;
    }
    at += indent + 1;
    if (at == text.length()) {
      open |= !whole;
    } else if (text.charAt(at) == ' ') {
      at++;
    }
    return true;
  }

  private @Nullable Container container() {
    if (indent >= CODE_INDENT) {
      return null;
    }
    if (first() == '>') {
      quote();
      return Container.QUOTE;
    }
    if (isRule()) {
      return null;
    }
    int mark = mark();
    return open || mark == 0 ? null : item(mark);
  }

  private boolean isRule() {
    int marks = LineMarks.rule(text, at + indent);
    open |= marks > 0 && !whole;
    return marks >= RULE;
  }

  /** How long the mark of an item is; 0 when there is none. */
  private int mark() {
    int from = at + indent;
    int length = LineMarks.item(text, from);
    if (from + Math.abs(length) == text.length()) {
      open |= !whole;
      return Math.max(length, 0);
    }
    return length > 0 && text.charAt(from + length) == ' ' ? length : 0;
  }

  private @Nullable Container item(int length) {
    int from = indent;
    String mark = text.subSequence(at + indent, at + indent + length).toString();
    at += indent + length;
    indent = spaces();
    if (!rest()) {
      if (open) {
        return null;
      }
      indent = 1; // an item without words
    }
    int gap = indent > CODE_INDENT ? 1 : Math.max(indent, 1);
    at = Math.min(at + gap, text.length());
    String shown = LineMarks.isDigit(mark.charAt(0)) ? mark + " " : "\u2022 ";
    return new Container(shown, from, from + length + gap);
  }

  private Kind kind() {
    if (!rest()) {
      return Kind.BLANK;
    }
    char c = first();
    int run = Spans.run(text, at + indent);
    int after = at + indent + run;
    if (indent >= CODE_INDENT) {
      return Kind.INDENTED;
    }
    return switch (c) {
      case '-', '*', '_' -> isRule() ? Kind.RULE : Kind.TEXT;
      case '#' -> heading(run, after);
      case '`', '~' -> fence(run, after);
      case '|' -> Kind.ROW;
      case '{', '[' -> data(c, after);
      default -> Kind.TEXT;
    };
  }

  private Kind heading(int run, int after) {
    if (run > MOST_LEVELS) {
      return Kind.TEXT;
    }
    if (after == text.length()) {
      open |= !whole;
      return Kind.TEXT;
    }
    if (text.charAt(after) != ' ') {
      return Kind.TEXT;
    }
    level = run;
    return Kind.HEADING;
  }

  private Kind fence(int run, int after) {
    open |= after == text.length() && !whole;
    return run >= FENCE ? Kind.FENCE : Kind.TEXT;
  }

  /** JSON that nobody put into a fence: an object, or an array of objects, arrays or texts. */
  private Kind data(char bracket, int after) {
    if (after == text.length()) {
      open |= !whole;
      return Kind.DATA;
    }
    String next = bracket == '{' ? "\" }" : "{[\"";
    return next.indexOf(text.charAt(after)) >= 0 ? Kind.DATA : Kind.TEXT;
  }
}
