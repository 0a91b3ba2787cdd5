package dev.llmjava.cli;

import dev.llmjava.TemplateLoader;
import java.util.Map;

/** {@code llm templates loaders} */
final class TemplatesLoaders implements Command {
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
          session.out().data(prefix + ":\n" + FragmentsLoaders.indented(about));
        });
    return 0;
  }
}
