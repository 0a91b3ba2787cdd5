package dev.llmjava.cli.doctor;

import dev.llmjava.LlmException;
import dev.llmjava.cli.session.ExtraOpenAiModels;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.text.Counted;
import java.util.List;

/** Whether the lists of models can be read, of which {@code extra-openai-models.yaml} is one. */
final class ModelsCheck implements DoctorCheck {
  private static final String FILE = "extra-openai-models.yaml";

  private final Session session;

  ModelsCheck(Session session) {
    this.session = session;
  }

  @Override
  public String name() {
    return "models";
  }

  @Override
  public List<Diagnosis> run() {
    try {
      session.llm().model("echo");
    } catch (LlmException e) {
      return List.of(
          Diagnosis.problem(
              String.valueOf(e.getMessage()), "no model can be asked until that is mended"));
    }
    if (!session.directory().has(FILE)) {
      return List.of();
    }
    int own = new ExtraOpenAiModels(session.directory()).models(session.llm().context()).size();
    String models = own == 0 ? "none" : new Counted().and(own, "model").text();
    return List.of(Diagnosis.ok("of your own in " + FILE + ": " + models));
  }
}
