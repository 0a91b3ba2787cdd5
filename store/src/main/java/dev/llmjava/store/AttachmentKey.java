package dev.llmjava.store;

import dev.llmjava.Attachment;
import dev.llmjava.Sha256;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/**
 * What stands for an attachment in hashes and rows.
 *
 * @param id the SHA-256 of its content, or of its address, or a note that its file is missing
 * @param type its media type; null when nobody said and the content does not tell
 */
record AttachmentKey(String id, @Nullable String type) {
  /** LLM for Python takes an attachment without bytes for one with an address that is null. */
  private static final String NOTHING = "{\"url\": null}";

  /** Reads the file of an attachment that is one. */
  static AttachmentKey of(Attachment attachment) {
    return switch (attachment.source()) {
      case Attachment.Source.Bytes bytes -> of(bytes, attachment.mediaType());
      case Attachment.Source.File file -> of(file, attachment.mediaType());
      case Attachment.Source.Url address ->
          new AttachmentKey(attachment.id(), attachment.mediaType());
    };
  }

  private static AttachmentKey of(Attachment.Source.Bytes bytes, @Nullable String type) {
    byte[] content = bytes.content();
    return content.length == 0 ? new AttachmentKey(Sha256.of(NOTHING), type) : of(content, type);
  }

  private static AttachmentKey of(Attachment.Source.File file, @Nullable String type) {
    try {
      return of(Files.readAllBytes(file.path()), type);
    } catch (IOException e) {
      return new AttachmentKey("missing:" + file.path(), type);
    }
  }

  private static AttachmentKey of(byte[] content, @Nullable String type) {
    return new AttachmentKey(Sha256.of(content), type == null ? MediaType.detect(content) : type);
  }

  Json.Obj hashed() {
    return Json.object()
        .put("id", id)
        .put("type", type == null ? Json.Null.NULL : Json.of(type))
        .build();
  }

  Json.Obj reference() {
    return Json.object().put("id", id).build();
  }
}
