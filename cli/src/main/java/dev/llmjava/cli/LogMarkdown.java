package dev.llmjava.cli;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.store.Ending;
import dev.llmjava.store.LogRow;
import dev.llmjava.store.Logged;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Logged turns as Markdown. What an earlier turn showed, such as a system prompt, is not repeated.
 */
final class LogMarkdown {
  /**
   * How turns are shown.
   *
   * @param oneThread all are of one conversation, so only the first one names it
   */
  record Wish(boolean oneThread, boolean truncate, boolean expand, boolean usage) {}

  private final Wish wish;
  private final LogTools tools = new LogTools();
  private final StringBuilder out = new StringBuilder();
  private @Nullable String system;
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
    String started = facts.started() == null ? "" : facts.started();
    int fraction = started.indexOf('.');
    out.append("# ").append(fraction < 0 ? started : started.substring(0, fraction));
    if (first || !wish.oneThread()) {
      out.append("    conversation: ").append(facts.thread()).append(" id: ").append(id);
      out.append("\n\nModel: **").append(facts.model()).append("**");
      if (facts.resolvedModel() != null && !facts.resolvedModel().isEmpty()) {
        out.append(" (resolved: **").append(facts.resolvedModel()).append("**)");
      }
    }
    out.append("\n\n");
    first = false;
  }

  private void mark(Ending ending) {
    out.append("*This answer is not whole: ")
        .append(ending.kind().name().toLowerCase(Locale.ROOT))
        .append(ending.message() == null ? "" : ", " + ending.message())
        .append("*\n\n");
  }

  private void prompt(LogRow row) {
    String prompt = shortened(row.words().prompt());
    out.append("## Prompt\n\n").append(prompt.isEmpty() ? "-- none --" : prompt).append('\n');
    fragments("Prompt fragments", row.extras().promptFragments());
    if (row.facts().options() instanceof Json.Obj options && !options.isEmpty()) {
      out.append("\n## Options\n\n");
      options
          .fields()
          .forEach(
              (name, value) ->
                  out.append("- ")
                      .append(name)
                      .append(": ")
                      .append(PythonText.of(value))
                      .append('\n'));
    }
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
      out.append(number).append(". **").append(file.type()).append("**: ").append(where);
      out.append('\n');
    }
  }

  private void response(LogRow row) {
    String reasoning = row.words().reasoning();
    if (reasoning != null && !reasoning.isEmpty()) {
      out.append("\n## Reasoning\n\n").append(reasoning.stripTrailing()).append('\n');
    }
    out.append("\n## Response\n\n");
    out.append(LogTools.called(row.extras().calls()));
    String response = shortened(row.words().response());
    if (row.facts().schema() != null) {
      response = laidOut(response);
    }
    if (!response.isEmpty()) {
      out.append(response).append("\n\n");
    }
  }

  private String shortened(String text) {
    return wish.truncate() ? Excerpt.of(text) : text;
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
    String details = facts.tokenDetails();
    String shown =
        details == null || details.isEmpty()
            ? null
            : Fences.inline(Json.parse(details).format(JsonStyle.PYTHON));
    String line = TokenUsage.line(facts.inputTokens(), facts.outputTokens(), shown);
    if (!line.isEmpty()) {
      out.append("## Token usage\n\n").append(line).append("\n\n");
    }
  }
}
