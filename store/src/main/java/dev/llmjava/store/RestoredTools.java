package dev.llmjava.store;

import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.PromptBuilder;
import dev.llmjava.ServerTool;
import dev.llmjava.Tool;
import dev.llmjava.json.Json;
import dev.llmjava.store.sqlite.Columns;
import dev.llmjava.tool.ToolRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tools that a conversation began with, to go on with: those that plugins brought, toolboxes
 * set up anew as they were, and the provider's own that the model runs. Tools that belonged to a
 * program cannot be found again, and are its business.
 *
 * @param tools a toolbox is set up once, however many of its tools were logged
 * @param missing names of what a plugin brought that is not installed, or takes its settings no
 *     more
 * @param foreign names of the others that are not here: tools that belonged to a program, and those
 *     of a provider that the model does not run
 */
public record RestoredTools(
    List<Tool> tools, List<ServerTool> serverTools, List<String> missing, List<String> foreign) {
  public RestoredTools {
    tools = List.copyOf(tools);
    serverTools = List.copyOf(serverTools);
    missing = List.copyOf(missing);
    foreign = List.copyOf(foreign);
  }

  /**
   * Looks them up.
   *
   * @param logged as {@link SqliteLog#tools} gives them
   */
  public static RestoredTools of(List<Logged.Tool> logged, ToolRegistry registry, Model model) {
    return new Search(registry, model).all(logged);
  }

  /** Gives them to a prompt. */
  public PromptBuilder into(PromptBuilder prompt) {
    return prompt.tools(tools).serverTools(serverTools);
  }

  /** One thread. */
  private static final class Search {
    private final ToolRegistry registry;
    private final List<ServerTool.Kind> kinds;
    private final List<Tool> tools = new ArrayList<>();
    private final List<ServerTool> serverTools = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final Set<String> foreign = new LinkedHashSet<>();
    private final Set<Logged.Instance> opened = new HashSet<>();

    Search(ToolRegistry registry, Model model) {
      this.registry = registry;
      this.kinds = model.info().serverTools();
    }

    RestoredTools all(List<Logged.Tool> logged) {
      for (Logged.Tool tool : logged) {
        Logged.Instance instance = tool.instance();
        ServerTool served = instance == null ? null : served(instance);
        if (served != null) {
          serverTools.add(served);
        } else if (tool.plugin() != null && instance != null) {
          toolbox(instance);
        } else if (tool.plugin() != null) {
          find(tool.name());
        } else {
          foreign.add(instance == null ? tool.name() : instance.name());
        }
      }
      return new RestoredTools(tools, serverTools, missing, List.copyOf(foreign));
    }

    private void find(String name) {
      if (registry.unknown(List.of(name)).isEmpty()) {
        tools.addAll(registry.find(name).tools());
      } else {
        missing.add(name);
      }
    }

    private void toolbox(Logged.Instance instance) {
      if (!opened.add(instance)) {
        return;
      }
      try {
        tools.addAll(
            registry.restore(instance.plugin(), instance.name(), instance.arguments()).tools());
      } catch (LlmException.Setup e) {
        missing.add(instance.name());
      }
    }

    /** Null when the model runs nothing of that name. */
    private @Nullable ServerTool served(Logged.Instance instance) {
      for (ServerTool.Kind kind : kinds) {
        if (kind.displayName().equals(instance.name())) {
          return served(kind, Columns.object(instance.arguments()));
        }
      }
      return null;
    }

    private static @Nullable ServerTool served(ServerTool.Kind kind, Json.Obj settings) {
      try {
        return kind.tool(settings);
      } catch (LlmException.Setup e) {
        return null;
      }
    }
  }
}
