package dev.llmjava.cli.model;

import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.json.Json;
import java.util.Map;

/** {@code llm models options set} */
public final class ModelOptionsSet implements Command {
  @Override
  public Spec spec() {
    return new Spec(
            "llm models options set",
            """
            Store an option for a model

            Prompts to the model then have it, unless they say otherwise with -o. For example:

                llm models options set gpt-4.1 temperature 0.5
            """)
        .argument("MODEL", true)
        .completing(Completion.MODELS)
        .argument("KEY", true)
        .completing(Completion.OPTIONS)
        .argument("VALUE", true)
        .completing(Completion.OPTION_VALUES);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    String name = arguments.required(1);
    String value = arguments.required(2);
    String id = checked(arguments.required(0), name, value, session);
    session
        .directory()
        .updateModelOptions(all -> all.with(id, all.object(id).with(name, Json.of(value))));
    session.err().print("Set default option " + name + "=" + value + " for model " + id + "\n");
    return 0;
  }

  /** A model that is not there yet takes anything: its provider may be installed later. */
  private static String checked(String model, String name, String value, Session session) {
    try {
      Model known = session.llm().model(model);
      TypedOptions.parse(known.info().options(), Map.of(name, value));
      return known.id();
    } catch (LlmException.UnknownModel e) {
      return model;
    }
  }
}
