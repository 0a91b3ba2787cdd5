package dev.llmjava.cli.model;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.json.Json;
import java.util.Map;

/** {@code llm models options list} */
public final class ModelOptionsList implements Command {
  @Override
  public Spec spec() {
    return new Spec("llm models options list", "List the stored options of all models");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Map<String, Json> models = session.directory().modelOptions().fields();
    if (models.isEmpty()) {
      session.err().println("No default options set for any models.");
    }
    models.forEach(
        (id, options) -> {
          session.out().print(id + ":\n");
          if (options instanceof Json.Obj stored) {
            session.out().print(lines(stored, "  "));
          }
        });
    return 0;
  }

  /** A line for each. */
  static String lines(Json.Obj options, String indent) {
    var lines = new StringBuilder();
    options
        .fields()
        .forEach(
            (name, value) ->
                lines
                    .append(indent)
                    .append(name)
                    .append(": ")
                    .append(TypedOptions.typed(value))
                    .append('\n'));
    return lines.toString();
  }
}
