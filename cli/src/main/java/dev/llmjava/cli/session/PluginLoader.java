package dev.llmjava.cli.session;

import dev.llmjava.FragmentLoader;
import dev.llmjava.LlmException;
import dev.llmjava.Provider;
import dev.llmjava.TemplateLoader;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.tool.ToolPlugin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Loads plugins, past those that fail, which are named in a warning each: those of the class path
 * and the user's jars. {@code LLM_LOAD_PLUGINS} says which ones, separated by commas; what is built
 * in is always loaded.
 */
public final class PluginLoader {
  private static final String VARIABLE = "LLM_LOAD_PLUGINS";

  /** The search itself may fail, and then at the same place for ever. */
  private static final int MOST_FAILURES = 100;

  private final @Nullable Set<String> wanted;
  private final Consumer<String> warn;
  private final ClassLoader classes;

  /**
   * @param folder with the user's jars; need not be there
   */
  PluginLoader(Terminal terminal, Path folder, Consumer<String> warn) {
    String named = terminal.environment().get(VARIABLE);
    this.wanted = named == null ? null : names(named);
    this.warn = warn;
    ClassLoader own = Thread.currentThread().getContextClassLoader();
    boolean none = wanted != null && wanted.isEmpty();
    this.classes = none || !Files.isDirectory(folder) ? own : PluginJars.loader(folder, own, warn);
  }

  private static Set<String> names(String list) {
    var names = new TreeSet<String>();
    for (String name : list.split(",", -1)) {
      if (!name.isBlank()) {
        names.add(name.strip());
      }
    }
    return names;
  }

  /** What plugins can bring, under LLM's names for it. */
  public static Map<String, Class<?>> hooks() {
    var hooks = new LinkedHashMap<String, Class<?>>();
    hooks.put("register_fragment_loaders", FragmentLoader.class);
    hooks.put("register_models", Provider.class);
    hooks.put("register_template_loaders", TemplateLoader.class);
    hooks.put("register_tools", ToolPlugin.class);
    return hooks;
  }

  /** All of one kind. */
  public <T> List<T> load(Class<T> kind) {
    Set<String> names = wanted;
    var loaded = new ArrayList<T>();
    if (names == null) {
      forEach(ServiceLoader.load(kind, classes).iterator(), loaded::add);
    } else {
      forEach(
          ServiceLoader.load(kind, classes).stream().iterator(),
          found -> {
            Plugin plugin = Plugin.of(found.type());
            if (plugin.builtIn() || names.contains(plugin.name())) {
              loaded.add(found.get());
            }
          });
    }
    return loaded;
  }

  /** Every plugin that was loaded, with the hooks that it has. */
  public Map<Plugin, Set<String>> loaded() {
    var plugins = new LinkedHashMap<Plugin, Set<String>>();
    hooks()
        .forEach(
            (hook, kind) ->
                load(kind)
                    .forEach(
                        one ->
                            plugins
                                .computeIfAbsent(
                                    Plugin.of(one.getClass()), plugin -> new TreeSet<>())
                                .add(hook)));
    return plugins;
  }

  /** Warns of names in the variable that no plugin has. */
  void warnOfMissing() {
    Set<String> names = wanted;
    if (names == null || names.isEmpty()) {
      return;
    }
    var missing = new TreeSet<>(names);
    for (Class<?> kind : hooks().values()) {
      // what fails here fails again, and is told of, when it is loaded
      new PluginLoader(this)
          .forEach(
              ServiceLoader.load(kind, classes).stream().iterator(),
              found -> missing.remove(Plugin.of(found.type()).name()));
    }
    missing.forEach(name -> warn.accept("Plugin " + name + " could not be found"));
  }

  /** The same, in silence. */
  private PluginLoader(PluginLoader from) {
    this.wanted = from.wanted;
    this.warn = problem -> {};
    this.classes = from.classes;
  }

  /** Warns of a plugin that was loaded and does not work. */
  public void warnOf(LlmException.Setup problem) {
    warn.accept("Warning: " + problem.getMessage());
  }

  private <T> void forEach(Iterator<T> found, Consumer<? super T> taker) {
    for (int failures = 0; failures < MOST_FAILURES; ) {
      try {
        if (!found.hasNext()) {
          return;
        }
        taker.accept(found.next());
      } catch (ServiceConfigurationError e) {
        failures++;
        warn.accept("Warning: A plugin cannot be loaded: " + e.getMessage());
      } catch (LinkageError e) {
        failures++;
        warn.accept("Warning: A plugin cannot be loaded: " + e);
      }
    }
  }
}
