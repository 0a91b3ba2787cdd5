package dev.llmjava.store;

import dev.llmjava.Message;
import dev.llmjava.store.MessageTree.Node;
import dev.llmjava.store.MessageTree.ThreadEnd;
import dev.llmjava.store.MessageTree.TurnEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A legacy conversation as a tree, which is a straight line. */
final class LegacyTree {
  private LegacyTree() {}

  /**
   * @param turn the response that was asked about; null for the last one
   */
  static MessageTree of(
      StoredThread conversation, List<LegacyChain.Said> said, String turn, boolean latest) {
    var messages = new ArrayList<Message>();
    var turns = new ArrayList<List<TurnEnd>>();
    int at = -1;
    for (LegacyChain.Said each : said) {
      for (Message message : each.messages()) {
        messages.add(message);
        turns.add(List.of());
      }
      if (!messages.isEmpty()) {
        var ended = new ArrayList<>(turns.removeLast());
        ended.add(end(each.row()));
        turns.add(ended);
      }
      at = each.row().id().equals(turn) ? messages.size() - 1 : at;
    }
    int last = messages.size() - 1;
    var nodes = new ArrayList<Node>();
    for (int i = 0; i <= last; i++) {
      List<Integer> children = i < last ? List.of(i + 1) : List.of();
      List<ThreadEnd> ends =
          i < last
              ? List.of()
              : List.of(
                  new ThreadEnd(conversation.id(), conversation.name(), null, latest, List.of()));
      nodes.add(new Node(i, null, i - 1, children, turns.get(i), ends));
    }
    return new MessageTree(nodes, at < 0 ? last : at, 0, node -> messages.get(node.number()));
  }

  private static TurnEnd end(LogRow row) {
    LogRow.Facts facts = row.facts();
    return new TurnEnd(row.id(), facts.thread(), facts.model(), facts.started(), Optional.empty());
  }
}
