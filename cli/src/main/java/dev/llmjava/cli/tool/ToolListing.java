package dev.llmjava.cli.tool;

import dev.llmjava.ServerTool;
import dev.llmjava.Tool;
import dev.llmjava.Toolbox;
import dev.llmjava.tool.ToolRegistry;
import dev.llmjava.tool.ToolboxKind;
import dev.llmjava.tool.ToolboxKind.Signature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** The tools that {@code llm tools} lists, by name. */
final class ToolListing {
  /**
   * A toolbox.
   *
   * @param spec as it was asked for; the name of a kind that is not set up
   * @param open whether it is set up, so that all of its tools are known
   */
  record Box(
      ToolboxKind<?> kind, String plugin, String spec, boolean open, List<Signature> tools) {}

  private final List<Tool> tools = new ArrayList<>();
  private final List<Box> boxes = new ArrayList<>();

  private ToolListing() {}

  /** Everything there is. */
  static ToolListing of(ToolRegistry registry) {
    var listing = new ToolListing();
    for (ToolRegistry.Entry entry : registry.entries()) {
      switch (entry) {
        case ToolRegistry.Single(Tool tool, String plugin) -> listing.tools.add(tool);
        case ToolRegistry.Kind(ToolboxKind<?> kind, String plugin) ->
            listing.boxes.add(new Box(kind, plugin, kind.name(), false, kind.tools()));
      }
    }
    return listing.sorted();
  }

  /** What these ask for, toolboxes set up. */
  static ToolListing of(ToolRegistry registry, List<String> specs) {
    var listing = new ToolListing();
    List<String> once = List.copyOf(new LinkedHashSet<>(specs));
    List<Toolbox> found = registry.find(once);
    for (int i = 0; i < once.size(); i++) {
      List<Tool> tools = found.get(i).tools();
      if (registry.entry(once.get(i)) instanceof ToolRegistry.Kind kind) {
        List<Signature> inside = tools.stream().map(ToolListing::signature).toList();
        listing.boxes.add(new Box(kind.kind(), kind.plugin(), once.get(i), true, inside));
      } else {
        listing.tools.addAll(tools);
      }
    }
    return listing.sorted();
  }

  private static Signature signature(Tool tool) {
    return new Signature(tool.name(), tool.description(), tool.inputSchema(), tool.outputSchema());
  }

  /** Adds tools that are in no registry. */
  void add(List<Tool> more) {
    tools.addAll(more);
    sorted();
  }

  private ToolListing sorted() {
    tools.sort(Comparator.comparing(Tool::name));
    boxes.sort(Comparator.comparing(box -> box.kind().name()));
    return this;
  }

  List<Tool> tools() {
    return tools;
  }

  List<Box> boxes() {
    return boxes;
  }

  /** Which settings a tool of the provider's takes is only in the provider's manual. */
  static String signature(ServerTool.Kind kind) {
    return kind.isOpen() ? "(spec: dict)" : "(...)";
  }
}
