package dev.llmjava.cli.markdown;

import dev.llmjava.cli.TerminalColumns;

/** What a terminal shows of Markdown: characters, and {@code {1;36}} where the style changes. */
final class ShownText {
  private static final char ESCAPE = '\u001b';

  private ShownText() {}

  /** Shows a text that comes in pieces of a length. */
  static String of(String markdown, int columns, boolean colours, int piece) {
    var sent = new StringBuilder();
    var screen = new Screen(columns, TerminalColumns::counter, colours);
    var stream = new MarkdownStream(screen, sent::append);
    for (int i = 0; i < markdown.length(); i += piece) {
      stream.write(markdown.substring(i, Math.min(markdown.length(), i + piece)));
    }
    stream.finish();
    return read(sent.toString());
  }

  static String of(String markdown, int columns) {
    return of(markdown, columns, true, markdown.length() + 1);
  }

  /** The same without styles. */
  static String plain(String markdown, int columns) {
    return of(markdown, columns).replaceAll("\\{[0-9;]*\\}", "");
  }

  /** Reads what was sent as a terminal does, which may know nothing but text and styles. */
  static String read(String sent) {
    var shown = new StringBuilder();
    String style = "0";
    String told = "0";
    for (int i = 0; i < sent.length(); i++) {
      char c = sent.charAt(i);
      if (c == ESCAPE) {
        int end = sent.indexOf('m', i);
        String codes = sent.substring(i + 2, end);
        if (sent.charAt(i + 1) != '[' || !codes.matches("[0-9;]+")) {
          throw new AssertionError("no style: " + sent.substring(i + 1, end + 1));
        }
        style = codes;
        i = end;
      } else {
        if (c != '\n' && !style.equals(told)) {
          shown.append('{').append(style).append('}');
          told = style;
        }
        shown.append(c);
      }
    }
    return shown.toString();
  }
}
