package dev.llmjava.wire.chatcompletions;

import dev.llmjava.StreamEvent;
import dev.llmjava.json.Json;
import java.util.List;

/**
 * A request body, and what had to be left out or put otherwise to make it.
 *
 * @param warnings to be told before anything of the answer
 */
public record Rendered(Json.Obj body, List<StreamEvent.Warning> warnings) {
  public Rendered {
    warnings = List.copyOf(warnings);
  }
}
