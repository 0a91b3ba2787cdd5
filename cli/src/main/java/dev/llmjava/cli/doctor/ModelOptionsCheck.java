package dev.llmjava.cli.doctor;

import dev.llmjava.LlmException;
import dev.llmjava.cli.model.TypedOptions;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.text.ShellWord;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code model_options.json}: that it can be read, and that the models take what is stored. */
final class ModelOptionsCheck implements DoctorCheck {
  private final Session session;

  ModelOptionsCheck(Session session) {
    this.session = session;
  }

  @Override
  public String name() {
    return "options";
  }

  @Override
  public List<Diagnosis> run() {
    Json.Obj stored = session.directory().modelOptions();
    if (stored.isEmpty()) {
      return List.of();
    }
    var found = new ArrayList<Diagnosis>();
    found.add(Diagnosis.ok("stored for " + String.join(", ", stored.fields().keySet())));
    for (Map.Entry<String, Json> entry : stored.fields().entrySet()) {
      String model = entry.getKey();
      if (!(entry.getValue() instanceof Json.Obj)) {
        found.add(
            Diagnosis.note(
                "what is stored for \"" + model + "\" is ignored, because it is not an object",
                "remove it from model_options.json"));
        continue;
      }
      try {
        session.llm().model(model).info().options().parse(typed(stored.object(model)));
      } catch (LlmException.InvalidOptions e) {
        found.add(
            Diagnosis.problem(
                model + " does not take a stored option: " + e.getMessage(),
                "remove it: llm models options clear " + ShellWord.of(model)));
      } catch (LlmException.UnknownModel e) {
        found.add(
            Diagnosis.note(
                "there are options for \"" + model + "\", which is not known",
                "remove them: llm models options clear " + ShellWord.of(model)));
      } catch (LlmException e) {
        // what is wrong is told by the check of models
      }
    }
    return found;
  }

  private static Map<String, String> typed(Json.Obj options) {
    var typed = new LinkedHashMap<String, String>();
    options.fields().forEach((name, value) -> typed.put(name, TypedOptions.typed(value)));
    return typed;
  }
}
