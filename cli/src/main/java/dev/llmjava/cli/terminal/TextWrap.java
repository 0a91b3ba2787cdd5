package dev.llmjava.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines. */
public final class TextWrap {
  private TextWrap() {}

  /**
   * The words of a text on as few lines as fit; a word that is too long gets pieces of lines of its
   * own, and a word may be broken after a hyphen between letters, as Python's textwrap does.
   */
  public static List<String> wrap(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      boolean first = true;
      for (String piece : pieces(word)) {
        String gap = first && !line.isEmpty() ? " " : "";
        first = false;
        if (line.length() + gap.length() + piece.length() <= width) {
          line.append(gap).append(piece);
        } else {
          if (!line.isEmpty()) {
            lines.add(line.toString());
          }
          line.setLength(0);
          line.append(cut(piece, width, lines));
        }
      }
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  /** Puts something before every line; lines without words stay as they are. */
  public static String indent(String text, String before) {
    var lines = new ArrayList<String>();
    for (String line : text.split("\n", -1)) {
      lines.add(line.isBlank() ? line : before + line);
    }
    return String.join("\n", lines);
  }

  private static String cut(String piece, int width, List<String> lines) {
    String rest = piece;
    while (rest.length() > width) {
      lines.add(rest.substring(0, width));
      rest = rest.substring(width);
    }
    return rest;
  }

  private static List<String> pieces(String word) {
    var pieces = new ArrayList<String>();
    int start = 0;
    for (int i = 2; i + 1 < word.length(); i++) {
      if (word.charAt(i) == '-'
          && Character.isLetter(word.charAt(i - 1))
          && Character.isLetter(word.charAt(i - 2))
          && Character.isLetter(word.charAt(i + 1))) {
        pieces.add(word.substring(start, i + 1));
        start = i + 1;
      }
    }
    pieces.add(word.substring(start));
    return pieces;
  }
}
