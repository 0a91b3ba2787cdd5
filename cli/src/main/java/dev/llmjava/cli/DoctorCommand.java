package dev.llmjava.cli;

import dev.llmjava.UserDirectory;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code llm doctor} */
final class DoctorCommand implements Command {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Override
  public Spec spec() {
    return new Spec(
            "llm doctor",
            """
            Look for what keeps llm from working

            At Java, the user directory and the files in it, keys, templates, the log, plugins and \
            the default model. Providers that there is a key for, and servers on this machine, \
            are asked for their lists of models, which costs nothing.

            Every line says what was found: ok, a note, or a problem, and what to do about it. \
            Keys are never shown, and nothing is changed. The exit code is 1 if there is a problem.
            """)
        .flag("Ask no provider", "--offline")
        .flag("Print JSON", "--json");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Terminal terminal = session.terminal();
    var complaints = new ArrayList<String>();
    try (var looking = Session.looking(terminal, complaints::add)) {
      var report = new DoctorReport(terminal, arguments.has("json"));
      checks(looking, complaints, arguments.has("offline")).forEach(report::run);
      report.end();
      return report.problems() == 0 ? 0 : 1;
    }
  }

  private static List<DoctorCheck> checks(
      Session session, List<String> complaints, boolean offline) {
    UserDirectory directory = session.directory();
    var checks =
        new ArrayList<DoctorCheck>(
            List.of(
                new RuntimeCheck(),
                new DirectoryCheck(directory, session.terminal()),
                new DiskCheck(directory),
                new KeysCheck(session),
                new PluginsCheck(session, complaints),
                new ModelsCheck(session),
                new DefaultModelCheck(session),
                new AliasesCheck(session),
                new ModelOptionsCheck(session),
                new TemplatesCheck(session),
                new LogCheck(directory)));
    if (!offline) {
      checks.add(new ProvidersCheck(session, PATIENCE));
    }
    return checks;
  }

  /** What the checks found, as it is found; JSON at the end. */
  private static final class DoctorReport {
    private static final int WORD = 7;
    private static final int NAME = 9;

    private final Terminal terminal;
    private final Paint paint;
    private final boolean asJson;
    private final List<Json> all = new ArrayList<>();
    private int problems;

    DoctorReport(Terminal terminal, boolean asJson) {
      this.terminal = terminal;
      this.paint = new Paint(terminal);
      this.asJson = asJson;
    }

    int problems() {
      return problems;
    }

    /** A check that fails has found a problem, too. */
    void run(DoctorCheck check) {
      try {
        check.run().forEach(diagnosis -> add(check.name(), diagnosis));
      } catch (Output.Closed e) {
        throw e;
      } catch (RuntimeException | LinkageError e) {
        String why = e.getMessage() == null ? e.toString() : e.getMessage();
        add(check.name(), Diagnosis.problem("could not be looked at: " + why, null));
      }
    }

    private void add(String check, Diagnosis diagnosis) {
      problems += diagnosis.status() == Diagnosis.Status.PROBLEM ? 1 : 0;
      if (asJson) {
        all.add(diagnosis.toJson(check));
        return;
      }
      String word = diagnosis.status().word();
      paint
          .in(style(diagnosis.status()), word)
          .plain(" ".repeat(WORD + 1 - word.length()))
          .in(Paint.BOLD, check)
          .plain(" ".repeat(Math.max(1, NAME + 1 - check.length())))
          .plain(diagnosis.found())
          .plain(diagnosis.advice() == null ? "" : " - " + diagnosis.advice())
          .endLine();
    }

    private static String style(Diagnosis.Status status) {
      return switch (status) {
        case OK -> Paint.GREEN;
        case NOTE -> Paint.YELLOW;
        case PROBLEM -> Paint.RED;
      };
    }

    void end() {
      if (asJson) {
        terminal.out().data(Json.array(all).format(JsonStyle.PYTHON_INDENTED) + "\n");
      }
    }
  }
}
