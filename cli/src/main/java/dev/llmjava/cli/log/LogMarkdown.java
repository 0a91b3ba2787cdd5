package dev.llmjava.cli.log;

import dev.llmjava.cli.text.Fences;
import dev.llmjava.cli.text.PythonText;
import dev.llmjava.cli.text.TokenUsage;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.json.PythonSpace;
import dev.llmjava.store.Ending;
import dev.llmjava.store.LogRow;
import dev.llmjava.store.Logged;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Logged turns as Markdown. What an earlier turn showed, such as a system prompt or the model of
 * the same conversation, is not repeated.
 */
final class LogMarkdown {
  /**
   * How turns are shown.
   *
   * @param oneThread all are of one conversation, so only the first one names it
   */
  record Wish(boolean oneThread, boolean expand, boolean usage) {}

  private final Wish wish;
  private final LogTools tools = new LogTools();
  private final StringBuilder out = new StringBuilder();
  private @Nullable String system;
  private @Nullable String model;
  private boolean first = true;

  LogMarkdown(Wish wish) {
    this.wish = wish;
  }

  String of(LogRow row) {
    out.setLength(0);
    heading(row.facts(), row.id());
    row.broken().ifPresent(this::mark);
    prompt(row);
    out.append(tools.given(row.extras()));
    attachments(row.extras().attachments());
    response(row);
    if (wish.usage()) {
      usage(row.facts());
    }
    return out.toString();
  }

  private void heading(LogRow.Facts facts, String id) {
    out.append("# ").append(toTheSecond(facts.started()));
    boolean named = first || !wish.oneThread();
    if (named) {
      out.append("    conversation: ").append(PythonText.orNone(facts.thread()));
      out.append(" id: ").append(id);
    }
    if (named || !Objects.equals(facts.model(), model)) {
      model = facts.model();
      out.append("\n\nModel: **").append(PythonText.orNone(model)).append("**");
      if (facts.resolvedModel() != null && !facts.resolvedModel().isEmpty()) {
        out.append(" (resolved: **").append(facts.resolvedModel()).append("**)");
      }
    }
    out.append("\n\n");
    first = false;
  }

  static String toTheSecond(@Nullable String time) {
    int fraction = time == null ? -1 : time.indexOf('.');
    return time == null ? "" : fraction < 0 ? time : time.substring(0, fraction);
  }

  private void mark(Ending ending) {
    out.append("*This answer is not whole: ")
        .append(LogJson.kind(ending))
        .append(ending.message() == null ? "" : ", " + ending.message())
        .append("*\n\n");
  }

  private void prompt(LogRow row) {
    String prompt = row.words().prompt();
    out.append("## Prompt\n\n").append(prompt.isEmpty() ? "-- none --" : prompt).append('\n');
    fragments("Prompt fragments", row.extras().promptFragments());
    options(row.facts().options());
    if (!Objects.equals(row.words().system(), system)) {
      system = row.words().system();
      if (system != null) {
        out.append("\n## System\n\n").append(system).append('\n');
      }
    }
    fragments("System fragments", row.extras().systemFragments());
    if (row.facts().schema() instanceof Json.Obj schema && !schema.isEmpty()) {
      out.append("\n## Schema\n\n").append(fenced(schema)).append('\n');
    }
  }

  private void options(Json options) {
    if (!(options instanceof Json.Obj set) || set.isEmpty()) {
      return;
    }
    out.append("\n## Options\n\n");
    set.fields()
        .forEach(
            (name, value) ->
                out.append("- ")
                    .append(name)
                    .append(": ")
                    .append(PythonText.of(value))
                    .append('\n'));
  }

  private void fragments(String title, List<Logged.Fragment> fragments) {
    if (fragments.isEmpty()) {
      return;
    }
    out.append("\n### ").append(title).append("\n\n");
    for (Logged.Fragment fragment : fragments) {
      if (wish.expand()) {
        out.append("<details><summary>").append(fragment.hash()).append("</summary>\n");
        out.append(Fences.ifCode(fragment.content())).append("\n</details>\n");
      } else {
        out.append("- ").append(fragment.hash()).append('\n');
      }
    }
  }

  private void attachments(List<Logged.File> files) {
    if (files.isEmpty()) {
      return;
    }
    out.append("\n### Attachments\n\n");
    int number = 0;
    for (Logged.File file : files) {
      number++;
      String where =
          file.path() != null
              ? "`" + file.path() + "`"
              : file.url() != null
                  ? file.url()
                  : "`<" + TokenUsage.grouped(file.length()) + " bytes>`";
      out.append(number)
          .append(". **")
          .append(PythonText.orNone(file.type()))
          .append("**: ")
          .append(where);
      out.append('\n');
    }
  }

  private void response(LogRow row) {
    String reasoning = row.words().reasoning();
    if (reasoning != null && !reasoning.isEmpty()) {
      out.append("\n## Reasoning\n\n").append(PythonSpace.stripEnd(reasoning)).append('\n');
    }
    out.append("\n## Response\n\n");
    out.append(LogTools.called(row.extras().calls()));
    String response = row.words().response();
    if (row.facts().schema() != null) {
      response = laidOut(response);
    }
    if (!response.isEmpty()) {
      out.append(response).append("\n\n");
    }
  }

  private static String laidOut(String response) {
    try {
      return fenced(Json.parse(response));
    } catch (JsonException e) {
      return response;
    }
  }

  private static String fenced(Json json) {
    return "```json\n" + json.format(JsonStyle.PYTHON_INDENTED) + "\n```";
  }

  private void usage(LogRow.Facts facts) {
    Json details = TokenUsage.details(facts.tokenDetails());
    String shown = details == null ? null : Fences.inline(details.format(JsonStyle.PYTHON));
    String line = TokenUsage.line(facts.inputTokens(), facts.outputTokens(), shown);
    if (!line.isEmpty()) {
      out.append("## Token usage\n\n").append(line).append("\n\n");
    }
  }
}
