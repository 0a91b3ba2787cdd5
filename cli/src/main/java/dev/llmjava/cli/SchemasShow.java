package dev.llmjava.cli;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;

/** {@code llm schemas show} */
final class SchemasShow implements Command {
  @Override
  public Spec spec() {
    return LogDatabase.options(new Spec("llm schemas show", "Print a stored schema"))
        .argument("SCHEMA_ID", true)
        .completing(Completion.SCHEMA_IDS);
  }

  @Override
  public boolean opensLog() {
    return true;
  }

  @Override
  public int run(Arguments arguments, Session session) {
    try (var log = LogDatabase.open(arguments, session)) {
      Json schema =
          log.schemas()
              .find(arguments.required(0))
              .orElseThrow(() -> new Failure("Invalid schema ID"));
      session.out().data(schema.format(JsonStyle.PYTHON_INDENTED) + "\n");
    }
    return 0;
  }
}
