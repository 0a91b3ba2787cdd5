package dev.llmjava.wire.gemini;

import dev.llmjava.Attachment;
import dev.llmjava.json.Json;
import dev.llmjava.wire.AttachmentRule;
import dev.llmjava.wire.Warnings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Files in a request: images, sound, films, PDF and text, with their content ({@code inlineData})
 * or by address ({@code fileData}); see {@link AttachmentRule}.
 */
final class Attachments {
  private static final String FILM_OF_YOUTUBE = "video/youtube";
  private static final List<String> KINDS = List.of("image/", "audio/", "video/", "text/");
  private static final Set<String> OTHERS =
      Set.of("application/pdf", "application/ogg", "application/json");

  /** What the result of a function can have ("Multimodal function responses"). */
  private static final Set<String> IN_RESULTS =
      Set.of("image/png", "image/jpeg", "image/webp", "application/pdf", "text/plain");

  private final AttachmentRule rule;

  Attachments(Warnings warnings) {
    this.rule = new AttachmentRule(warnings);
  }

  /** Whether what follows is the user's, and of this turn. */
  void refuse(boolean givenNow) {
    rule.refuse(givenNow);
  }

  static boolean goesIntoResults(Attachment attachment) {
    return IN_RESULTS.contains(type(attachment))
        && !(attachment.source() instanceof Attachment.Source.Url);
  }

  Optional<Json> render(Attachment attachment) {
    String type = type(attachment);
    boolean known = KINDS.stream().anyMatch(type::startsWith) || OTHERS.contains(type);
    if (!known) {
      return rule.cannot(
          "an attachment of type " + (type.isEmpty() ? "unknown" : type) + " cannot be sent");
    }
    if (attachment.source() instanceof Attachment.Source.Url(String address)) {
      Json file = Json.object().put("mimeType", type).put("fileUri", address).build();
      return Optional.of(Json.object().put("fileData", file).build());
    }
    return rule.content(() -> inline(attachment, type));
  }

  private static Json inline(Attachment attachment, String type) {
    Json data = Json.object().put("mimeType", type).put("data", attachment.base64()).build();
    return Json.object().put("inlineData", data).build();
  }

  /** Gemini's names for two kinds of sound are not the common ones. */
  private static String type(Attachment attachment) {
    if (attachment.source() instanceof Attachment.Source.Url(String address)
        && isOfYoutube(address)) {
      return FILM_OF_YOUTUBE;
    }
    String type = attachment.mediaType() == null ? "" : attachment.mediaType();
    return switch (type) {
      case "audio/mpeg" -> "audio/mp3";
      case "application/ogg" -> "audio/ogg";
      default -> type;
    };
  }

  private static boolean isOfYoutube(String address) {
    String plain = address.toLowerCase(Locale.ROOT);
    int scheme = plain.indexOf("://");
    if (!plain.startsWith("http") || scheme < 0) {
      return false;
    }
    String rest = plain.substring(scheme + 3);
    String place = rest.startsWith("www.") ? rest.substring(4) : rest;
    return place.startsWith("youtube.com/watch?v=")
        || place.startsWith("youtube.com/embed/")
        || place.startsWith("youtube.com/shorts/")
        || place.startsWith("youtu.be/");
  }
}
