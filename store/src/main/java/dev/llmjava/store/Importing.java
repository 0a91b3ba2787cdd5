package dev.llmjava.store;

import dev.llmjava.LlmException;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Failures;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.Codes;

/** Reads the lines of an export into a log. Of a line all is taken or nothing. */
final class Importing {
  private final Database database;
  private final Lines lines;
  private final ImportCounts counts = new ImportCounts();
  private final SharedImport shared;
  private final ThreadImport threads;
  private final TurnImport turns;
  private final LegacyImport legacy;

  private Importing(Database database, Lines lines) throws SQLException {
    this.database = database;
    this.lines = lines;
    this.shared = new SharedImport(database, counts);
    var messages = new MessageImport(database, shared);
    this.threads = new ThreadImport(database, messages, counts);
    this.turns = new TurnImport(database, shared, messages, threads, counts);
    this.legacy = new LegacyImport(database, shared, counts);
  }

  /**
   * Within a transaction.
   *
   * @throws LlmException.Setup when it is no export, or one of a newer version
   */
  static Imported read(Database database, InputStream in) throws SQLException, IOException {
    database.update("drop table if exists temp.forks");
    return new Importing(database, new Lines(in)).read();
  }

  private Imported read() throws SQLException, IOException {
    requireVersion();
    boolean more = true;
    while (more) {
      database.update("savepoint line");
      String fault = null;
      try {
        byte[] line = lines.next();
        more = line != null;
        if (line != null) {
          take(Json.parse(line));
        }
      } catch (DamagedLine | JsonException | IllegalArgumentException | LlmException.Setup e) {
        fault = e.getMessage();
      } catch (SQLException e) {
        fault = constraint(e);
      }
      if (fault != null) {
        database.update("rollback to line");
        counts.damaged(lines.number(), fault);
      }
      database.update("release line");
    }
    threads.finish();
    database.update("drop table temp.forks");
    return counts.imported();
  }

  /** A value that the table does not take is the line's fault; anything else is the file's. */
  private static String constraint(SQLException e) throws SQLException {
    if (Failures.code(e) == Codes.SQLITE_CONSTRAINT) {
      return "it holds a value that a log does not take";
    }
    throw e;
  }

  private void requireVersion() throws IOException {
    Json.Obj first = first();
    Long version = first.integer("version");
    if (!"log".equals(first.string("kind")) || version == null) {
      throw new LlmException.Setup(
          "this is not an exported log: its first line does not say so; `llm logs export` writes"
              + " one");
    }
    if (version > LineForm.VERSION) {
      throw new LlmException.Setup(
          "this log was exported by a newer version of this program; update this one");
    }
  }

  private Json.Obj first() throws IOException {
    try {
      byte[] line = lines.next();
      return line != null && Json.parse(line) instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    } catch (DamagedLine | JsonException e) {
      return Json.Obj.EMPTY;
    }
  }

  private void take(@Nullable Json value) throws SQLException {
    Json.Obj line = value instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    String kind = line.string("kind");
    switch (kind == null ? "" : kind) {
      case "log" -> {}
      case "fragment" -> shared.fragment(line);
      case "attachment" -> shared.attachment(line);
      case "schema" -> shared.schema(line);
      case "tool" -> shared.tool(line);
      case "turn" -> turns.turn(line);
      case "thread" -> threads.thread(line);
      case "conversation" -> legacy.conversation(line);
      case "response" -> legacy.response(line);
      default -> throw new DamagedLine("it does not say of which kind it is");
    }
  }
}
