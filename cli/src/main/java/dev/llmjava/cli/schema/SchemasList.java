package dev.llmjava.cli.schema;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.LogDatabase;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.text.JsonRows;
import dev.llmjava.cli.text.PythonLines;
import dev.llmjava.cli.text.PythonText;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.store.StoredSchema;
import java.util.List;

/** {@code llm schemas list} */
public final class SchemasList implements Command {
  private static final String STEP = "    ";

  @Override
  public Spec spec() {
    return LogDatabase.options(
            new Spec("llm schemas list", "List stored schemas, the one used last at the end"))
        .texts("Only those whose JSON contains this text", "-q", "--query")
        .flag("Show them whole", "--full")
        .flag("Print JSON", "--json")
        .flag("Print JSON, one object a line", "--nl");
  }

  @Override
  public boolean opensLog() {
    return true;
  }

  @Override
  public int run(Arguments arguments, Session session) {
    List<StoredSchema> schemas;
    try (var log = LogDatabase.open(arguments, session)) {
      schemas = log.schemas().used(arguments.values("query"));
    }
    Output out = session.out();
    boolean lines = arguments.has("nl");
    if (lines || arguments.has("json")) {
      var rows = new JsonRows(out, lines ? JsonRows.Layout.LINES : JsonRows.Layout.INDENTED);
      schemas.forEach(schema -> rows.add(json(schema)));
      rows.end();
    } else {
      boolean full = arguments.has("full");
      schemas.forEach(schema -> out.print(text(schema, full)));
    }
    return 0;
  }

  private static Json json(StoredSchema schema) {
    String used = schema.lastUsed();
    return Json.object()
        .put("id", schema.id())
        .put("content", schema.content())
        .put("recently_used", used == null ? Json.Null.NULL : Json.of(used))
        .put("times_used", schema.timesUsed())
        .build();
  }

  private static String text(StoredSchema schema, boolean full) {
    Json content = schema.content();
    String shown =
        full
            ? "  schema: |\n" + PythonLines.indent(content.format(JsonStyle.PYTHON_INDENTED), STEP)
            : "  summary: |\n" + STEP + SchemaSummary.of(content);
    long times = schema.timesUsed();
    return "- id: "
        + schema.id()
        + "\n"
        + shown
        + "\n  usage: |\n"
        + STEP
        + times
        + (times == 1 ? " time" : " times")
        + ", most recently "
        + PythonText.orNone(schema.lastUsed())
        + "\n";
  }
}
