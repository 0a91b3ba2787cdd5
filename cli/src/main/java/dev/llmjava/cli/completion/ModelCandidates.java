package dev.llmjava.cli.completion;

import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.Option;
import dev.llmjava.Provider;
import dev.llmjava.cli.key.ProviderKeys;
import dev.llmjava.cli.model.ChosenModel;
import dev.llmjava.cli.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Models, their options and their keys, for shells to choose from. */
final class ModelCandidates {
  private final Session session;

  ModelCandidates(Session session) {
    this.session = session;
  }

  void fill(CursorPlace place, CandidateList found) {
    switch (place.completion()) {
      case MODELS -> models(found);
      case MODELS_WITH_OPTIONS ->
          found.addAll(session.directory().modelOptions().fields().keySet());
      case OPTIONS ->
          model(place)
              .info()
              .options()
              .all()
              .forEach(option -> found.add(option.name(), option.description()));
      case OPTION_VALUES -> values(place, found);
      case STORED_OPTIONS ->
          found.addAll(session.directory().modelOptions(model(place).id()).fields().keySet());
      default -> keys(found);
    }
  }

  private void models(CandidateList found) {
    for (Provider.Entry entry : session.llm().models()) {
      found.add(entry.model().id(), kind(entry.model()));
      for (String alias : entry.aliases()) {
        found.add(alias, entry.model().id());
      }
    }
    session.directory().aliases().fields().keySet().forEach(alias -> found.add(alias, "alias"));
  }

  /** How lists show it, without the id that stands beside it. */
  private static String kind(Model model) {
    String shown = model.info().displayName();
    String end = ": " + model.id();
    return shown.endsWith(end) ? shown.substring(0, shown.length() - end.length()) : shown;
  }

  /** The one that the line asks, or that it names first. */
  private Model model(CursorPlace place) {
    boolean names = place.given().spec().find("--model") == null;
    String name = names ? place.given().at(0) : ChosenModel.name(place.given(), session);
    return session.llm().model(name == null ? session.llm().defaultModel() : name);
  }

  private void values(CursorPlace place, CandidateList found) {
    for (Option option : model(place).info().options().all()) {
      if (option.name().equals(place.before())) {
        switch (option.kind()) {
          case Option.Kind.Choice choice -> found.addAll(choice.taken());
          case Option.Kind.Flag flag -> found.addAll(List.of("true", "false"));
          case Option.Kind.Real real -> {}
          case Option.Kind.Whole whole -> {}
          case Option.Kind.Text text -> {}
          case Option.Kind.LogitBias bias -> {}
        }
      }
    }
  }

  private void keys(CandidateList found) {
    found.addAll(session.directory().keys().fields().keySet());
    for (Provider provider : session.providers()) {
      ModelInfo.@Nullable KeyName key = ProviderKeys.needed(provider, session.llm().context());
      if (key != null) {
        found.add(key.name());
      }
    }
  }
}
