package dev.llmjava.cli.markdown;

/** The words of a heading, without the hashes that some close it with. */
final class ClosingHashes {
  private final Inline words;
  private final StringBuilder held = new StringBuilder();
  private boolean begun;

  ClosingHashes(Inline words) {
    this.words = words;
  }

  void put(int c) {
    if (c == ' ') {
      held.append(' ');
    } else if (c == '#' && (!begun || !held.isEmpty())) {
      if (!held.isEmpty() && held.indexOf("#") >= 0 && held.charAt(held.length() - 1) == ' ') {
        show(held.lastIndexOf("#") + 1);
      }
      held.append('#');
    } else {
      show(held.length());
      words.put(c);
    }
    begun = true;
  }

  private void show(int length) {
    held.substring(0, length).codePoints().forEach(words::put);
    held.delete(0, length);
  }

  /** What is held now is no part of the heading. */
  void endLine() {
    held.setLength(0);
    begun = false;
  }
}
