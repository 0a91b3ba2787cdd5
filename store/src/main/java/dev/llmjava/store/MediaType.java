package dev.llmjava.store;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells the media type of content that came without one by its first bytes. */
final class MediaType {
  private MediaType() {}

  static @Nullable String detect(byte[] content) {
    String start =
        new String(content, 0, Math.min(content.length, 12), StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
      return "image/png";
    }
    if (start.startsWith("\u00ff\u00d8\u00ff")) {
      return "image/jpeg";
    }
    if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
      return "image/gif";
    }
    if (start.startsWith("%PDF")) {
      return "application/pdf";
    }
    if (start.startsWith("fLaC")) {
      return "audio/flac";
    }
    return start.startsWith("RIFF") ? riff(start) : null;
  }

  private static @Nullable String riff(String start) {
    if (start.endsWith("WEBP")) {
      return "image/webp";
    }
    return start.endsWith("WAVE") ? "audio/wav" : null;
  }
}
