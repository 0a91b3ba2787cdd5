package dev.llmjava.cli;

import dev.llmjava.LlmException;
import dev.llmjava.UserDirectory;
import dev.llmjava.json.Json;

/** The schema of a template. */
final class TemplateSchema {
  private TemplateSchema() {}

  static Json.Obj read(UserDirectory directory, String name) {
    if (template(directory, name) instanceof Json.Obj template
        && template.get("schema_object") instanceof Json.Obj schema
        && !schema.isEmpty()) {
      return schema;
    }
    throw new Failure("Template '" + name + "' has no schema");
  }

  private static Json template(UserDirectory directory, String name) {
    String file = "templates/" + name + ".yaml";
    String text = name.isEmpty() || name.indexOf('\0') >= 0 ? null : directory.read(file);
    if (text == null) {
      throw new Failure("Invalid template: " + name);
    }
    try {
      return Yaml.parse(directory.file(file), text);
    } catch (LlmException.Setup e) {
      throw new Failure("Invalid template: " + name);
    }
  }
}
