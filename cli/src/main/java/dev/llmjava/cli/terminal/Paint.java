package dev.llmjava.cli.terminal;

import java.util.Locale;

/**
 * Puts words on standard output, styled where it is a terminal whose user wants that: see {@link
 * Output#styled}.
 */
public final class Paint {
  public static final String BOLD = "1";
  public static final String DIM = "2";
  public static final String RED = "31";
  public static final String GREEN = "32";
  public static final String YELLOW = "33";
  public static final String CYAN = "36";
  private static final String NONE = "";

  private final Output out;
  private final boolean lines;

  public Paint(Terminal terminal) {
    out = terminal.out();
    lines = out.isTerminal() && isUtf8(terminal);
  }

  private static boolean isUtf8(Terminal terminal) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String locale = terminal.variable(name).toLowerCase(Locale.ROOT);
      if (!locale.isEmpty()) {
        return locale.contains("utf-8") || locale.contains("utf8");
      }
    }
    return false;
  }

  /** Whether lines are drawn with characters made for that: on terminals that can show them. */
  public boolean drawsLines() {
    return lines;
  }

  public boolean hasColours() {
    return out.showsColours();
  }

  public Paint plain(String text) {
    return in(NONE, text);
  }

  public Paint in(String style, String text) {
    if (!style.isEmpty() && !text.isEmpty()) {
      out.styled(style, text);
    } else {
      out.print(text);
    }
    return this;
  }

  public void endLine() {
    out.print("\n");
  }
}
