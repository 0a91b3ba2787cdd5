package dev.llmjava.cli.doctor;

import dev.llmjava.LlmException;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.text.ShellWord;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code aliases.json}: that it can be read, and that the models are there. */
final class AliasesCheck implements DoctorCheck {
  private final Session session;

  AliasesCheck(Session session) {
    this.session = session;
  }

  @Override
  public String name() {
    return "aliases";
  }

  @Override
  public List<Diagnosis> run() {
    Map<String, Json> aliases = session.directory().aliases().fields();
    if (aliases.isEmpty()) {
      return List.of();
    }
    var found = new ArrayList<Diagnosis>();
    found.add(Diagnosis.ok("names of your own: " + String.join(", ", aliases.keySet())));
    for (Map.Entry<String, Json> alias : aliases.entrySet()) {
      if (!(alias.getValue() instanceof Json.Str(String model))) {
        found.add(lost(alias.getKey(), "is ignored, because its value is not text"));
      } else if (!isKnown(model)) {
        found.add(lost(alias.getKey(), "means \"" + model + "\", which is not known"));
      }
    }
    return found;
  }

  private static Diagnosis lost(String alias, String why) {
    return Diagnosis.note(
        "the alias \"" + alias + "\" " + why,
        "remove it: llm aliases remove " + ShellWord.of(alias));
  }

  private boolean isKnown(String model) {
    try {
      session.llm().model(model);
      return true;
    } catch (LlmException.UnknownModel e) {
      return false;
    } catch (LlmException e) {
      return true; // what is wrong is told by the check of models
    }
  }
}
