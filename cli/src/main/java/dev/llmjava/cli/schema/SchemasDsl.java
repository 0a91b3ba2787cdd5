package dev.llmjava.cli.schema;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.schema.SchemaDsl;

/** {@code llm schemas dsl} */
public final class SchemasDsl implements Command {
  @Override
  public Spec spec() {
    return new Spec(
            "llm schemas dsl",
            """
            Print the JSON schema that LLM's short notation stands for

            Fields between commas, or one a line: a name, a type (int, float, bool or str) and a \
            description.

                $ llm schemas dsl 'name, age int, bio: a short bio'
            """)
        .flag("Wrap it in a list of items", "--multi")
        .argument("INPUT", true);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Json.Obj one = SchemaInput.notation(arguments.required(0));
    Json.Obj schema = arguments.has("multi") ? SchemaDsl.multi(one) : one;
    session.out().print(schema.format(JsonStyle.PYTHON_INDENTED) + "\n");
    return 0;
  }
}
