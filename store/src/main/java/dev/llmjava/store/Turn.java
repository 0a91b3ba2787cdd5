package dev.llmjava.store;

import dev.llmjava.Prompt;
import dev.llmjava.Response;
import dev.llmjava.ServerTool;
import dev.llmjava.Tool;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import dev.llmjava.store.ChainWriter.Link;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A response made ready for the log before the file is locked: everything hashed, nothing written.
 *
 * @param links the whole conversation, the turn's own messages last
 * @param given how many of the links were there before the answer
 */
record Turn(
    Response response,
    Outcome outcome,
    List<Link> links,
    int given,
    List<GivenFragment> fragments) {

  Prompt prompt() {
    return response.prompt();
  }

  List<Link> input() {
    return links.subList(0, given);
  }

  List<Link> output() {
    return links.subList(given, links.size());
  }

  /** The last message the model was given; null for an empty prompt. */
  @Nullable String parent() {
    return given == 0 ? null : links.get(given - 1).hash();
  }

  /** The last message altogether. */
  @Nullable String tip() {
    return links.isEmpty() ? null : links.getLast().hash();
  }

  Instant started() {
    return response.started().orElseGet(Instant::now);
  }

  Usage.Reported usage() {
    return response.ending().map(end -> end.usage().reported()).orElse(Usage.Reported.NOTHING);
  }

  /** Without those that were set to nothing. */
  Json.Obj options() {
    var options = Json.object();
    prompt()
        .options()
        .fields()
        .forEach(
            (name, value) -> {
              if (!(value instanceof Json.Null)) {
                options.put(name, value);
              }
            });
    return options.build();
  }

  @Nullable String payload() {
    Json.Obj payload = response.payload().orElse(null);
    return payload == null
        ? null
        : Payload.condense(payload, outcome.messages(), described(), prompt().schema());
  }

  private List<Replacements.Described> described() {
    var tools = new ArrayList<Replacements.Described>();
    for (Tool tool : prompt().tools()) {
      tools.add(new Replacements.Described(tool.name(), tool.description()));
    }
    for (ServerTool tool : prompt().serverTools()) {
      tools.add(ToolRows.described(tool, response.model()));
    }
    return tools;
  }
}
