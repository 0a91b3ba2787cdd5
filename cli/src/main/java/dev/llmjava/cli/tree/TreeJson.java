package dev.llmjava.cli.tree;

import dev.llmjava.Part;
import dev.llmjava.cli.log.LogJson;
import dev.llmjava.json.Json;
import dev.llmjava.json.ObjectBuilder;
import dev.llmjava.store.MessageTree;
import dev.llmjava.store.MessageTree.Node;
import dev.llmjava.store.MessageTree.ThreadEnd;
import dev.llmjava.store.MessageTree.TurnEnd;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tree as JSON: a list of messages, every one after its parent. */
public final class TreeJson {
  private TreeJson() {}

  static Json.Obj of(MessageTree tree) {
    var messages = new ArrayList<Json>();
    for (Node node : tree.nodes()) {
      messages.add(node(tree, node));
    }
    return Json.object()
        .put("at", tree.at().number())
        .put("messages", Json.array(messages))
        .put("hidden_conversations", tree.hiddenThreads())
        .build();
  }

  private static Json node(MessageTree tree, Node node) {
    return text(Json.object().put("number", node.number()), "hash", node.hash())
        .put("parent", node.parent() < 0 ? Json.Null.NULL : Json.of(node.parent()))
        .put("message", tree.message(node).toJson())
        .put("turns", Json.array(node.turns().stream().map(TreeJson::turn).toList()))
        .put("conversations", Json.array(node.threads().stream().map(TreeJson::thread).toList()))
        .build();
  }

  private static Json turn(TurnEnd turn) {
    ObjectBuilder json = Json.object().put("id", turn.id());
    text(json, "conversation_id", turn.thread());
    text(json, "model", turn.model());
    text(json, "datetime_utc", turn.started());
    turn.broken().ifPresent(ending -> json.put("ending", LogJson.ending(ending)));
    return json.build();
  }

  private static Json thread(ThreadEnd thread) {
    List<Json> pending = new ArrayList<>();
    thread.pending().stream().map(Part.ToolCall::toJson).forEach(pending::add);
    return text(
            Json.object().put("id", thread.id()).put("name", thread.name()),
            "forked_from",
            thread.forkedFrom())
        .put("current", thread.latest())
        .put("pending", Json.array(pending))
        .build();
  }

  public static ObjectBuilder text(ObjectBuilder json, String name, @Nullable String value) {
    return json.put(name, value == null ? Json.Null.NULL : Json.of(value));
  }
}
