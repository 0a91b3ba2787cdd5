package dev.llmjava.cli.text;

import dev.llmjava.cli.terminal.Output;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;

/** Prints values one by one, so that no more than one of them is text at a time. */
public final class JsonRows {
  /** How the values are put together. */
  public enum Layout {
    /** One value on a line of its own, and nothing around them. */
    LINES("", "\n", "\n", ""),
    /** An array with one value on a line. */
    COMPACT("[", ",\n ", "]\n", "[]\n"),
    /** An array as Python indents it. */
    INDENTED("[\n  ", ",\n  ", "\n]\n", "[]\n");

    private final String start;
    private final String between;
    private final String end;
    private final String none;

    Layout(String start, String between, String end, String none) {
      this.start = start;
      this.between = between;
      this.end = end;
      this.none = none;
    }
  }

  private final Output out;
  private final Layout layout;
  private boolean empty = true;

  public JsonRows(Output out, Layout layout) {
    this.out = out;
    this.layout = layout;
  }

  public void add(Json value) {
    String text =
        layout == Layout.INDENTED
            ? value.format(JsonStyle.PYTHON_INDENTED).replace("\n", "\n  ")
            : value.format(JsonStyle.PYTHON);
    out.print((empty ? layout.start : layout.between) + text);
    empty = false;
  }

  /** What comes after the last one. */
  public void end() {
    out.print(empty ? layout.none : layout.end);
  }
}
