package dev.llmjava.chat;

import dev.llmjava.Attachment;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;

/** Pieces of Markdown (CommonMark) around words that may say anything. */
final class Markdown {
  /** What begins something inside of a line. */
  private static final String MARKS = "\\`*_[]<>&|~^$#!";

  private static final String NOT_IN_ADDRESSES = "<>\"\\^`{|}";

  private Markdown() {}

  /** On one line, read as it is. */
  static String escape(String text) {
    var out = new StringBuilder();
    for (char c : oneLine(text).toCharArray()) {
      if (MARKS.indexOf(c) >= 0) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }

  /** On one line, read as it is by HTML. */
  static String html(String text) {
    return oneLine(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#x27;");
  }

  /** Lines and control characters folded. */
  static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
  }

  /** Whether a click on it leads to a page and does nothing else. */
  static boolean isWebAddress(String address) {
    String scheme = address.substring(0, Math.min(address.length(), 8)).toLowerCase(Locale.ROOT);
    return scheme.startsWith("http://") || scheme.startsWith("https://");
  }

  static String link(String title, String address) {
    return "[" + escape(title) + "](<" + destination(address) + ">)";
  }

  /** An image where it is one, else a link. */
  static String media(Attachment attachment) {
    String type = Objects.requireNonNullElse(attachment.mediaType(), "application/octet-stream");
    if (!type.matches("[\\w.+-]+/[\\w.+-]+")) {
      type = "application/octet-stream";
    }
    String address =
        attachment.source() instanceof Attachment.Source.Url url
            ? url.address()
            : "data:" + type + ";base64," + attachment.base64();
    boolean safe = !(attachment.source() instanceof Attachment.Source.Url) || isWebAddress(address);
    if (!safe) {
      return escape(address);
    }
    return type.startsWith("image/")
        ? "![generated image](<" + destination(address) + ">)"
        : link(type, address);
  }

  /** What would end an address is percent-encoded (RFC 3986, section 2.1). */
  private static String destination(String address) {
    var out = new StringBuilder();
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (c <= ' ' || c == 0x7F || NOT_IN_ADDRESSES.indexOf(c) >= 0) {
        out.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
      } else if (Character.isISOControl(c) || Character.isWhitespace(c)) {
        for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
          out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
        }
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
