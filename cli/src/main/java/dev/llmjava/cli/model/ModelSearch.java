package dev.llmjava.cli.model;

import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.Provider;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds models by pieces of their names. */
public final class ModelSearch {
  private ModelSearch() {}

  /** Every id and alias that a model may be named by. */
  public static List<String> names(Session session) {
    var names = new ArrayList<String>();
    for (Provider.Entry entry : session.llm().models()) {
      names.add(entry.model().id());
      names.addAll(entry.aliases());
    }
    return names;
  }

  /** Whether every term occurs in an alias or in the displayed name, in upper or lower case. */
  static boolean matches(Provider.Entry entry, List<String> terms) {
    for (String term : terms) {
      if (!matches(entry, term.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }

  /** The model of the shortest id among those that match. */
  static Model shortest(List<Provider.Entry> entries, List<String> terms) {
    Model best = null;
    for (Provider.Entry entry : entries) {
      boolean better = best == null || entry.model().id().length() < best.id().length();
      if (better && matches(entry, terms)) {
        best = entry.model();
      }
    }
    if (best == null) {
      throw new Failure("No model found matching queries " + String.join(", ", terms));
    }
    return best;
  }

  /** The id of the model of a name; the name itself if no model has it yet. */
  static String idOf(String name, Session session) {
    try {
      return session.llm().model(name).id();
    } catch (LlmException.UnknownModel e) {
      return name;
    }
  }

  private static boolean matches(Provider.Entry entry, String term) {
    for (String alias : entry.aliases()) {
      if (alias.toLowerCase(Locale.ROOT).contains(term)) {
        return true;
      }
    }
    return entry.model().info().displayName().toLowerCase(Locale.ROOT).contains(term);
  }
}
