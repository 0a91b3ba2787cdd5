package dev.llmjava.cli.log;

import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.store.LogMaintenance;
import dev.llmjava.store.LogMaintenance.Named;
import java.util.LinkedHashMap;
import java.util.List;

/** Conversations as they are named on a command line: by an id, or by how it begins. */
final class ConversationIds {
  private static final int SHOWN = 5;

  private ConversationIds() {}

  /** Each once, in the order of their naming. */
  static List<Named> find(List<String> given, LogMaintenance log) {
    var found = new LinkedHashMap<String, Named>();
    for (String id : given) {
      Named conversation = find(id, log);
      found.putIfAbsent(conversation.id(), conversation);
    }
    return List.copyOf(found.values());
  }

  private static Named find(String id, LogMaintenance log) {
    List<Named> found = id.isEmpty() ? List.of() : log.find(id);
    if (found.isEmpty()) {
      throw new Failure(
          "No conversation found with id="
              + id
              + "; `llm logs list` shows the ids of conversations");
    }
    if (found.size() > 1) {
      throw new Failure(
          "\""
              + id
              + "\" begins the ids of several conversations: "
              + list(found)
              + "; give more of it");
    }
    return found.getFirst();
  }

  private static String list(List<Named> found) {
    List<String> shown = found.stream().limit(SHOWN).map(ConversationIds::text).toList();
    int rest = found.size() - shown.size();
    return String.join(", ", shown) + (rest > 0 ? " and " + rest + " more" : "");
  }

  /** The id, and what it is about. */
  static String text(Named conversation) {
    return conversation.name().isEmpty()
        ? conversation.id()
        : conversation.id() + " (" + conversation.name().replace('\n', ' ') + ")";
  }
}
