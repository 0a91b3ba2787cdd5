package dev.llmjava.wire.ollama;

import dev.llmjava.Attachment;
import dev.llmjava.Part;
import java.util.Base64;

/** Images in an answer: content in base64 that does not say what it is. */
final class Pictures {
  private Pictures() {}

  /** What is not base64 is kept as text: it was sent to be seen. */
  static Part part(String base64) {
    try {
      byte[] content = Base64.getMimeDecoder().decode(base64);
      return new Part.Media(Attachment.of(type(base64), content));
    } catch (IllegalArgumentException e) {
      return new Part.Text(base64);
    }
  }

  /** By how the content begins. */
  private static String type(String base64) {
    if (base64.startsWith("iVBORw0KGgo")) {
      return "image/png";
    }
    if (base64.startsWith("/9j/")) {
      return "image/jpeg";
    }
    if (base64.startsWith("R0lGOD")) {
      return "image/gif";
    }
    return base64.startsWith("UklGR") ? "image/webp" : "image/*";
  }
}
