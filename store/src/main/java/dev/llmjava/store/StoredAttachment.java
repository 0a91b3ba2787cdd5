package dev.llmjava.store;

import dev.llmjava.Attachment;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A row of {@code attachments}; where LLM for Python put several sources, the content counts. */
record StoredAttachment(
    String id,
    @Nullable String type,
    @Nullable String path,
    @Nullable String url,
    byte @Nullable [] content) {

  Attachment toAttachment() {
    return new Attachment(type, source());
  }

  int length() {
    return content == null ? 0 : content.length;
  }

  private Attachment.Source source() {
    byte[] bytes = content == null ? new byte[0] : content;
    if (bytes.length == 0 && path != null && !path.isEmpty()) {
      return new Attachment.Source.File(Path.of(path));
    }
    return bytes.length == 0 && url != null && !url.isEmpty()
        ? new Attachment.Source.Url(url)
        : new Attachment.Source.Bytes(bytes);
  }
}
