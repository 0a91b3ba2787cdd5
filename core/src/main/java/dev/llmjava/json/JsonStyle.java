package dev.llmjava.json;

/**
 * How JSON is laid out.
 *
 * @param itemSeparator between items, for example {@code ", "}
 * @param keySeparator between a key and its value
 * @param indent spaces per level; 0 for one line
 * @param ascii whether non-ASCII is written as UTF-16 escapes, as Python does by default
 * @param sorted whether keys are sorted by code point
 */
public record JsonStyle(
    String itemSeparator, String keySeparator, int indent, boolean ascii, boolean sorted) {
  public static final JsonStyle COMPACT = new JsonStyle(",", ":", 0, false, false);
  public static final JsonStyle CANONICAL = new JsonStyle(",", ":", 0, false, true);

  /** Python's {@code json.dumps(value)}: what LLM stores in its columns. */
  public static final JsonStyle PYTHON = new JsonStyle(", ", ": ", 0, true, false);

  /** Python's {@code json.dumps(value, separators=(",", ":"))}: what schema ids are taken over. */
  public static final JsonStyle PYTHON_COMPACT = new JsonStyle(",", ":", 0, true, false);

  /** Python's {@code json.dumps(value, indent=2)}: what LLM prints. */
  public static final JsonStyle PYTHON_INDENTED = new JsonStyle(",", ": ", 2, true, false);

  public JsonStyle withIndent(int spaces) {
    return new JsonStyle(",", ": ", spaces, ascii, sorted);
  }
}
