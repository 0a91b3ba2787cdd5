package dev.llmjava.cli;

import dev.llmjava.FragmentLoader;
import dev.llmjava.Provider;
import dev.llmjava.tool.ToolPlugin;
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
 * Loads plugins, past those that fail, which are named in a warning each. {@code LLM_LOAD_PLUGINS}
 * says which ones, separated by commas; what is built in is always loaded.
 */
final class PluginLoader {
  private static final String VARIABLE = "LLM_LOAD_PLUGINS";

  /** The search itself may fail, and then at the same place for ever. */
  private static final int MOST_FAILURES = 100;

  private final @Nullable Set<String> wanted;
  private final Consumer<String> warn;

  PluginLoader(Terminal terminal, Consumer<String> warn) {
    String named = terminal.environment().get(VARIABLE);
    this.wanted = named == null ? null : names(named);
    this.warn = warn;
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
  static Map<String, Class<?>> hooks() {
    var hooks = new LinkedHashMap<String, Class<?>>();
    hooks.put("register_fragment_loaders", FragmentLoader.class);
    hooks.put("register_models", Provider.class);
    hooks.put("register_tools", ToolPlugin.class);
    return hooks;
  }

  /** All of one kind. */
  <T> List<T> load(Class<T> kind) {
    Set<String> names = wanted;
    var loaded = new ArrayList<T>();
    if (names == null) {
      forEach(ServiceLoader.load(kind).iterator(), loaded::add);
    } else {
      forEach(
          ServiceLoader.load(kind).stream().iterator(),
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
  Map<Plugin, Set<String>> loaded() {
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
      new PluginLoader(names, problem -> {})
          .forEach(
              ServiceLoader.load(kind).stream().iterator(),
              found -> missing.remove(Plugin.of(found.type()).name()));
    }
    missing.forEach(name -> warn.accept("Plugin " + name + " could not be found"));
  }

  private PluginLoader(Set<String> wanted, Consumer<String> warn) {
    this.wanted = wanted;
    this.warn = warn;
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
      }
    }
  }
}
