package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Message;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import dev.llmjava.store.MessageTree.Node;
import dev.llmjava.store.MessageTree.ThreadEnd;
import dev.llmjava.store.MessageTree.TurnEnd;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees of random conversations against a model that keeps every conversation whole. */
class RandomTreeTest extends WithLog {
  private static final int TURNS = 40;

  /** A conversation as the list of its messages, by its thread. */
  private final Map<String, List<Message>> threads = new LinkedHashMap<>();

  private final Map<String, List<Message>> turns = new TreeMap<>();
  private final Map<String, String> lastTurn = new LinkedHashMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyTreeIsThatOfTheModel(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < TURNS; i++) {
      turn(random);
    }
    var all = new ArrayList<>(threads.keySet());
    for (int i = 0; i < 5; i++) {
      String thread = all.get(random.nextInt(all.size()));
      check(thread, 0);
      check(thread, 1 + random.nextInt(4));
    }
    compare(all, random);
    assertThat(log.verify()).isEmpty();
  }

  private void turn(Random random) {
    var known = new ArrayList<>(threads.keySet());
    List<Message> before = List.of();
    String thread = null;
    Fork fork = null;
    if (!known.isEmpty() && random.nextInt(8) > 0) {
      String from = known.get(random.nextInt(known.size()));
      before = threads.getOrDefault(from, List.of());
      if (random.nextBoolean()) {
        thread = from;
      } else {
        before = before.subList(0, 1 + random.nextInt(before.size()));
        fork = log.graph().fork(log.graph().find(hash(before)));
        assertThat(fork.messages()).isEqualTo(before);
      }
    }
    var messages = new ArrayList<>(before);
    messages.add(Message.user("q" + random.nextInt(3)));
    Response response = ScriptedModel.saying("a" + random.nextInt(2)).answer(Prompt.of(messages));
    messages.addAll(response.messages());
    String id = fork == null ? log.log(response, thread) : fork.log().log(response, null);
    threads.put(id, messages);
    turns.put(response.id(), messages);
    lastTurn.put(id, response.id());
  }

  private static String hash(List<Message> messages) {
    String parent = null;
    for (Message message : messages) {
      parent = MessageHash.of(message, parent);
    }
    return String.valueOf(parent);
  }

  private void check(String thread, int most) {
    List<Message> asked = threads.getOrDefault(thread, List.of());
    MessageTree tree = log.graph().tree(log.graph().find(thread), most);
    List<String> related =
        threads.keySet().stream()
            .filter(id -> threads.getOrDefault(id, List.of()).getFirst().equals(asked.getFirst()))
            .toList();
    Set<List<Message>> paths = new HashSet<>();
    for (String id : most == 0 ? related : chosen(related, thread, most)) {
      List<Message> messages = threads.getOrDefault(id, List.of());
      for (int end = 1; end <= messages.size(); end++) {
        paths.add(messages.subList(0, end));
      }
    }
    var seen = new HashSet<List<Message>>();
    int ends = 0;
    for (Node node : tree.nodes()) {
      List<Message> path = path(tree, node);
      assertThat(seen.add(path)).isTrue();
      assertThat(node.hash()).isEqualTo(hash(path));
      assertThat(node.turns()).extracting(TurnEnd::id).containsExactlyElementsOf(at(turns, path));
      assertThat(node.threads())
          .extracting(ThreadEnd::id)
          .containsExactlyElementsOf(at(threads, path).stream().sorted().toList());
      assertThat(node.children()).isSorted();
      node.children().forEach(child -> assertThat(child).isGreaterThan(node.number()));
      ends += node.threads().size();
    }
    assertThat(seen).isEqualTo(paths);
    assertThat(tree.hiddenThreads()).isEqualTo(related.size() - ends);
    assertThat(path(tree, tree.at())).isEqualTo(asked);
    inOrder(tree);
  }

  private List<String> chosen(List<String> related, String always, int most) {
    var chosen = new ArrayList<>(related);
    chosen.remove(always);
    chosen.sort(Comparator.comparing((String id) -> lastTurn.getOrDefault(id, "")).reversed());
    chosen.addFirst(always);
    return chosen.subList(0, Math.min(most, chosen.size()));
  }

  private static List<String> at(Map<String, List<Message>> ends, List<Message> path) {
    return ends.keySet().stream()
        .filter(id -> ends.getOrDefault(id, List.of()).equals(path))
        .toList();
  }

  private static List<Message> path(MessageTree tree, Node node) {
    var path = new ArrayList<Message>();
    for (int at = node.number(); at >= 0; at = tree.nodes().get(at).parent()) {
      path.addFirst(tree.message(tree.nodes().get(at)));
    }
    return path;
  }

  /** Of siblings the one that a turn had first comes first. */
  private void inOrder(MessageTree tree) {
    for (Node node : tree.nodes()) {
      var firsts = new ArrayList<String>();
      for (int child : node.children()) {
        List<Message> path = path(tree, tree.nodes().get(child));
        firsts.add(
            turns.keySet().stream()
                .filter(id -> startsWith(turns.getOrDefault(id, List.of()), path))
                .findFirst()
                .orElseThrow());
      }
      assertThat(firsts).isSorted();
    }
  }

  private static boolean startsWith(List<Message> messages, List<Message> path) {
    return messages.size() >= path.size() && messages.subList(0, path.size()).equals(path);
  }

  private void compare(List<String> all, Random random) {
    for (int i = 0; i < 10; i++) {
      String a = all.get(random.nextInt(all.size()));
      String b = all.get(random.nextInt(all.size()));
      List<Message> left = threads.getOrDefault(a, List.of());
      List<Message> right = threads.getOrDefault(b, List.of());
      int common = 0;
      while (common < Math.min(left.size(), right.size())
          && left.get(common).equals(right.get(common))) {
        common++;
      }
      Comparison comparison = log.graph().compare(log.graph().find(a), log.graph().find(b));
      assertThat(comparison.common()).isEqualTo(common);
      assertThat(comparison.isEqual()).isEqualTo(left.equals(right));
    }
  }

  @Test
  @Timeout(60)
  void aChainOfTenThousandMessagesIsATreeToo() {
    Rows.change(
        file,
        """
        insert into messages (hash, parent_hash, role)
          with recursive n (i) as (select 0 union all select i + 1 from n where i < 9999)
          select 'b2:' || i, case when i > 0 then 'b2:' || (i - 1) end, 'user' from n;
        insert into messages (hash, parent_hash, role)
          with recursive n (i) as (select 0 union all select i + 1 from n where i < 9999)
          select 'b2:side' || i, 'b2:' || i, 'assistant' from n;
        insert into threads (id, tip_message_hash) values ('t', 'b2:9999')
        """);

    MessageTree tree = log.graph().tree(log.graph().find("t"), 0);

    assertThat(tree.nodes()).hasSize(20_000);
    assertThat(tree.at().hash()).isEqualTo("b2:9999");
    assertThat(log.graph().tree(log.graph().find("t"), 1).nodes()).hasSize(10_000);
    assertThat(log.graph().fork(log.graph().find("b2:9998")).messages()).hasSize(9999);
  }
}
