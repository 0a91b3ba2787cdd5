package dev.llmjava.cli.text;

import dev.llmjava.TextFile;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A text in YAML: the value it stands for, and where in the text that stands. */
public final class YamlDocument {
  private static final int MOST = (int) TextFile.MOST_OF_SETTINGS;

  /** What has no bound here and is allowed here is for {@link YamlBounds} to look at. */
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setMaxAliasesForCollections(Integer.MAX_VALUE)
          .setCodePointLimit(MOST)
          .setAllowNonScalarKeys(true)
          .build();

  private final Optional<Node> root;
  private final Json value;

  private YamlDocument(Optional<Node> root, Json value) {
    this.root = root;
    this.value = value;
  }

  static YamlDocument read(String text) throws Yaml.Fault {
    if (text.length() > MOST) {
      throw new Yaml.Fault("it is larger than " + (MOST >> 20) + " MB");
    }
    try {
      Optional<Node> root = YamlNodes.of(SETTINGS, text);
      if (root.isPresent()) {
        new YamlBounds(MOST).check(root.get());
      }
      Object value = new StandardConstructor(SETTINGS).constructSingleDocument(root);
      return new YamlDocument(root, json(value, new IdentityHashMap<>()));
    } catch (MarkedYamlEngineException e) {
      throw new Yaml.Fault(e.getProblem(), e.getProblemMark().or(e::getContextMark));
    } catch (ReaderException e) {
      throw new Yaml.Fault(
          "the character U+%04X is not allowed; write it as an escape in double quotes"
              .formatted(e.getCodePoint()));
    } catch (YamlEngineException | IllegalArgumentException e) {
      throw new Yaml.Fault(String.valueOf(e.getMessage()));
    }
  }

  public Json value() {
    return value;
  }

  /** The lines, from 1, of the items of a list that is under that key; none for another value. */
  public List<Integer> lines(String key) {
    if (root.orElse(null) instanceof MappingNode mapping) {
      for (NodeTuple pair : mapping.getValue()) {
        if (pair.getKeyNode() instanceof ScalarNode name
            && name.getValue().equals(key)
            && pair.getValueNode() instanceof SequenceNode list) {
          return list.getValue().stream().map(YamlDocument::line).toList();
        }
      }
    }
    return List.of();
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  /**
   * @param made what collections came to, by identity: one that aliases repeat is made once
   */
  private static Json json(@Nullable Object value, Map<Object, Json> made) {
    return switch (value) {
      case null -> Json.Null.NULL;
      case Boolean flag -> Json.of(flag);
      case Number number -> new Json.Num(number);
      case Map<?, ?> map -> object(map, made);
      case List<?> list -> array(list, made);
      default -> Json.of(value.toString());
    };
  }

  private static Json object(Map<?, ?> map, Map<Object, Json> made) {
    Json known = made.get(map);
    if (known != null) {
      return known;
    }
    var object = Json.object();
    map.forEach((key, value) -> object.put(String.valueOf(key), json(value, made)));
    Json json = object.build();
    made.put(map, json);
    return json;
  }

  private static Json array(List<?> list, Map<Object, Json> made) {
    Json known = made.get(list);
    if (known != null) {
      return known;
    }
    var items = new ArrayList<Json>();
    list.forEach(item -> items.add(json(item, made)));
    Json json = Json.array(items);
    made.put(list, json);
    return json;
  }
}
