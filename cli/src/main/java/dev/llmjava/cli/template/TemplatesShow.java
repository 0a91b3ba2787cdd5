package dev.llmjava.cli.template;

import dev.llmjava.LlmException;
import dev.llmjava.Template;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.text.YamlWriter;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code llm templates show} */
public final class TemplatesShow implements Command {
  @Override
  public Spec spec() {
    return new Spec("llm templates show", "Print a template")
        .argument("NAME", true)
        .completing(Completion.TEMPLATES);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    String name = arguments.required(0);
    Template template;
    try {
      template = new Templates(session).find(name).template();
    } catch (Failure e) {
      throw new Failure("Template '" + name + "' not found or invalid");
    } catch (LlmException.Setup e) {
      String why = String.valueOf(e.getMessage()).replaceAll("\\s*\n\\s*", " ");
      throw new Failure("Template '" + name + "' not found or invalid: " + why);
    }
    Json.Obj fields = template.fields().with("name", Json.of(name));
    session.out().print(YamlWriter.document((Json.Obj) sorted(fields)) + "\n");
    return 0;
  }

  /** By key, at every level. */
  private static Json sorted(Json value) {
    return switch (value) {
      case Json.Obj(Map<String, Json> fields) -> {
        var keys = new TreeMap<String, Json>(Comparator.naturalOrder());
        fields.forEach((key, field) -> keys.put(key, sorted(field)));
        var object = Json.object();
        keys.forEach(object::put);
        yield object.build();
      }
      case Json.Arr(List<Json> items) -> {
        var all = new ArrayList<Json>();
        items.forEach(item -> all.add(sorted(item)));
        yield Json.array(all);
      }
      default -> value;
    };
  }
}
