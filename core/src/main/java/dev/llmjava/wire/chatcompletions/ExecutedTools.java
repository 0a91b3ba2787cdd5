package dev.llmjava.wire.chatcompletions;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tools that the provider ran ({@code executed_tools}, Groq's compound systems). A stream reports a
 * run twice, when it begins and with its output; a document once.
 */
final class ExecutedTools {
  private final String provider;
  private final Set<String> begun = new HashSet<>();
  private final Set<String> answered = new HashSet<>();
  private String answer = "";

  ExecutedTools(String provider) {
    this.provider = provider;
  }

  /** The id of the answer, which makes those of its runs unique: the wire gives them none. */
  void answer(@Nullable String id) {
    if (answer.isEmpty()) {
      answer = orEmpty(id);
    }
  }

  void read(List<Json> runs, Words words, PartSink out) {
    for (int i = 0; i < runs.size(); i++) {
      if (runs.get(i) instanceof Json.Obj run) {
        Long index = run.integer("index");
        read(run, "executed-" + answer + "-" + (index == null ? i : index), words, out);
      }
    }
  }

  private void read(Json.Obj run, String id, Words words, PartSink out) {
    String name = orEmpty(run.string("type"));
    if (begun.add(id)) {
      words.interrupt(out);
      out.toolCall(id, id, name, true);
      out.toolInput(id, orEmpty(run.string("arguments")));
    }
    if (hasOutput(run) && answered.add(id)) {
      words.interrupt(out);
      out.end(id);
      out.part(result(run, id, name));
    }
  }

  private static boolean hasOutput(Json.Obj run) {
    return run.has("output") || run.has("code_results") || run.has("browser_results");
  }

  private Part.ToolResult result(Json.Obj run, String id, String name) {
    Json.Obj rest = run.without("index", "type", "arguments", "output", "name");
    return new Part.ToolResult(
        id,
        name,
        orEmpty(run.string("output")),
        null,
        List.of(),
        true,
        ProviderData.of(provider, rest));
  }
}
