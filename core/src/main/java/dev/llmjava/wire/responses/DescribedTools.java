package dev.llmjava.wire.responses;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tools that a response says it was given; some stand in a namespace. */
final class DescribedTools {
  private static final Set<String> OURS = Set.of("function", "custom", "namespace");

  private final Set<String> custom = new HashSet<>();
  private boolean anyOfProvider;

  void add(List<Json> tools) {
    for (Json one : tools) {
      if (one instanceof Json.Obj tool) {
        String type = Items.type(tool);
        anyOfProvider |= !OURS.contains(type);
        if (type.equals("custom")) {
          custom.add(orEmpty(tool.string("name")));
        }
        add(OURS.contains(type) ? tool.items("tools") : List.of());
      }
    }
  }

  /** Whether the provider runs a custom tool: it has tools, and nobody described that one. */
  boolean isOfProvider(String customTool) {
    return anyOfProvider && !custom.contains(customTool);
  }
}
