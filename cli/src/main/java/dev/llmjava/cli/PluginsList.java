package dev.llmjava.cli;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Plugin;
import dev.llmjava.cli.session.Session;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code llm plugins} */
final class PluginsList implements Command {
  @Override
  public Spec spec() {
    return new Spec(
            "llm plugins",
            """
            List installed plugins

            A plugin is a jar that brings models, tools, fragment loaders or template loaders. To \
            install one, put it into the folder plugins of the user directory, beside the \
            libraries that it needs. With LLM_LOAD_PLUGINS, a list of names divided by commas, no \
            others are loaded.
            """)
        .flag("Show what is built in, too", "--all")
        .texts("Only plugins that have this hook", "--hook")
        .completing(Completion.HOOKS);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    List<String> hooks = arguments.values("hook");
    Map<Plugin, Set<String>> loaded = session.plugins().loaded();
    var names = new ArrayList<>(loaded.keySet());
    names.sort(Comparator.comparing(Plugin::name));
    var shown = new ArrayList<Json>();
    for (Plugin plugin : names) {
      Set<String> has = loaded.getOrDefault(plugin, Set.of());
      boolean wanted = hooks.isEmpty() || hooks.stream().anyMatch(has::contains);
      if (wanted && (arguments.has("all") || !plugin.builtIn())) {
        shown.add(json(plugin.name(), has, plugin.version()));
      }
    }
    session.out().print(Json.array(shown).format(JsonStyle.PYTHON_INDENTED) + "\n");
    return 0;
  }

  private static Json json(String name, Set<String> hooks, @Nullable String version) {
    var json =
        Json.object()
            .put("name", name)
            .put("hooks", Json.array(hooks.stream().map(Json::of).toList()));
    return version == null ? json.build() : json.put("version", version).build();
  }
}
