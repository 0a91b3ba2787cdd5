package dev.llmjava.store;

import dev.llmjava.Attachment;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code attachments}; where LLM for Python put several sources, the content counts.
 *
 * @param content without any bytes when the row has none
 */
record StoredAttachment(
    String id,
    @Nullable String type,
    @Nullable String path,
    @Nullable String url,
    Attachment.Source.Bytes content) {
  static final String COLUMNS = "id, type, path, url, content";

  static StoredAttachment read(ResultSet row) throws SQLException {
    byte[] content = row.getBytes(5);
    return new StoredAttachment(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        new Attachment.Source.Bytes(content == null ? new byte[0] : content));
  }

  Attachment toAttachment() {
    return new Attachment(type, source());
  }

  private Attachment.Source source() {
    if (content.length() == 0 && path != null && !path.isEmpty()) {
      return new Attachment.Source.File(Path.of(path));
    }
    return content.length() == 0 && url != null && !url.isEmpty()
        ? new Attachment.Source.Url(url)
        : content;
  }
}
