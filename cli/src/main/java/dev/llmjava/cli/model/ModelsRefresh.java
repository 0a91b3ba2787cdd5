package dev.llmjava.cli.model;

import dev.llmjava.LlmException;
import dev.llmjava.ModelLists;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import java.util.ArrayList;

/** {@code llm models refresh} */
public final class ModelsRefresh implements Command {
  @Override
  public Spec spec() {
    return new Spec(
            "llm models refresh",
            """
            Fetch the lists of models that providers have

            Of one provider, or of all that there is a key for. The models of the lists are then \
            shown by 'llm models'; every one can be asked as provider/id without it.
            """)
        .argument("PROVIDER", false)
        .completing(Completion.PROVIDERS);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    ModelLists lists = session.llm().modelLists();
    String one = arguments.at(0);
    if (one != null) {
      session.out().println(line(one, lists.refresh(one)));
      return 0;
    }
    return all(lists, session);
  }

  /** A provider that fails does not keep the others from their lists. */
  private static int all(ModelLists lists, Session session) {
    var withoutKey = new ArrayList<String>();
    int code = 0;
    for (String name : lists.providers()) {
      try {
        session.out().println(line(name, lists.refresh(name)));
      } catch (LlmException.MissingKey e) {
        withoutKey.add(name);
      } catch (LlmException e) {
        session.err().print("Error: " + e.getMessage() + "\n");
        code = 1;
      }
    }
    if (!withoutKey.isEmpty()) {
      session.err().println("No key for: " + String.join(", ", withoutKey));
    }
    return code;
  }

  private static String line(String name, ModelLists.Change change) {
    var differences = new ArrayList<String>(2);
    if (change.added() > 0) {
      differences.add(change.added() + " new");
    }
    if (change.gone() > 0) {
      differences.add(change.gone() + " gone");
    }
    return name
        + ": "
        + change.models()
        + (change.models() == 1 ? " model" : " models")
        + (differences.isEmpty() ? "" : " (" + String.join(", ", differences) + ")");
  }
}
