package dev.llmjava.cli;

import dev.llmjava.LlmException;
import dev.llmjava.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML as the JSON value it stands for. Loaded only when there is a file to read. */
final class Yaml {
  private Yaml() {}

  /** What keeps a text from being YAML, in one line, and where that is. */
  static final class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    Fault(String message) {
      super(message, null, false, false);
    }
  }

  static Json parse(Path file, String text) {
    try {
      return read(text);
    } catch (Fault e) {
      throw new LlmException.Setup(file + " is not valid YAML: " + e.getMessage());
    }
  }

  static Json read(String text) throws Fault {
    try {
      return json(new Load(LoadSettings.builder().build()).loadFromString(text));
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().orElse(null);
      throw new Fault(
          e.getProblem()
              + (mark == null
                  ? ""
                  : " (line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ")"));
    } catch (YamlEngineException | IllegalArgumentException e) {
      throw new Fault(String.valueOf(e.getMessage()));
    }
  }

  private static Json json(@Nullable Object value) {
    return switch (value) {
      case null -> Json.Null.NULL;
      case Boolean flag -> Json.of(flag);
      case Number number -> new Json.Num(number);
      case Map<?, ?> map -> object(map);
      case List<?> list -> array(list);
      default -> Json.of(value.toString());
    };
  }

  private static Json object(Map<?, ?> map) {
    var object = Json.object();
    map.forEach((key, value) -> object.put(String.valueOf(key), json(value)));
    return object.build();
  }

  private static Json array(List<?> list) {
    var items = new ArrayList<Json>();
    list.forEach(item -> items.add(json(item)));
    return Json.array(items);
  }
}
