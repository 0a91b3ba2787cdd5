package dev.llmjava.cli.log;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.LogDatabase;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.schema.SchemaInput;
import dev.llmjava.cli.session.Session;
import dev.llmjava.json.Json;

/** {@code llm logs list} */
public final class LogsList implements Command {
  private final Spec spec = LogsListSpec.make();

  @Override
  public Spec spec() {
    return spec;
  }

  @Override
  public boolean opensLog() {
    return true;
  }

  @Override
  public int run(Arguments arguments, Session session) {
    try (var log = LogDatabase.open(arguments, session)) {
      Json.Obj schema =
          SchemaInput.isGiven(arguments)
              ? new SchemaInput(spec, session, id -> log.schemas().find(id)).read(arguments)
              : null;
      LogPrinter.check(arguments);
      var selection = new LogSelection(arguments, session, log, schema);
      new LogPrinter(arguments, session.out(), selection.isOneThread()).print(selection.rows());
    }
    return 0;
  }
}
