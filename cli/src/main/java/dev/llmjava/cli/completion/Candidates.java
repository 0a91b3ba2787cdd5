package dev.llmjava.cli.completion;

import dev.llmjava.FragmentLoader;
import dev.llmjava.FragmentLoaders;
import dev.llmjava.TemplateLoader;
import dev.llmjava.TemplateLoaders;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Group;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.PluginLoader;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.template.Templates;
import dev.llmjava.cli.usage.UsageReport;
import dev.llmjava.tool.ToolRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What there is to choose from at the cursor. Looks only where that is. */
final class Candidates {
  private static final String TEMPLATE = "t:";

  private final Session session;

  Candidates(Session session) {
    this.session = session;
  }

  List<Candidate> at(CursorPlace place) {
    var found = new CandidateList(place.head());
    Group group = place.group();
    if (place.completion() == Completion.COMMAND_OPTIONS) {
      options(place.given().spec(), group, found);
      return found.inOrder();
    }
    if (group != null) {
      group.items().forEach(item -> found.add(item.name(), item.summary()));
    }
    fill(place, found);
    boolean ordered =
        group != null
            || place.completion() == Completion.CONVERSATIONS
            || place.completion() == Completion.SCHEMAS
            || place.completion() == Completion.SCHEMA_IDS;
    return ordered ? found.inOrder() : found.sorted();
  }

  /** Long names before short ones, which those who know them type. */
  private static void options(Spec spec, @Nullable Group group, CandidateList found) {
    var options = new ArrayList<>(spec.options());
    if (group != null && group.isRoot()) {
      options.add(Group.VERSION);
    }
    for (boolean longNames : new boolean[] {true, false}) {
      for (Spec.Option option : options) {
        for (String name : option.names()) {
          if (!option.hidden() && name.startsWith("--") == longNames) {
            found.add(name, option.help());
          }
        }
      }
    }
  }

  private void fill(CursorPlace place, CandidateList found) {
    switch (place.completion()) {
      case NOTHING, COMMAND_OPTIONS, FILES -> {}
      case MODELS, MODELS_WITH_OPTIONS, OPTIONS, OPTION_VALUES, STORED_OPTIONS, KEYS_TO_SET ->
          new ModelCandidates(session).fill(place, found);
      case ALIASES -> found.addAll(session.directory().aliases().fields().keySet());
      case PROVIDERS -> found.addAll(session.llm().modelLists().providers());
      case KEYS -> found.addAll(session.directory().keys().fields().keySet());
      case TEMPLATES -> {
        templates("", found);
        TemplateLoaders.of(session.plugins().load(TemplateLoader.class), failing -> {})
            .byPrefix()
            .keySet()
            .forEach(prefix -> found.add(prefix + ":"));
      }
      case TEMPLATE_NAMES -> templates("", found);
      case PARAMETERS -> parameters(place.given().value("template"), found);
      case FRAGMENTS, FRAGMENT_ALIASES, CONVERSATIONS, SCHEMA_IDS ->
          new LogCandidates(session).fill(place, found);
      case SCHEMAS -> {
        templates(TEMPLATE, found);
        new LogCandidates(session).fill(place, found);
      }
      case TOOLS -> tools(place, found);
      case LOGGED_TOOLS -> {
        new LogCandidates(session).fill(place, found);
        found.addAll(session.tools().names());
      }
      case HOOKS -> found.addAll(PluginLoader.hooks().keySet());
      case USAGE_GROUPS -> {
        for (UsageReport.By by : UsageReport.By.values()) {
          found.add(by.name().toLowerCase(Locale.ROOT));
        }
      }
      case SHELLS -> found.addAll(CompletedShell.words());
    }
    if (place.completion() == Completion.FRAGMENTS) {
      FragmentLoaders.of(session.plugins().load(FragmentLoader.class), failing -> {})
          .byPrefix()
          .keySet()
          .forEach(prefix -> found.add(prefix + ":"));
    }
  }

  private void templates(String prefix, CandidateList found) {
    new Templates(session).names().forEach(name -> found.add(prefix + name));
  }

  /** Only of a template of the folder: others may be far away. */
  private void parameters(@Nullable String template, CandidateList found) {
    var templates = new Templates(session);
    if (template != null && templates.names().contains(template)) {
      found.addAll(templates.ofFolder(template).variables());
    }
  }

  /** Those that the provider runs only where the line names the model. */
  private void tools(CursorPlace place, CandidateList found) {
    for (ToolRegistry.Entry entry : session.tools().entries()) {
      switch (entry) {
        case ToolRegistry.Single single ->
            found.add(single.tool().name(), single.tool().description());
        case ToolRegistry.Kind kind -> found.add(kind.kind().name(), kind.kind().description());
      }
    }
    String model = place.given().value("model");
    if (model != null) {
      session
          .llm()
          .model(model)
          .info()
          .serverTools()
          .forEach(kind -> found.add(kind.displayName(), "run by the provider"));
    }
  }
}
