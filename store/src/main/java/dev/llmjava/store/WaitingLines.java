package dev.llmjava.store;

import dev.llmjava.Attachment;
import dev.llmjava.Sha256;
import dev.llmjava.json.Json;
import dev.llmjava.store.sqlite.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Results of tools that the model has not seen, as the line of their conversation has them: whole,
 * with the bytes of their files, or not at all, and then the call waits elsewhere as if it had not
 * run.
 */
final class WaitingLines {
  private final Database database;
  private final boolean withContent;

  WaitingLines(Database database, boolean withContent) {
    this.database = database;
    this.withContent = withContent;
  }

  List<Json> of(String thread) throws SQLException {
    var lines = new ArrayList<Json>();
    if (!PendingResults.exist(database)) {
      return lines;
    }
    for (String form :
        database.list(
            "select result from llmjava_tool_results where thread_id = ? order by tool_call_id",
            row -> row.getString(1),
            thread)) {
      Json line = line(Json.parseObject(form));
      if (line != null) {
        lines.add(line);
      }
    }
    return lines;
  }

  private @Nullable Json line(Json.Obj result) {
    if (!result.has("attachments")) {
      return result;
    }
    var attachments = new ArrayList<Json>();
    for (Json item : result.items("attachments")) {
      Json attachment = item instanceof Json.Obj object ? attachment(object) : null;
      if (attachment == null) {
        return null;
      }
      attachments.add(attachment);
    }
    return result.with("attachments", Json.array(attachments));
  }

  /** Null when its bytes do not come with it. */
  private @Nullable Json attachment(Json.Obj form) {
    String path = form.string("path");
    if (form.string("content") == null && path == null) {
      return form;
    }
    if (!withContent || path == null) {
      return withContent ? form : null;
    }
    byte[] bytes = unchanged(path, form.string("id"));
    return bytes == null
        ? null
        : form.without("path", "id").with("content", Json.of(Attachment.of("", bytes).base64()));
  }

  private static byte @Nullable [] unchanged(String path, @Nullable String id) {
    try {
      Path file = Path.of(path);
      byte[] bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
      return bytes != null && Sha256.of(bytes).equals(id) ? bytes : null;
    } catch (IOException | InvalidPathException e) {
      return null;
    }
  }
}
