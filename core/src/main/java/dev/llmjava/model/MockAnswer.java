package dev.llmjava.model;

import dev.llmjava.Part;
import dev.llmjava.Usage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link MockModel} says to one prompt.
 *
 * @param failure what it ends with; null for a good end
 * @param chunk how many characters come at once
 * @param pause before each piece
 */
record MockAnswer(
    List<Part> parts, @Nullable RuntimeException failure, int chunk, Duration pause, Usage usage) {
  MockAnswer {
    parts = List.copyOf(parts);
  }

  boolean waitsForTools() {
    return parts.stream()
        .anyMatch(part -> part instanceof Part.ToolCall call && !call.serverSide());
  }
}
