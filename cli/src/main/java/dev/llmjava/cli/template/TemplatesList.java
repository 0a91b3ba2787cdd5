package dev.llmjava.cli.template;

import dev.llmjava.LlmException;
import dev.llmjava.Template;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.TerminalWidth;
import dev.llmjava.cli.text.Excerpt;
import java.util.LinkedHashMap;

/** {@code llm templates list} */
public final class TemplatesList implements Command {
  @Override
  public Spec spec() {
    return new Spec("llm templates list", "List templates; those that are not valid are left out");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    var templates = new Templates(session);
    var texts = new LinkedHashMap<String, String>();
    for (String name : templates.names()) {
      try {
        texts.put(name, text(templates.ofFolder(name)).replace('\n', ' '));
      } catch (LlmException.Setup e) {
        // whoever asks for that one is told
      }
    }
    int widest = texts.keySet().stream().mapToInt(TemplatesList::length).max().orElse(0);
    int width = texts.isEmpty() ? 0 : TerminalWidth.of(session.terminal());
    texts.forEach(
        (name, text) -> {
          String line = name + " ".repeat(widest - length(name)) + " : " + text;
          session.out().print(Excerpt.of(line, width) + "\n");
        });
    return 0;
  }

  private static String text(Template template) {
    if (template.system().isEmpty()) {
      return template.prompt();
    }
    return "system: "
        + template.system()
        + (template.prompt().isEmpty() ? "" : " prompt: " + template.prompt());
  }

  private static int length(String name) {
    return name.codePointCount(0, name.length());
  }
}
