package dev.llmjava.cli.template;

import dev.llmjava.TemplateLoader;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.fragment.FragmentsLoaders;
import dev.llmjava.cli.session.Session;
import java.util.Map;

/** {@code llm templates loaders} */
public final class TemplatesLoaders implements Command {
  @Override
  public Spec spec() {
    return new Spec("llm templates loaders", "Show what plugins can load templates from");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Map<String, TemplateLoader> loaders = new Templates(session).loaders().byPrefix();
    if (loaders.isEmpty()) {
      session.out().println("No template loaders found");
    }
    loaders.forEach(
        (prefix, loader) -> {
          String about = loader.description().isBlank() ? "Undocumented" : loader.description();
          session.out().print(prefix + ":\n" + FragmentsLoaders.indented(about));
        });
    return 0;
  }
}
