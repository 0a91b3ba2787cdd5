package dev.llmjava.cli.template;

import dev.llmjava.Template;
import dev.llmjava.cli.terminal.Output;
import dev.llmjava.json.Json;
import dev.llmjava.json.ObjectBuilder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A template that is no file of the user's. Code from elsewhere never runs here, and who wrote it
 * does not choose which files of this machine are sent: both are left out, and said so.
 */
final class ForeignTemplate {
  private static final String FUNCTIONS = "functions";
  private static final Set<String> REFERENCES =
      Set.of("fragments", "system_fragments", "attachments", "attachment_types");

  private final Template template;
  private final Output err;

  private ForeignTemplate(Template template, Output err) {
    this.template = template;
    this.err = err;
  }

  /** What is left of it. */
  static Template made(Template template, Output err) {
    return new ForeignTemplate(template, err).harmless();
  }

  private Template harmless() {
    ObjectBuilder kept = Json.object();
    template
        .fields()
        .fields()
        .forEach(
            (name, value) -> {
              if (REFERENCES.contains(name)) {
                kept.put(name, elsewhere(template.fields().items(name)));
              } else if (!name.equals(FUNCTIONS)) {
                kept.put(name, value);
              }
            });
    if (template.functions() != null) {
      leaveOut("functions");
    }
    return new Template(template.name(), kept.build());
  }

  private Json.Arr elsewhere(List<Json> references) {
    var kept = new ArrayList<Json>();
    for (Json reference : references) {
      String place = reference instanceof Json.Obj typed ? typed.string("value") : text(reference);
      if (place != null && isFile(place)) {
        leaveOut("file \"" + place + "\"");
      } else {
        kept.add(reference);
      }
    }
    return Json.array(kept);
  }

  private static String text(Json reference) {
    return reference instanceof Json.Str(String text) ? text : "";
  }

  private static boolean isFile(String place) {
    try {
      return !place.isEmpty() && Files.exists(Path.of(place));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private void leaveOut(String what) {
    err.println(
        "Warning: the "
            + what
            + " of template \""
            + template.name()
            + "\" "
            + (what.equals(FUNCTIONS) ? "are" : "is")
            + " left out, because it is not a file of yours");
  }
}
