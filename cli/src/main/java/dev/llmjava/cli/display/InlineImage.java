package dev.llmjava.cli.display;

import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.cli.terminal.TerminalWidth;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Draws pictures in terminals that can, by the protocol of kitty or of iTerm2. */
public final class InlineImage {
  private enum Protocol {
    /** PNG, in pieces (sw.kovidgoyal.net/kitty/graphics-protocol). */
    KITTY,
    /** Any picture, whole (iterm2.com/documentation-images.html). */
    ITERM
  }

  /** Larger ones would hold the terminal up. */
  private static final int MOST_BYTES = 8 << 20;

  /** The most that kitty takes at once. */
  private static final int PIECE = 4096;

  /** A guess: terminals do not tell how wide a column is. */
  private static final int PIXELS_A_COLUMN = 10;

  private static final int WIDTH_OFFSET = 16;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private final Protocol protocol;
  private final Terminal terminal;

  private InlineImage(Protocol protocol, Terminal terminal) {
    this.protocol = protocol;
    this.terminal = terminal;
  }

  /** Null at a terminal that cannot draw. What stands between, as tmux, does not pass them on. */
  public static @Nullable InlineImage at(Terminal terminal) {
    String kind = terminal.variable("TERM").toLowerCase(Locale.ROOT);
    boolean between =
        !terminal.variable("TMUX").isEmpty()
            || kind.startsWith("screen")
            || kind.startsWith("tmux");
    if (between || Output.isDumb(terminal.environment())) {
      return null;
    }
    Protocol protocol = protocol(terminal, kind);
    return protocol == null ? null : new InlineImage(protocol, terminal);
  }

  private static @Nullable Protocol protocol(Terminal terminal, String kind) {
    return switch (terminal.variable("TERM_PROGRAM").toLowerCase(Locale.ROOT)) {
      case "iterm.app", "wezterm" -> Protocol.ITERM;
      case "ghostty" -> Protocol.KITTY;
      default ->
          kind.equals("xterm-kitty") || !terminal.variable("KITTY_WINDOW_ID").isEmpty()
              ? Protocol.KITTY
              : null;
    };
  }

  /** Draws a picture on lines of its own, if its bytes are those of one and not too many. */
  void show(byte[] content, Output out) {
    if (content.length > MOST_BYTES) {
      return;
    }
    if (protocol == Protocol.KITTY && isPng(content)) {
      kitty(content, out);
    } else if (protocol == Protocol.ITERM && isPicture(content)) {
      iterm(content, out);
    }
  }

  private static boolean isPicture(byte[] content) {
    String head = new String(content, 0, Math.min(content.length, 12), StandardCharsets.ISO_8859_1);
    return isPng(content)
        || head.startsWith("\u00ff\u00d8\u00ff")
        || head.startsWith("GIF8")
        || (head.startsWith("RIFF") && head.startsWith("WEBP", 8));
  }

  private static boolean isPng(byte[] content) {
    if (content.length < WIDTH_OFFSET + 4) {
      return false;
    }
    for (int i = 0; i < PNG.length; i++) {
      if (content[i] != PNG[i]) {
        return false;
      }
    }
    return true;
  }

  /** With {@code q=2} the terminal does not answer: nobody would read that. */
  private void kitty(byte[] content, Output out) {
    String data = Base64.getEncoder().encodeToString(content);
    String columns = isWide(content) ? ",c=" + TerminalWidth.of(terminal) : "";
    var sent = new StringBuilder();
    for (int from = 0; from < data.length(); from += PIECE) {
      int to = Math.min(data.length(), from + PIECE);
      String first = from == 0 ? "a=T,f=100,q=2" + columns + "," : "";
      int more = to < data.length() ? 1 : 0;
      sent.append("\u001b_G").append(first).append("m=").append(more).append(';');
      sent.append(data, from, to).append("\u001b\\");
    }
    out.command(sent.append('\n').toString());
  }

  private boolean isWide(byte[] png) {
    int width = 0;
    for (int i = 0; i < 4; i++) {
      width = (width << 8) | (png[WIDTH_OFFSET + i] & 0xff);
    }
    return width < 0 || width / PIXELS_A_COLUMN > TerminalWidth.of(terminal);
  }

  private static void iterm(byte[] content, Output out) {
    String data = Base64.getEncoder().encodeToString(content);
    out.command(
        "\u001b]1337;File=inline=1;size="
            + content.length
            + ";preserveAspectRatio=1:"
            + data
            + "\u0007\n");
  }
}
