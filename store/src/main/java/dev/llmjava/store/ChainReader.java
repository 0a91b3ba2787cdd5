package dev.llmjava.store;

import dev.llmjava.Role;
import dev.llmjava.store.StoredMessage.StoredPart;
import dev.llmjava.store.sqlite.Columns;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Fields;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads messages back: whole conversations at once, stretches of one message by message. */
final class ChainReader {
  /** What a message is without its parts. */
  private record Head(
      String hash, @Nullable String parent, String role, @Nullable String metadata) {
    static Head read(ResultSet row) throws SQLException {
      return new Head(
          row.getString(1), row.getString(2), Fields.text(row, "role"), row.getString(4));
    }

    boolean isInput() {
      return role.equals(Role.USER.wire()) || role.equals(Role.TOOL.wire());
    }
  }

  private static final String HEAD =
      "select hash, parent_hash, role, provider_metadata from messages";

  private static final String HEADS =
      "with recursive "
          + ChainRoots.UP
          + " select messages.hash, messages.parent_hash, messages.role,"
          + " messages.provider_metadata"
          + " from up cross join messages on messages.hash = up.hash";

  private final Database database;
  private final PartReader parts;

  ChainReader(Database database) {
    this.database = database;
    this.parts = new PartReader(database);
  }

  /** The messages from the first one to {@code tip}; none when that is null. */
  List<StoredMessage> chain(@Nullable String tip) throws SQLException {
    if (tip == null) {
      return List.of();
    }
    Map<String, Head> heads = new HashMap<>();
    for (Head head : database.list(HEADS, Head::read, tip)) {
      heads.put(head.hash, head);
    }
    Map<String, List<StoredPart>> all = parts.readChain(tip);
    var chain = new ArrayList<StoredMessage>(heads.size());
    for (String hash = tip; hash != null; ) {
      Head head = heads.remove(hash);
      if (head == null) {
        throw ChainRoots.broken(database, hash);
      }
      chain.add(whole(head, all.getOrDefault(hash, List.of())));
      hash = head.parent;
    }
    Collections.reverse(chain);
    return chain;
  }

  /** The messages that follow {@code base}, up to {@code tip}; all when base is null. */
  List<StoredMessage> since(@Nullable String base, @Nullable String tip) throws SQLException {
    if (base == null) {
      return chain(tip);
    }
    var chain = new ArrayList<StoredMessage>();
    for (String hash = tip; hash != null && !hash.equals(base); ) {
      StoredMessage message = message(hash);
      chain.add(message);
      hash = message.parent();
    }
    Collections.reverse(chain);
    return chain;
  }

  /** The user and tool messages that end at {@code tip}, in a row. */
  List<StoredMessage> input(@Nullable String tip) throws SQLException {
    var input = new ArrayList<StoredMessage>();
    for (String hash = tip; hash != null; ) {
      Head head = head(hash);
      if (!head.isInput()) {
        break;
      }
      input.add(whole(head, parts.read(hash)));
      hash = head.parent;
    }
    Collections.reverse(input);
    return input;
  }

  StoredMessage message(String hash) throws SQLException {
    return whole(head(hash), parts.read(hash));
  }

  private Head head(String hash) throws SQLException {
    Head found = database.first(HEAD + " where hash = ?", Head::read, hash);
    if (found == null) {
      throw ChainRoots.broken(database, hash);
    }
    return found;
  }

  private static StoredMessage whole(Head head, List<StoredPart> parts) {
    return StoredMessage.of(
        head.hash, head.parent, head.role, Columns.object(head.metadata), parts);
  }
}
