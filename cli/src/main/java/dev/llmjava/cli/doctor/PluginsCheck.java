package dev.llmjava.cli.doctor;

import dev.llmjava.FragmentLoader;
import dev.llmjava.FragmentLoaders;
import dev.llmjava.TemplateLoader;
import dev.llmjava.TemplateLoaders;
import dev.llmjava.cli.session.Plugin;
import dev.llmjava.cli.session.PluginLoader;
import dev.llmjava.cli.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The plugins that are loaded, and those that fail. */
final class PluginsCheck implements DoctorCheck {
  private final Session session;
  private final List<String> complaints;

  /**
   * @param complaints what the session was told of plugins that fail
   */
  PluginsCheck(Session session, List<String> complaints) {
    this.session = session;
    this.complaints = complaints;
  }

  @Override
  public String name() {
    return "plugins";
  }

  /** Asks each for what it brings, because that is where they fail. */
  @Override
  public List<Diagnosis> run() {
    var names = new TreeSet<String>();
    for (Plugin plugin : session.plugins().loaded().keySet()) {
      if (!plugin.builtIn()) {
        names.add(plugin.name());
      }
    }
    session.tools();
    PluginLoader plugins = session.plugins();
    TemplateLoaders.of(plugins.load(TemplateLoader.class), plugins::warnOf);
    FragmentLoaders.of(plugins.load(FragmentLoader.class), plugins::warnOf);
    var found = new ArrayList<Diagnosis>();
    found.add(Diagnosis.ok(names.isEmpty() ? "none" : String.join(", ", names)));
    for (String complaint : new TreeSet<>(complaints)) {
      String text = complaint.replaceFirst("^Warning: ", "");
      found.add(Diagnosis.problem(text, "mend the plugin, or take it off the class path"));
    }
    return found;
  }
}
