package dev.llmjava.chat;

import dev.llmjava.LlmException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What kind of file bytes are, by how they begin. Where several names are in use, it is the one
 * that providers take.
 */
public final class MediaTypes {
  /** Enough to tell one kind of Matroska from another. */
  private static final int HEAD = 64;

  private static final int SHOWN = 10;

  /** How files begin, one byte a character. */
  private static final List<Map.Entry<String, String>> BEGINNINGS =
      List.of(
          Map.entry("\u0089PNG\r\n\u001a\n", "image/png"),
          Map.entry("\u00ff\u00d8\u00ff", "image/jpeg"),
          Map.entry("GIF87a", "image/gif"),
          Map.entry("GIF89a", "image/gif"),
          Map.entry("II*\0", "image/tiff"),
          Map.entry("MM\0*", "image/tiff"),
          Map.entry("%PDF", "application/pdf"),
          Map.entry("ID3", "audio/mpeg"),
          Map.entry("OggS", "audio/ogg"),
          Map.entry("fLaC", "audio/flac"),
          Map.entry("FLV\u0001", "video/x-flv"),
          Map.entry("0&\u00b2u\u008ef\u00cf\u0011", "video/wmv"),
          Map.entry("\0\0\u0001\u00ba", "video/mpeg"),
          Map.entry("\0\0\u0001\u00b3", "video/mpeg"));

  /** The major brands of ISO base media files (ISO/IEC 14496-12); any other is MP4. */
  private static final Map<String, String> BRANDS =
      Map.ofEntries(
          Map.entry("M4A ", "audio/mp4"),
          Map.entry("M4B ", "audio/mp4"),
          Map.entry("heic", "image/heic"),
          Map.entry("heix", "image/heic"),
          Map.entry("hevc", "image/heic"),
          Map.entry("mif1", "image/heif"),
          Map.entry("msf1", "image/heif"),
          Map.entry("avif", "image/avif"),
          Map.entry("avis", "image/avif"),
          Map.entry("qt  ", "video/quicktime"));

  /** Text says nothing about its kind. */
  private static final Map<String, String> EXTENSIONS =
      Map.ofEntries(
          Map.entry("txt", "text/plain"),
          Map.entry("md", "text/plain"),
          Map.entry("csv", "text/csv"),
          Map.entry("json", "application/json"),
          Map.entry("html", "text/html"),
          Map.entry("yaml", "application/x-yaml"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("py", "text/x-python"));

  /** What an address says about what is there. */
  private static final Map<String, String> AT_ADDRESSES =
      Map.ofEntries(
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("wav", "audio/wav"),
          Map.entry("mp4", "video/mp4"));

  private MediaTypes() {}

  /**
   * The type of a file that begins with these bytes, or is them.
   *
   * @throws IllegalArgumentException with the first ten bytes when they are of no known kind
   */
  public static String sniff(byte[] bytes) {
    String type = find(head(bytes));
    if (type == null) {
      throw new IllegalArgumentException(
          "no known kind of file begins with " + shown(bytes) + "; say what it is");
    }
    return type;
  }

  /**
   * The type of a file, by its first bytes, and by its extension if it is text.
   *
   * @throws LlmException.Setup when it cannot be read
   * @throws IllegalArgumentException when neither says what it is
   */
  public static String ofFile(Path file) {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    } catch (IOException e) {
      throw new LlmException.Setup(
          "cannot read the attachment \"" + file + "\": is it there, and readable?", e);
    }
    String type = find(head(head));
    if (type == null) {
      type = EXTENSIONS.get(extension(file));
    }
    if (type == null) {
      throw new IllegalArgumentException(
          "no known kind of file begins with "
              + shown(head)
              + " as \""
              + file
              + "\" does; say what it is");
    }
    return type;
  }

  /** The type of what is at an address, by its extension; null when that says nothing. */
  static @Nullable String ofAddress(URI address) {
    String path = address.isOpaque() ? address.getSchemeSpecificPart() : address.getPath();
    if ("data".equalsIgnoreCase(address.getScheme())) {
      return path.substring(0, path.indexOf(',') < 0 ? 0 : path.indexOf(',')).split(";", 2)[0];
    }
    String extension = extension(String.valueOf(path));
    return AT_ADDRESSES.getOrDefault(extension, EXTENSIONS.get(extension));
  }

  private static String extension(Path file) {
    return extension(String.valueOf(file.getFileName()));
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static String head(byte[] bytes) {
    return new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
  }

  private static @Nullable String find(String head) {
    for (Map.Entry<String, String> known : BEGINNINGS) {
      if (head.startsWith(known.getKey())) {
        return known.getValue();
      }
    }
    if (head.startsWith("RIFF") && head.length() >= 12) {
      return riff(head.substring(8, 12));
    }
    if (head.startsWith("FORM") && head.startsWith("AIF", 8)) {
      return "audio/aiff";
    }
    if (head.startsWith("ftyp", 4) && head.length() >= 12) {
      return brand(head.substring(8, 12));
    }
    if (head.startsWith("\u001aE\u00df\u00a3")) {
      return head.contains("webm") ? "video/webm" : "video/x-matroska";
    }
    return head.length() >= 2 && head.charAt(0) == 0xFF ? frame(head.charAt(1)) : null;
  }

  private static @Nullable String riff(String form) {
    return switch (form) {
      case "WAVE" -> "audio/wav";
      case "AVI " -> "video/avi";
      case "WEBP" -> "image/webp";
      default -> null;
    };
  }

  private static String brand(String brand) {
    return brand.startsWith("3g") ? "video/3gpp" : BRANDS.getOrDefault(brand, "video/mp4");
  }

  /** MPEG audio: eleven bits of ones, then version and layer. No layer means AAC. */
  private static @Nullable String frame(int second) {
    if ((second & 0xF6) == 0xF0) {
      return "audio/aac";
    }
    return (second & 0xE0) == 0xE0 && (second & 0x06) != 0 ? "audio/mpeg" : null;
  }

  private static String shown(byte[] bytes) {
    return bytes.length == 0
        ? "nothing"
        : HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(bytes.length, SHOWN));
  }
}
