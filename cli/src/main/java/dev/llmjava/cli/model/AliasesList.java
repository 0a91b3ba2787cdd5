package dev.llmjava.cli.model;

import dev.llmjava.Provider;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code llm aliases list} */
public final class AliasesList implements Command {
  @Override
  public Spec spec() {
    return new Spec("llm aliases list", "List all aliases").flag("Print JSON", "--json");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    var aliases = new LinkedHashMap<String, String>();
    for (Provider.Entry entry : session.llm().models()) {
      String id = entry.model().id();
      for (String alias : entry.aliases()) {
        if (!alias.equals(id)) {
          aliases.put(alias, id);
        }
      }
    }
    session.out().print(arguments.has("json") ? json(aliases) : table(aliases));
    return 0;
  }

  private static String json(Map<String, String> aliases) {
    var json = Json.object();
    aliases.forEach(json::put);
    return json.build().format(JsonStyle.PYTHON_INDENTED.withIndent(4)) + "\n";
  }

  private static String table(Map<String, String> aliases) {
    int widest = aliases.keySet().stream().mapToInt(String::length).max().orElse(0);
    var out = new StringBuilder();
    aliases.forEach(
        (alias, id) ->
            out.append(alias)
                .repeat(' ', widest - alias.length())
                .append(" : ")
                .append(id)
                .append('\n'));
    return out.toString();
  }
}
