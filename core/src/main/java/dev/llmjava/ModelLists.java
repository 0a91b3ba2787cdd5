package dev.llmjava;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import dev.llmjava.json.JsonStyle;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The lists of models that providers gave when they were last asked, one file for each in the user
 * directory. Nothing depends on a list: one that is missing, old or broken is no list.
 */
public final class ModelLists {
  private static final String FOLDER = "model-lists";

  private final UserDirectory directory;
  private final List<Provider> providers;
  private final ProviderContext context;

  ModelLists(UserDirectory directory, List<Provider> providers, ProviderContext context) {
    this.directory = directory;
    this.providers = providers;
    this.context = context;
  }

  /**
   * What fetching a list changed.
   *
   * @param models how many there are now
   * @param added how many are new, beside a list that was there
   * @param gone how many are no longer there
   */
  public record Change(int models, int added, int gone) {}

  /** The providers that can be asked for a list. */
  public List<String> providers() {
    var names = new ArrayList<String>();
    for (Provider provider : providers) {
      if (provider.modelSource(context) != null) {
        names.add(provider.name());
      }
    }
    return names;
  }

  /**
   * Asks a provider for its models and keeps the list.
   *
   * @throws LlmException when there is no such provider or it gives no list; the list that was
   *     there stays
   */
  public Change refresh(String name) {
    Json.Obj now = source(name).fetch();
    Json.Obj before = read(directory, name);
    boolean first = before.isEmpty();
    Json.Obj kept =
        Json.object()
            .put("fetched", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("models", now)
            .build();
    directory.write(file(name), kept.format(JsonStyle.COMPACT) + "\n", false);
    return new Change(
        now.fields().size(), first ? 0 : missing(now, before), first ? 0 : missing(before, now));
  }

  /** The models of the list that was fetched last, with the facts it gave; none if that is so. */
  static Json.Obj read(UserDirectory directory, String name) {
    try {
      String text = directory.read(file(name));
      return text == null ? Json.Obj.EMPTY : Json.parseObject(text).object("models");
    } catch (LlmException | JsonException e) {
      return Json.Obj.EMPTY;
    }
  }

  private ModelSource source(String name) {
    for (Provider provider : providers) {
      if (provider.name().equals(name)) {
        ModelSource source = provider.modelSource(context);
        if (source != null) {
          return source;
        }
      }
    }
    throw new LlmException.Setup(
        "No list of models to fetch from \""
            + name
            + "\" - try one of: "
            + String.join(", ", providers()));
  }

  private static int missing(Json.Obj in, Json.Obj from) {
    int count = 0;
    for (String id : in.fields().keySet()) {
      count += from.fields().containsKey(id) ? 0 : 1;
    }
    return count;
  }

  /** A plugin may have any name. */
  private static String file(String provider) {
    return FOLDER + "/" + URLEncoder.encode(provider, StandardCharsets.UTF_8) + ".json";
  }
}
