package dev.llmjava.cli.model;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code llm models options clear} */
public final class ModelOptionsClear implements Command {
  @Override
  public Spec spec() {
    return new Spec(
            "llm models options clear",
            """
            Remove a stored option of a model, or all of them

            For example:

                llm models options clear gpt-4.1
                llm models options clear gpt-4.1 temperature
            """)
        .argument("MODEL", true)
        .completing(Completion.MODELS_WITH_OPTIONS)
        .argument("KEY", false)
        .completing(Completion.STORED_OPTIONS);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    String id = ModelSearch.idOf(arguments.required(0), session);
    String one = arguments.at(1);
    List<String> cleared = names(id, one, session);
    if (cleared.isEmpty()) {
      return 0;
    }
    if (session.directory().modelOptions().has(id)) {
      session.directory().updateModelOptions(all -> without(all, id, cleared));
    }
    session
        .out()
        .print(
            cleared.size() == 1
                ? "Cleared option '" + cleared.getFirst() + "' for model " + id + "\n"
                : "Cleared " + String.join(", ", cleared) + " options for model " + id + "\n");
    return 0;
  }

  private static List<String> names(String id, @Nullable String one, Session session) {
    return one == null || one.isEmpty()
        ? new ArrayList<>(session.directory().modelOptions(id).fields().keySet())
        : List.of(one);
  }

  /** A model without options has no entry. */
  private static Json.Obj without(Json.Obj all, String id, List<String> names) {
    Json.Obj left = all.object(id);
    for (String name : names) {
      left = left.without(name);
    }
    return left.fields().isEmpty() ? all.without(id) : all.with(id, left);
  }
}
