package dev.llmjava.store;

import dev.llmjava.Message;
import dev.llmjava.json.Json;
import dev.llmjava.store.sqlite.Columns;
import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a turn holds that its payload may repeat, from the rows of a turn that is stored. */
record TurnPayload(
    List<Message> output, List<Replacements.Described> tools, Json.@Nullable Obj schema) {
  private record Row(@Nullable String parent, @Nullable String tip, @Nullable String schema) {}

  static TurnPayload of(Database database, String turn) throws SQLException {
    Row row =
        database.first(
            "select parent_message_hash, tip_message_hash, schemas.content"
                + " from turns left join schemas on schemas.id = turns.schema_id"
                + " where turns.id = ?",
            each -> new Row(each.getString(1), each.getString(2), each.getString(3)),
            turn);
    if (row == null) {
      return new TurnPayload(List.of(), List.of(), null);
    }
    return new TurnPayload(
        new ChainReader(database)
            .since(row.parent, row.tip).stream().map(StoredMessage::message).toList(),
        new TurnExtras(database)
            .tools(turn).stream()
                .map(tool -> new Replacements.Described(tool.name(), tool.description()))
                .toList(),
        Columns.parse(row.schema) instanceof Json.Obj schema ? schema : null);
  }

  /** The payload in a column; null when it refers to what is not there. */
  @Nullable Json whole(String column) {
    return Payload.expand(column, output, tools, schema);
  }

  String column(Json.Obj whole) {
    return Payload.condense(whole, output, tools, schema);
  }
}
