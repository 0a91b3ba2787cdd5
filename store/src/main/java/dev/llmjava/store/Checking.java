package dev.llmjava.store;

import dev.llmjava.Attachment;
import dev.llmjava.LlmException;
import dev.llmjava.store.sqlite.Access;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Failures;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.Codes;

/** Looks for everything that can be wrong with a log. */
final class Checking {
  private static final String RESTORE =
      "restore a backup, or import an export that has what is missing";

  /** What refers to a missing row of these is left over. */
  private static final List<String> OWNERS =
      List.of("turns", "threads", "parts", "responses", "tool_results");

  private static final List<String> OF_MESSAGES = List.of("parts", "llmjava_tool_inputs");

  private record Dangling(String table, String parent, long count) {}

  private final Access access;
  private final Database database;
  private final Consumer<Finding> found;

  Checking(Access access, Consumer<Finding> found) {
    this.access = access;
    this.database = access.database();
    this.found = found;
  }

  /** What is found is told while nobody is held up. */
  void run() {
    access.run(this::file).forEach(found);
    access.run(this::references).forEach(found);
    new Verifier(access).verify(hash -> found.accept(access.run(() -> changed(hash))));
    index("turn_search_fts", "turns");
    index("responses_fts", "responses from before LLM 0.32");
  }

  private List<Finding> file() throws SQLException {
    var findings = new ArrayList<Finding>();
    for (String fault : database.list("pragma integrity_check(20)", row -> row.getString(1))) {
      if (!fault.equals("ok")) {
        findings.add(
            new Finding(
                "the file is damaged: " + fault.replace('\n', ' '),
                "restore a backup, or export what can be read and import it into a new file"));
      }
    }
    return findings;
  }

  private List<Finding> references() throws SQLException {
    return database.list(
        "select \"table\", parent, count(*) from pragma_foreign_key_check"
            + " group by 1, 2 order by 1, 2",
        row -> finding(new Dangling(row.getString(1), row.getString(2), row.getLong(3))));
  }

  private static Finding finding(Dangling dangling) {
    return new Finding(
        dangling.count
            + (dangling.count == 1 ? " row" : " rows")
            + " of \""
            + dangling.table
            + "\" refer to what is not in \""
            + dangling.parent
            + "\"",
        remedy(dangling));
  }

  private static String remedy(Dangling dangling) {
    boolean owned = dangling.parent.equals("messages") && OF_MESSAGES.contains(dangling.table);
    boolean collected = owned || OWNERS.contains(dangling.parent);
    return collected ? "`llm logs gc` removes what is left over" : RESTORE;
  }

  private Finding changed(String hash) throws SQLException {
    String file = file(hash);
    String what = "the message " + hash + " is not what its hash says";
    return file == null
        ? new Finding(what, RESTORE)
        : new Finding(
            what + ": the file \"" + file + "\" changed or is gone", "put it back as it was");
  }

  /** The path of an attachment that is not what it was. */
  private @Nullable String file(String hash) throws SQLException {
    for (StoredAttachment stored :
        database.list(
            "select attachments.id, attachments.type, path, url, content from parts"
                + " join part_attachments on part_attachments.part_id = parts.id"
                + " join attachments on attachments.id = part_attachments.attachment_id"
                + " where parts.message_hash = ? order by position, \"order\"",
            StoredAttachment::read,
            hash)) {
      if (stored.toAttachment().source() instanceof Attachment.Source.File file
          && !AttachmentKey.of(stored.toAttachment()).id().equals(stored.id())) {
        return file.path().toString();
      }
    }
    return null;
  }

  /** Whether searches find what is there. A file that may only be read goes without. */
  private void index(String index, String of) {
    try {
      access.change(() -> SearchIndex.check(database, index));
    } catch (LlmException.Setup e) {
      SQLException cause = e.getCause() instanceof SQLException sql ? sql : new SQLException();
      switch (Failures.code(cause)) {
        case Codes.SQLITE_CORRUPT -> found.accept(wrong(of, Failures.detail(cause)));
        case Codes.SQLITE_READONLY -> {}
        default -> throw e;
      }
    }
  }

  private static Finding wrong(String of, String detail) {
    return new Finding(
        "the search index of " + of + " is not what they say (" + detail + ")",
        "`llm logs gc` makes it anew");
  }
}
