package dev.llmjava.cli.openai;

import dev.llmjava.LlmException;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.provider.ModelList;
import dev.llmjava.provider.OpenAi;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code llm openai models} */
public final class OpenAiModels implements Command {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final List<String> COLUMNS = List.of("id", "owned_by", "created");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

  @Override
  public Spec spec() {
    return new Spec(
            "llm openai models",
            """
            List the models that OpenAI has for your key

            They are asked for each time. OPENAI_BASE_URL is asked instead where it is set.
            """)
        .flag("Print JSON, all that OpenAI says about them", "--json")
        .text("API key, or the name of a stored one", "--key")
        .completing(Completion.KEYS);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Json.Obj list = fetch(arguments.value("key"), session);
    if (!(list.get("data") instanceof Json.Arr models)) {
      throw new Failure("OpenAI sent no list of models, but JSON without \"data\"");
    }
    session
        .out()
        .print(
            arguments.has("json")
                ? models.format(JsonStyle.PYTHON_INDENTED.withIndent(4)) + "\n"
                : table(models));
    return 0;
  }

  private static Json.Obj fetch(@Nullable String key, Session session) {
    ModelList list = new OpenAi().modelList(session.llm().context());
    try {
      return list.fetch(LIMIT, key);
    } catch (LlmException.Refused e) {
      throw new Failure("Error " + e.status() + " from OpenAI API: " + e.providerMessage());
    }
  }

  private static String table(Json.Arr models) {
    var rows = new ArrayList<List<String>>();
    rows.add(COLUMNS);
    for (Json item : models.items()) {
      if (item instanceof Json.Obj model) {
        rows.add(List.of(text(model, "id"), text(model, "owned_by"), created(model)));
      }
    }
    var text = new StringBuilder();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = rows.stream().mapToInt(each -> length(each.get(column))).max().orElse(0);
        text.append(i == 0 ? "" : "    ").append(row.get(i));
        text.append(" ".repeat(width - length(row.get(i))));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String text(Json.Obj model, String field) {
    String text = model.string(field);
    return text == null ? "" : text.replace('\n', ' ');
  }

  private static String created(Json.Obj model) {
    Long seconds = model.integer("created");
    if (seconds == null) {
      return "";
    }
    try {
      return TIME.format(Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return seconds.toString();
    }
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
