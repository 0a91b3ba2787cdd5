package dev.llmjava.cli.run;

import dev.llmjava.cli.command.Checks;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.command.UsageError;
import dev.llmjava.cli.schema.SchemaInput;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.text.Excerpt;
import dev.llmjava.json.Json;

/**
 * Says of a key what is said of the option that it stands for.
 *
 * @param spec of the command
 * @param fields what an input says, or the file of all inputs
 */
record RunFieldFault(Spec spec, Json.Obj fields) {
  private static final String SCHEMA = "schema";

  /** The fault of the key; the same where an option of the command line is at fault. */
  RuntimeException of(UsageError fault) {
    Spec.Option option = spec.option("--attachment");
    String message = String.valueOf(fault.getMessage());
    String attachment = String.valueOf(Checks.invalid(spec, option, "").getMessage());
    if (message.startsWith(SchemaInput.INVALID) && fields.has(SCHEMA)) {
      return schema(message.substring(SchemaInput.INVALID.length()));
    }
    if (message.startsWith(attachment) && isOurs(message)) {
      return new Failure("\"attachments\": " + message.substring(attachment.length()));
    }
    return fault;
  }

  private Failure schema(String why) {
    Json value = fields.get(SCHEMA);
    String text = value instanceof Json.Str(String own) ? own : String.valueOf(value);
    return new Failure(
        "\"schema\": \""
            + Excerpt.of(text)
            + "\" is no schema"
            + (why.isEmpty() ? "; give an object, or a text as for --schema" : why));
  }

  /** Faults name what they are of. */
  private boolean isOurs(String message) {
    for (Json item : fields.items("attachments")) {
      if (item instanceof Json.Str(String text) && message.contains(text)) {
        return true;
      }
    }
    String text = fields.string("attachments");
    return text != null && message.contains(text);
  }
}
