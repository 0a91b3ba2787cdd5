package dev.llmjava.cli.prompt;

import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.schema.SchemaInput;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.json.Json;
import org.jspecify.annotations.Nullable;

/** The schema that an answer has to fit. */
final class PromptSchema {
  private PromptSchema() {}

  /** Refuses a schema that is none, although that of a template takes its place. */
  static void check(Arguments given, Session session, Logging logging) {
    if (SchemaInput.isGiven(given)) {
      new SchemaInput(given.spec(), session, logging::schema).read(given);
    }
  }

  /** Null for none. The log is asked for a stored one, and only then. */
  static Json.@Nullable Obj of(Model model, Arguments arguments, Session session, Logging logging) {
    if (!SchemaInput.isGiven(arguments)) {
      return null;
    }
    Json.Obj schema = new SchemaInput(arguments.spec(), session, logging::schema).read(arguments);
    if (schema != null && !model.info().supports(ModelInfo.Feature.SCHEMAS)) {
      throw new Failure(model.info().displayName() + " does not support schemas");
    }
    return schema;
  }
}
