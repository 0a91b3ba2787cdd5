package dev.llmjava.wire.ollama;

import dev.llmjava.Attachment;
import dev.llmjava.json.Json;
import dev.llmjava.wire.AttachmentRule;
import dev.llmjava.wire.Warnings;
import java.util.Optional;

/**
 * What a message can have in its {@code images}: pictures, and sound for the models that hear (the
 * server tells the two apart by their content). Only content, so an address that nobody fetched
 * cannot be sent; see {@link AttachmentRule}.
 */
final class Images {
  private final AttachmentRule rule;

  Images(Warnings warnings) {
    this.rule = new AttachmentRule(warnings);
  }

  /** Whether what follows is the user's, and of this turn. */
  void refuse(boolean givenNow) {
    rule.refuse(givenNow);
  }

  Optional<Json> render(Attachment attachment) {
    String type = attachment.mediaType() == null ? "" : attachment.mediaType();
    if (!type.startsWith("image/") && !type.startsWith("audio/")) {
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
    return rule.content(() -> Json.of(attachment.base64()));
  }
}
