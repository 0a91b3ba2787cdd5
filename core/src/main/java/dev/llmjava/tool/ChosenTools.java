package dev.llmjava.tool;

import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.PromptBuilder;
import dev.llmjava.ServerTool;
import dev.llmjava.Toolbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What specs ask for: tools and toolboxes by their names, as {@link ToolRegistry#find} takes them,
 * and those that the provider runs by the names that lists show, {@code WebSearch}, {@code
 * WebSearch({"max_uses": 3})}, {@code ServerSideTool(spec={"type": "x"})}.
 *
 * @param toolboxes in the order of their specs; a tool that stands alone is a toolbox of one
 */
public record ChosenTools(List<Toolbox> toolboxes, List<ServerTool> serverTools) {
  public ChosenTools {
    toolboxes = List.copyOf(toolboxes);
    serverTools = List.copyOf(serverTools);
  }

  /**
   * Looks them up; a spec that is given twice counts once.
   *
   * @param model whose own tools may be meant, before those of the registry
   * @throws LlmException.Setup when there is none of a name, or it cannot be set up so
   */
  public static ChosenTools of(List<String> specs, ToolRegistry registry, Model model) {
    Map<String, ServerTool.Kind> served = new LinkedHashMap<>();
    model.info().serverTools().forEach(kind -> served.put(kind.displayName(), kind));
    List<String> unknown = new ArrayList<>(registry.unknown(specs));
    unknown.removeIf(spec -> served.containsKey(ToolSpec.name(spec)));
    if (!unknown.isEmpty()) {
      throw registry.notFound(unknown, List.copyOf(served.keySet()));
    }
    List<Toolbox> toolboxes = new ArrayList<>();
    List<ServerTool> serverTools = new ArrayList<>();
    for (String spec : new LinkedHashSet<>(specs)) {
      ToolSpec parsed = ToolSpec.parse(spec);
      ServerTool.Kind kind = served.get(parsed.name());
      if (kind == null) {
        toolboxes.add(registry.open(parsed));
      } else {
        serverTools.add(kind.tool(parsed.settings()));
      }
    }
    return new ChosenTools(toolboxes, serverTools);
  }

  /** Gives them to a prompt. */
  public PromptBuilder into(PromptBuilder prompt) {
    toolboxes.forEach(prompt::toolbox);
    return prompt.serverTools(serverTools);
  }
}
