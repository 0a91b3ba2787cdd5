package dev.llmjava.tool;

import dev.llmjava.LlmException;
import dev.llmjava.Tool;
import dev.llmjava.Toolbox;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The tools and the kinds of toolboxes that plugins bring, by name. Of two that have the same name
 * the later one is called {@code name_1}. Immutable and safe for many threads.
 */
public final class ToolRegistry {
  /** Something with a name. */
  public sealed interface Entry {
    String plugin();
  }

  /** A tool that stands alone. */
  public record Single(Tool tool, String plugin) implements Entry {}

  /** A kind of toolboxes. */
  public record Kind(ToolboxKind<?> kind, String plugin) implements Entry {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private ToolRegistry() {}

  /** All that a plugin brings, or nothing. */
  private void addAll(ToolPlugin plugin) {
    try {
      String owner = plugin.name();
      List<Tool> tools = List.copyOf(plugin.tools());
      List<ToolboxKind<?>> kinds = List.copyOf(plugin.toolboxes());
      tools.forEach(tool -> add(tool, owner));
      for (ToolboxKind<?> kind : kinds) {
        String name = free(kind.name());
        entries.put(name, new Kind(name.equals(kind.name()) ? kind : kind.named(name), owner));
      }
    } catch (LlmException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw new LlmException.Setup(
          "The plugin " + plugin.getClass().getTypeName() + " brings no tools: " + OneLine.of(e),
          e);
    }
  }

  /**
   * Of all plugins that are found on the class path and the module path.
   *
   * @throws LlmException.Setup when one cannot be loaded, or fails when it is asked for its tools
   */
  public static ToolRegistry create() {
    return create(
        problem -> {
          throw problem;
        });
  }

  /**
   * Of all plugins that are found on the class path and the module path and do not fail.
   *
   * @param failed told of every one that cannot be loaded, or fails when it is asked for its tools
   */
  public static ToolRegistry create(Consumer<? super LlmException.Setup> failed) {
    var registry = new ToolRegistry();
    new InstalledPlugins(failed).forEach(registry::addAll);
    return registry;
  }

  /**
   * Of these plugins and no others.
   *
   * @throws LlmException.Setup when one of them fails
   */
  public static ToolRegistry of(List<? extends ToolPlugin> plugins) {
    var registry = new ToolRegistry();
    plugins.forEach(registry::addAll);
    return registry;
  }

  /**
   * Of these plugins, past those that fail.
   *
   * @param failed told of every one that fails when it is asked for its tools
   */
  public static ToolRegistry of(
      List<? extends ToolPlugin> plugins, Consumer<? super LlmException.Setup> failed) {
    var registry = new ToolRegistry();
    for (ToolPlugin plugin : plugins) {
      try {
        registry.addAll(plugin);
      } catch (LlmException.Setup e) {
        failed.accept(e);
      }
    }
    return registry;
  }

  private void add(Tool tool, String plugin) {
    String name = free(tool.name());
    var origin = new Tool.Origin(plugin, null);
    entries.put(name, new Single(tool.named(name).from(origin), plugin));
  }

  private String free(String wanted) {
    String name = wanted;
    for (int i = 1; entries.containsKey(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  /** In the order they were registered in. */
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /** In the same order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  /** What a spec names; null for nothing here. */
  public @Nullable Entry entry(String spec) {
    return entries.get(ToolSpec.name(spec));
  }

  /** Those of the specs that name nothing here. */
  public List<String> unknown(List<String> specs) {
    return specs.stream().filter(spec -> !entries.containsKey(ToolSpec.name(spec))).toList();
  }

  /**
   * What a spec asks for: {@code llm_time}, {@code Memory}, {@code Files({"root": "/tmp"})}, {@code
   * Files("/tmp")} with the first setting, {@code Files(root="/tmp", depth=2)}. A tool that stands
   * alone comes as a toolbox of one, without an instance as its origin.
   *
   * @throws LlmException.Setup when there is none, or it cannot be set up so
   */
  public Toolbox find(String spec) {
    return find(List.of(spec)).getFirst();
  }

  /** The same for several, of which all that name nothing are told at once. */
  public List<Toolbox> find(List<String> specs) {
    List<String> unknown = unknown(specs);
    if (!unknown.isEmpty()) {
      throw notFound(unknown, List.of());
    }
    List<Toolbox> found = new ArrayList<>();
    for (String spec : specs) {
      found.add(open(ToolSpec.parse(spec)));
    }
    return found;
  }

  /**
   * The error for names that nobody knows.
   *
   * @param more names that are known elsewhere, such as those of a model's own tools
   */
  public LlmException.Setup notFound(List<String> unknown, List<String> more) {
    var available = new ArrayList<>(entries.keySet());
    available.addAll(more);
    return new LlmException.Setup(
        "Tool(s) "
            + OneLine.of(String.join(", ", unknown))
            + " not found. Available tools: "
            + String.join(", ", available));
  }

  /** What a spec of something that is here asks for. */
  Toolbox open(ToolSpec spec) {
    return switch (entries.get(spec.name())) {
      case Single(Tool tool, String plugin) -> {
        if (spec.arguments() != null || spec.value() != null) {
          throw new LlmException.Setup(
              "Tool "
                  + tool.name()
                  + " takes no arguments here: the model gives them; use -T "
                  + tool.name());
        }
        yield () -> List.of(tool);
      }
      case Kind(ToolboxKind<?> kind, String plugin) -> kind.open(settings(kind, spec), plugin);
      case null -> throw notFound(List.of(spec.name()), List.of());
    };
  }

  private static Json settings(ToolboxKind<?> kind, ToolSpec spec) {
    Json value = spec.value();
    if (value == null) {
      return spec.settings();
    }
    String first = kind.firstSetting();
    if (first == null) {
      throw new LlmException.Setup(kind.name() + " takes no settings; use -T " + kind.name());
    }
    return Json.object().put(first, value).build();
  }

  /**
   * A toolbox as it was logged, in a fresh state.
   *
   * @param plugin that it came from; null if that is not known
   * @param arguments its settings, a JSON object; null for none
   * @throws LlmException.Setup when its plugin is gone or takes these settings no more
   */
  public Toolbox restore(@Nullable String plugin, String toolbox, @Nullable String arguments) {
    if (entries.get(toolbox) instanceof Kind kind
        && (plugin == null || plugin.equals(kind.plugin()))) {
      return kind.kind().open(logged(toolbox, arguments), kind.plugin());
    }
    throw new LlmException.Setup(
        "Toolbox \""
            + OneLine.of(toolbox)
            + "\""
            + (plugin == null ? "" : " of the plugin \"" + OneLine.of(plugin) + "\"")
            + " is not installed, but the conversation used it");
  }

  private static Json logged(String toolbox, @Nullable String arguments) {
    if (arguments == null || arguments.isBlank()) {
      return Json.Obj.EMPTY;
    }
    try {
      Json json = Json.parse(arguments);
      return json instanceof Json.Null ? Json.Obj.EMPTY : json;
    } catch (JsonException e) {
      throw new LlmException.Setup(
          "The logged settings of "
              + toolbox
              + " are "
              + e.getMessage()
              + ": "
              + OneLine.of(arguments));
    }
  }
}
