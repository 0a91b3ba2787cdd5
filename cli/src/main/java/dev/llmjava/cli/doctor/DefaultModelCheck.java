package dev.llmjava.cli.doctor;

import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo.KeyName;
import dev.llmjava.cli.key.ProviderKeys;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.text.ShellWord;
import java.util.List;

/** The model that is asked when none is named: that it is there, and its key. */
final class DefaultModelCheck implements DoctorCheck {
  private static final String VARIABLE = "LLM_MODEL";
  private static final String ANOTHER = "choose another: llm models default NAME";

  private final Session session;

  DefaultModelCheck(Session session) {
    this.session = session;
  }

  @Override
  public String name() {
    return "default";
  }

  @Override
  public List<Diagnosis> run() {
    String variable = session.terminal().variable(VARIABLE);
    String name = variable.isEmpty() ? session.llm().defaultModel() : variable;
    String by = variable.isEmpty() ? "" : ", as " + VARIABLE + " says";
    Model model;
    try {
      model = session.llm().model(name);
    } catch (LlmException.UnknownModel e) {
      return List.of(
          Diagnosis.problem(
              "the default model \"" + name + "\"" + closed(by) + " is not known",
              variable.isEmpty() ? ANOTHER : "set " + VARIABLE + " to another, or not at all"));
    }
    KeyName key = model.info().key();
    if (key == null) {
      return List.of(Diagnosis.ok(name + by + ", which needs no key"));
    }
    var keys = new ProviderKeys(session.directory().keys(), session.terminal().environment());
    String place = keys.place(key);
    return List.of(
        place == null
            ? Diagnosis.problem(
                "the default model " + name + closed(by) + " has no key",
                "store one: llm keys set " + ShellWord.of(key.name()) + ", or " + ANOTHER)
            : Diagnosis.ok(name + by + ", with the key of " + place));
  }

  private static String closed(String aside) {
    return aside.isEmpty() ? "" : aside + ",";
  }
}
