package dev.llmjava.store;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.store.ChainWriter.Link;
import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a turn is found by: the words of its last input message, if a user wrote it, without the
 * fragments in it, and the words of the answer.
 */
final class SearchIndex {
  /** Literal text only: where a part borrows from fragments, the pieces that are its own. */
  private static final String INSERT =
      """
      insert into turn_search (turn_id, prompt, response)
      select ?1, prompt, response
      from (
        select
          coalesce((
            select group_concat(
              coalesce(parts.text, (
                select group_concat(json_extract(piece.value, '$.literal'), '' order by piece.key)
                from json_each(parts.payload, '$.text_ref') as piece
              )),
              '' order by parts.position)
            from messages
            join parts on parts.message_hash = messages.hash
            where messages.hash = ?2 and messages.role = 'user' and parts.type = 'text'
          ), '') as prompt,
          ?3 as response
      )
      where prompt <> '' or response <> ''
      """;

  private final Database database;

  SearchIndex(Database database) {
    this.database = database;
  }

  /**
   * Fails with {@code SQLITE_CORRUPT} where an index is not what its rows say. For SQLite this is a
   * command that writes.
   */
  static void check(Database database, String index) throws SQLException {
    database.update(
        "insert into %s (%s, rank) values ('integrity-check', 1)".formatted(index, index));
  }

  void write(Turn turn) throws SQLException {
    write(turn.response().id(), turn.parent(), turn.output().stream().map(Link::message).toList());
  }

  /**
   * @param parent the hash of the last message that the turn was given
   * @param output what the turn said
   */
  void write(String turn, @Nullable String parent, List<Message> output) throws SQLException {
    database.update("delete from turn_search where turn_id = ?", turn);
    database.update(INSERT, turn, parent, words(output));
  }

  private static String words(List<Message> output) {
    var words = new StringBuilder();
    for (Message message : output) {
      for (Part.Text text : message.parts(Part.Text.class)) {
        words.append(text.text());
      }
    }
    return words.toString();
  }
}
