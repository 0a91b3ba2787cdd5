package dev.llmjava.wire.chatcompletions;

/**
 * Whether a text that grows may be one whole JSON object by now, told without reading it again: an
 * object is whole where its first brace is closed.
 */
final class Braces {
  private int depth;
  private boolean inString;
  private boolean escaped;
  private boolean closed;
  private boolean broken;

  void add(String more) {
    for (int i = 0; i < more.length() && !broken; i++) {
      char c = more.charAt(i);
      if (inString) {
        inString(c);
      } else if (" \t\r\n".indexOf(c) < 0) {
        outside(c);
      }
    }
  }

  /** What is between the braces need not be JSON. */
  boolean closed() {
    return closed && !broken;
  }

  private void inString(char c) {
    inString = escaped || c != '"';
    escaped = !escaped && c == '\\';
  }

  private void outside(char c) {
    broken = closed || (depth == 0 && c != '{');
    switch (c) {
      case '"' -> inString = true;
      case '{' -> depth++;
      case '}' -> {
        depth--;
        closed = depth == 0;
      }
      default -> {}
    }
  }
}
