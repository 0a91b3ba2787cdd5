package dev.llmjava.cli.text;

import dev.llmjava.LlmException;
import dev.llmjava.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML as the JSON value it stands for. Loaded only when there is a file to read. */
public final class Yaml {
  /** Deeper than anybody nests by hand, and no danger to the stack. */
  private static final int DEEPEST = 500;

  private static final String TOO_DEEP = "it is nested too deep";

  private Yaml() {}

  /** What keeps a text from being YAML, in one line, and where that is. */
  public static final class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    Fault(String message) {
      super(message, null, false, false);
    }
  }

  public static Json parse(Path file, String text) {
    try {
      return read(text);
    } catch (Fault e) {
      throw new LlmException.Setup(file + " is not valid YAML: " + e.getMessage());
    }
  }

  public static Json read(String text) throws Fault {
    try {
      Set<Object> around = Collections.newSetFromMap(new IdentityHashMap<>());
      return json(new Load(LoadSettings.builder().build()).loadFromString(text), around);
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().orElse(null);
      throw new Fault(
          e.getProblem()
              + (mark == null
                  ? ""
                  : " (line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ")"));
    } catch (YamlEngineException | IllegalArgumentException e) {
      throw new Fault(String.valueOf(e.getMessage()));
    } catch (StackOverflowError e) {
      throw new Fault(TOO_DEEP);
    }
  }

  /**
   * @param around the collections that the value is in, by identity
   */
  private static Json json(@Nullable Object value, Set<Object> around) throws Fault {
    return switch (value) {
      case null -> Json.Null.NULL;
      case Boolean flag -> Json.of(flag);
      case Number number -> new Json.Num(number);
      case Map<?, ?> map -> object(map, around);
      case List<?> list -> array(list, around);
      default -> Json.of(value.toString());
    };
  }

  private static Json object(Map<?, ?> map, Set<Object> around) throws Fault {
    enter(map, around);
    var object = Json.object();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      object.put(String.valueOf(entry.getKey()), json(entry.getValue(), around));
    }
    around.remove(map);
    return object.build();
  }

  private static Json array(List<?> list, Set<Object> around) throws Fault {
    enter(list, around);
    var items = new ArrayList<Json>();
    for (Object item : list) {
      items.add(json(item, around));
    }
    around.remove(list);
    return Json.array(items);
  }

  /** An alias may stand in the very value that it is for, which JSON cannot say. */
  private static void enter(Object collection, Set<Object> around) throws Fault {
    if (!around.add(collection)) {
      throw new Fault("a value in it contains itself");
    }
    if (around.size() > DEEPEST) {
      throw new Fault(TOO_DEEP);
    }
  }
}
