package dev.llmjava.cli.template;

import dev.llmjava.LlmException;
import dev.llmjava.Template;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.json.Json;

/** The schema of a template. */
public final class TemplateSchema {
  private TemplateSchema() {}

  public static Json.Obj read(String name, Session session) {
    Json.Obj schema = template(name, session).schema();
    if (schema == null) {
      throw new Failure("Template '" + name + "' has no schema");
    }
    return schema;
  }

  /** What keeps it from being read follows, where that is more than that it is not there. */
  private static Template template(String name, Session session) {
    String invalid = "Invalid template: " + name;
    try {
      return new Templates(session).find(name).template();
    } catch (Failure | LlmException e) {
      String why = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\n\\s*", " ");
      throw new Failure(why.startsWith(invalid.strip()) ? why : invalid + ": " + why);
    }
  }
}
