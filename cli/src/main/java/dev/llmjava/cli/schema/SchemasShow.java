package dev.llmjava.cli.schema;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.LogDatabase;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;

/** {@code llm schemas show} */
public final class SchemasShow implements Command {
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
      session.out().print(schema.format(JsonStyle.PYTHON_INDENTED) + "\n");
    }
    return 0;
  }
}
