package dev.llmjava.wire.chatcompletions;

import dev.llmjava.Attachment;
import dev.llmjava.json.Json;
import dev.llmjava.wire.AttachmentRule;
import dev.llmjava.wire.DataUrl;
import dev.llmjava.wire.InputAudio;
import dev.llmjava.wire.Warnings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Attachments of a user's message: images ("image_url", by address or as a data URL), PDF ("file"),
 * sound ("input_audio"). The last two are sent as content only, so an address that nobody fetched
 * cannot be sent; see {@link AttachmentRule}. A vendor may have {@link Habit#DOCUMENT_URLS other
 * names} for them.
 */
final class Attachments {
  private static final String PDF = "application/pdf";

  private final @Nullable String detail;
  private final boolean documentUrls;
  private final AttachmentRule rule;

  /**
   * @param detail the detail that images are looked at with; null for the provider's choice
   */
  Attachments(@Nullable String detail, Dialect dialect, Warnings warnings) {
    this.detail = detail;
    this.documentUrls = dialect.has(Habit.DOCUMENT_URLS);
    this.rule = new AttachmentRule(warnings);
  }

  /** Whether what follows is the user's, and of this turn. */
  void refuse(boolean givenNow) {
    rule.refuse(givenNow);
  }

  Optional<Json> render(Attachment attachment) {
    String type = attachment.mediaType() == null ? "" : attachment.mediaType();
    if (type.startsWith("image/")) {
      return rule.content(() -> image(attachment, type));
    }
    if (documentUrls && type.equals(PDF)) {
      return rule.content(() -> document(attachment));
    }
    boolean known = type.equals(PDF) || type.startsWith("audio/");
    if (!known) {
      return rule.cannot(
          "an attachment of type " + (type.isEmpty() ? "unknown" : type) + " cannot be sent");
    }
    if (attachment.source() instanceof Attachment.Source.Url(String address)) {
      return rule.cannot(
          "an attachment of type "
              + type
              + " cannot be sent as an address; fetch it first: "
              + address);
    }
    return rule.content(() -> type.equals(PDF) ? pdf(attachment) : sound(attachment, type));
  }

  private Json image(Attachment attachment, String type) {
    Json url =
        Json.object()
            .put("url", DataUrl.address(attachment, type))
            .putIfPresent("detail", detail)
            .build();
    return Json.object().put("type", "image_url").put("image_url", url).build();
  }

  private static Json document(Attachment attachment) {
    return Json.object()
        .put("type", "document_url")
        .put("document_url", DataUrl.address(attachment, PDF))
        .build();
  }

  private static Json pdf(Attachment attachment) {
    Json file =
        Json.object()
            .put("filename", attachment.id() + ".pdf")
            .put("file_data", DataUrl.of(attachment, PDF))
            .build();
    return Json.object().put("type", "file").put("file", file).build();
  }

  private Json sound(Attachment attachment, String type) {
    return documentUrls ? InputAudio.withoutFormat(attachment) : InputAudio.of(attachment, type);
  }
}
