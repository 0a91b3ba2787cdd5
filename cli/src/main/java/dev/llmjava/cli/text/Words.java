package dev.llmjava.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Takes text apart: runs of letters and digits, runs of white space, and every other character. */
public final class Words {
  private enum Kind {
    LETTERS,
    SPACE,
    OTHER
  }

  private Words() {}

  /** Joined they are the text again. */
  public static List<String> of(String text) {
    var words = new ArrayList<String>();
    int start = 0;
    Kind run = Kind.OTHER;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      Kind kind = kind(c);
      if (i > start && (kind != run || kind == Kind.OTHER)) {
        words.add(text.substring(start, i));
        start = i;
      }
      run = kind;
      i += Character.charCount(c);
    }
    if (start < text.length()) {
      words.add(text.substring(start));
    }
    return words;
  }

  /** Ideographs are words of their own. */
  private static Kind kind(int c) {
    if (Character.isWhitespace(c)) {
      return Kind.SPACE;
    }
    return Character.isLetterOrDigit(c) && !Character.isIdeographic(c) ? Kind.LETTERS : Kind.OTHER;
  }
}
