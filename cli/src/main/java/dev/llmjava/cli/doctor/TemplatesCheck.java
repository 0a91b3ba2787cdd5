package dev.llmjava.cli.doctor;

import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.template.Templates;
import dev.llmjava.cli.text.Counted;
import dev.llmjava.cli.text.ShellWord;
import java.util.ArrayList;
import java.util.List;

/** The folder of templates: that each can be read. */
final class TemplatesCheck implements DoctorCheck {
  private final Session session;

  TemplatesCheck(Session session) {
    this.session = session;
  }

  @Override
  public String name() {
    return "templates";
  }

  @Override
  public List<Diagnosis> run() {
    var templates = new Templates(session);
    List<String> names = templates.names();
    if (names.isEmpty()) {
      return List.of();
    }
    var found = new ArrayList<Diagnosis>();
    for (String name : names) {
      try {
        if (templates.ofFolder(name).functions() != null) {
          found.add(
              Diagnosis.note(
                  "the template \"" + name + "\" has functions in Python, which do not run here",
                  null));
        }
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        String why = e.getMessage() == null ? e.toString() : e.getMessage();
        found.add(
            Diagnosis.problem(
                "the template \"" + name + "\" cannot be used: " + why,
                "mend it: llm templates edit " + ShellWord.of(name)));
      }
    }
    found.addFirst(Diagnosis.ok(new Counted().and(names.size(), "template").text()));
    return found;
  }
}
