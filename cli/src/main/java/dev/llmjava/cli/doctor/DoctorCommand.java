package dev.llmjava.cli.doctor;

import dev.llmjava.UserDirectory;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code llm doctor} */
public final class DoctorCommand implements Command {
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
      boolean offline = arguments.has("offline");
      var report = new DoctorReport(terminal, arguments.has("json"));
      checks(offline ? looking.offline() : looking, complaints, offline).forEach(report::run);
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
                new FilesCheck(directory),
                new KeysCheck(session),
                new PluginsCheck(session, complaints),
                new AliasesCheck(session),
                new ModelsCheck(session),
                new DefaultModelCheck(session),
                new ModelOptionsCheck(session),
                new TemplatesCheck(session),
                new LogCheck(directory)));
    if (!offline) {
      checks.add(new ProvidersCheck(session, PATIENCE));
    }
    return checks;
  }
}
