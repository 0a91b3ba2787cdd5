package dev.llmjava.cli.text;

import dev.llmjava.json.Json;
import java.util.IdentityHashMap;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Refuses what JSON cannot say, and aliases that come to more than the file itself may hold. */
final class YamlBounds {
  /** Deeper than anybody nests by hand, and no danger to the stack. */
  static final int DEEPEST = Json.DEEPEST;

  static final String TOO_DEEP = "it is nested too deep";

  private static final Set<Tag> TAGS =
      Set.of(Tag.NULL, Tag.BOOL, Tag.INT, Tag.FLOAT, Tag.STR, Tag.SEQ, Tag.MAP);

  /**
   * What a node comes to with everything in it.
   *
   * @param size in characters, with one more for each value
   */
  private record Extent(long size, int height) {}

  private final long most;
  private final IdentityHashMap<Node, Extent> anchored = new IdentityHashMap<>();
  private long repeated;

  /**
   * @param most characters that aliases may repeat
   */
  YamlBounds(long most) {
    this.most = most;
  }

  void check(Node root) throws Yaml.Fault {
    var unused = extent(root, 0);
  }

  private Extent extent(Node node, int depth) throws Yaml.Fault {
    Extent known = anchored.get(node);
    if (known == null) {
      requirePlain(node);
      known = measured(node, depth);
      if (node.getAnchor().isPresent()) {
        anchored.put(node, known);
      }
    } else {
      repeated += known.size();
    }
    if (depth + known.height() > DEEPEST) {
      throw new Yaml.Fault(TOO_DEEP, node.getStartMark());
    }
    if (repeated > most) {
      throw new Yaml.Fault(
          "its aliases repeat more than " + (most >> 20) + " MB", node.getStartMark());
    }
    return known;
  }

  private Extent measured(Node node, int depth) throws Yaml.Fault {
    var all = new Extent(1, 0);
    switch (node) {
      case ScalarNode scalar -> all = new Extent(1 + (long) scalar.getValue().length(), 0);
      case SequenceNode list -> {
        for (Node item : list.getValue()) {
          all = around(all, extent(item, depth + 1));
        }
      }
      case MappingNode mapping -> {
        for (NodeTuple pair : mapping.getValue()) {
          requireName(pair.getKeyNode());
          all = around(all, extent(pair.getKeyNode(), depth + 1));
          all = around(all, extent(pair.getValueNode(), depth + 1));
        }
      }
      default -> throw new IllegalStateException(node.toString());
    }
    return all;
  }

  private static Extent around(Extent outer, Extent inner) {
    return new Extent(outer.size() + inner.size(), Math.max(outer.height(), inner.height() + 1));
  }

  private static void requirePlain(Node node) throws Yaml.Fault {
    if (node.isRecursive()) {
      throw new Yaml.Fault("a value in it contains itself", node.getStartMark());
    }
    if (!TAGS.contains(node.getTag()) && !node.getTag().equals(Tag.MERGE)) {
      String tag = node.getTag().getValue();
      String written = tag.startsWith(Tag.PREFIX) ? "!!" + tag.substring(Tag.PREFIX.length()) : tag;
      throw new Yaml.Fault(
          "the tag " + written + " has no use here; leave it out", node.getStartMark());
    }
  }

  private static void requireName(Node key) throws Yaml.Fault {
    if (!(key instanceof ScalarNode)) {
      throw new Yaml.Fault("a key must be a text, not a list or a mapping", key.getStartMark());
    }
  }
}
