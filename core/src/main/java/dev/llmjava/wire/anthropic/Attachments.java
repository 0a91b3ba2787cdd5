package dev.llmjava.wire.anthropic;

import dev.llmjava.Attachment;
import dev.llmjava.json.Json;
import dev.llmjava.wire.AttachmentRule;
import dev.llmjava.wire.DataUrl;
import dev.llmjava.wire.Warnings;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Attachments: images ("Vision"), PDF ("PDF support") and texts ("plain text documents"). Images
 * and PDF may be addresses; texts are sent as content only.
 */
final class Attachments {
  private static final String PDF = "application/pdf";
  private static final Set<String> IMAGES =
      Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

  private final AttachmentRule rule;

  Attachments(Warnings warnings) {
    this.rule = new AttachmentRule(warnings);
  }

  /** Whether what follows is the user's, and of this turn. */
  void refuse(boolean givenNow) {
    rule.refuse(givenNow);
  }

  Optional<Json.Obj> render(Attachment given) {
    Attachment attachment = withoutDataUrl(given);
    String named = attachment.mediaType() == null ? "" : attachment.mediaType();
    String type = named.equals("image/jpg") ? "image/jpeg" : named;
    boolean address = attachment.source() instanceof Attachment.Source.Url;
    if (IMAGES.contains(type) || (address && type.startsWith("image/"))) {
      return content("image", attachment, type);
    }
    if (type.equals(PDF)) {
      return content("document", attachment, type);
    }
    if (!type.startsWith("text/")) {
      return none("an attachment of type " + (type.isEmpty() ? "unknown" : type));
    }
    return address
        ? none("an address of type " + type + " (fetch it first)")
        : rule.content(() -> document(attachment)).map(Json.Obj.class::cast);
  }

  private Optional<Json.Obj> content(String block, Attachment attachment, String type) {
    return rule.content(
            () -> Json.object().put("type", block).put("source", source(attachment, type)).build())
        .map(Json.Obj.class::cast);
  }

  private Optional<Json.Obj> none(String what) {
    return rule.cannot(what + " cannot be sent").map(Json.Obj.class::cast);
  }

  private static Json source(Attachment attachment, String type) {
    if (attachment.source() instanceof Attachment.Source.Url(String address)) {
      return Json.object().put("type", "url").put("url", address).build();
    }
    return Json.object()
        .put("type", "base64")
        .put("media_type", type)
        .put("data", attachment.base64())
        .build();
  }

  private static Json document(Attachment attachment) {
    Json source =
        Json.object()
            .put("type", "text")
            .put("media_type", "text/plain")
            .put("data", new String(attachment.content(), StandardCharsets.UTF_8))
            .build();
    return Json.object().put("type", "document").put("source", source).build();
  }

  private static Attachment withoutDataUrl(Attachment attachment) {
    return attachment.source() instanceof Attachment.Source.Url(String address)
            && attachment.mediaType() != null
        ? DataUrl.attachment(address, attachment.mediaType())
        : attachment;
  }
}
