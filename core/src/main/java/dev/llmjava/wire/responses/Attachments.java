package dev.llmjava.wire.responses;

import dev.llmjava.Attachment;
import dev.llmjava.json.Json;
import dev.llmjava.wire.AttachmentRule;
import dev.llmjava.wire.DataUrl;
import dev.llmjava.wire.InputAudio;
import dev.llmjava.wire.Warnings;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Attachments, of the user's or of a tool's result: images ("input_image") and documents
 * ("input_file"), each by address or as a data URL, and sound ("input_audio"), as content only; see
 * {@link AttachmentRule}.
 */
final class Attachments {
  /** The endings of names by media type ("File inputs", supported file types). */
  private static final Map<String, String> DOCUMENTS =
      Map.ofEntries(
          Map.entry("application/pdf", ".pdf"),
          Map.entry("text/plain", ".txt"),
          Map.entry("text/markdown", ".md"),
          Map.entry("text/html", ".html"),
          Map.entry("text/csv", ".csv"),
          Map.entry("text/xml", ".xml"),
          Map.entry("application/json", ".json"),
          Map.entry("application/rtf", ".rtf"),
          Map.entry("application/msword", ".doc"),
          Map.entry("application/vnd.ms-excel", ".xls"),
          Map.entry("application/vnd.ms-powerpoint", ".ppt"),
          Map.entry("application/vnd.oasis.opendocument.text", ".odt"),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
          Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.presentationml.presentation",
              ".pptx"));

  private final @Nullable String detail;
  private final AttachmentRule rule;

  /**
   * @param detail the detail that images are looked at with; null for the provider's choice
   */
  Attachments(@Nullable String detail, Warnings warnings) {
    this.detail = detail;
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
    String extension = DOCUMENTS.get(type);
    if (extension != null) {
      return rule.content(() -> document(attachment, type, extension));
    }
    if (!type.startsWith("audio/")) {
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
    return rule.content(() -> InputAudio.of(attachment, type));
  }

  private Json image(Attachment attachment, String type) {
    return Json.object()
        .put("type", "input_image")
        .put("image_url", DataUrl.address(attachment, type))
        .putIfPresent("detail", detail)
        .build();
  }

  private static Json document(Attachment attachment, String type, String extension) {
    var file = Json.object().put("type", "input_file");
    if (attachment.source() instanceof Attachment.Source.Url(String url)) {
      return file.put("file_url", url).build();
    }
    return file.put("filename", attachment.id() + extension)
        .put("file_data", DataUrl.of(attachment, type))
        .build();
  }
}
