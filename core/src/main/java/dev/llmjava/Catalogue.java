package dev.llmjava;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is public about models: the list that comes with this version, then what providers said when
 * their lists were fetched, then what the user's {@value #FILE} says; a later source wins field by
 * field, and {@code null} removes. Read when something is first asked for. Safe for many threads.
 *
 * <p>Only names that a source has are found, since the price of another model would be wrong: the
 * id that {@code llm models} shows, {@code provider/id}, and the dated names that an entry lists.
 * {@code openrouter/vendor/id} has the vendor's facts without its prices, which are OpenRouter's to
 * say.
 */
public final class Catalogue {
  /** The user's own facts, in the user directory. */
  public static final String FILE = "model-catalogue.json";

  private static final String SHIPPED = "model-catalogue.json";

  /** Whose models go without their provider's name. */
  private static final String PLAIN = "openai";

  private static final String ROUTER = "openrouter";

  /** How OpenRouter calls vendors that have another name here. */
  private static final Map<String, String> VENDORS =
      Map.of("google", "gemini", "x-ai", "xai", "mistralai", "mistral");

  private final UserDirectory directory;
  private final Map<String, Json.Obj> fetched = new HashMap<>();
  private Json.@Nullable Obj shipped;
  private Json.@Nullable Obj own;
  private Map<String, String> names = Map.of();

  Catalogue(UserDirectory directory) {
    this.directory = directory;
  }

  /**
   * What is known of a model, by its id; {@link ModelFacts#UNKNOWN} for one that no source has.
   *
   * @throws LlmException.Setup when the user's file cannot be read or has values of wrong types
   */
  public ModelFacts find(String id) {
    int slash = id.indexOf('/');
    return slash < 0 ? find(PLAIN, id) : find(id.substring(0, slash), id);
  }

  /**
   * What is known of a provider's model.
   *
   * @param provider who answers for that id: the same id elsewhere can have another price
   * @param id with or without the provider's name in front
   */
  public synchronized ModelFacts find(String provider, String id) {
    load();
    String name = id.startsWith(provider + "/") ? id.substring(provider.length() + 1) : id;
    String key = provider + "/" + name;
    String listed = names.getOrDefault(key, key);
    Json.Obj user = Objects.requireNonNull(own);
    Json.Obj facts = base(provider, name, listed);
    facts = merged(facts, fetched(provider).object(name));
    facts = merged(facts, user.object(listed));
    if (!key.equals(listed)) {
      facts = merged(facts, user.object(key));
    }
    return ModelFacts.of(id.equals(key) ? facts : merged(facts, user.object(id)));
  }

  private Json.Obj base(String provider, String name, String listed) {
    int slash = name.indexOf('/');
    if (!provider.equals(ROUTER) || slash < 0) {
      return Objects.requireNonNull(shipped).object(listed);
    }
    String vendor = name.substring(0, slash);
    String key = VENDORS.getOrDefault(vendor, vendor) + name.substring(slash);
    return unpriced(Objects.requireNonNull(shipped).object(names.getOrDefault(key, key)));
  }

  /** Where long prompts begin stays: what they cost is then unknown, and not the usual price. */
  private static Json.Obj unpriced(Json.Obj facts) {
    Long tokens = facts.object("prices").object("above").integer("tokens");
    if (tokens == null) {
      return facts.without("prices");
    }
    Json.Obj above = Json.object().put("tokens", tokens).build();
    return facts.with("prices", Json.object().put("above", above).build());
  }

  private Json.Obj fetched(String provider) {
    return fetched.computeIfAbsent(provider, name -> ModelLists.read(directory, name));
  }

  /** The user's file last, so that a fault in it is said each time. */
  private void load() {
    if (shipped == null) {
      Json.Obj models = shipped().object("models");
      names = names(models);
      shipped = models;
    }
    if (own == null) {
      own = CatalogueFile.read(directory, FILE);
    }
  }

  private static Json.Obj shipped() {
    try (InputStream in = Catalogue.class.getResourceAsStream(SHIPPED)) {
      return in != null && Json.parse(in.readAllBytes()) instanceof Json.Obj object
          ? object
          : Json.Obj.EMPTY;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JsonException e) {
      throw new IllegalStateException("the catalogue of this build is broken", e);
    }
  }

  /** Which entry the other names of a model mean. */
  private static Map<String, String> names(Json.Obj models) {
    var names = new HashMap<String, String>();
    models
        .fields()
        .forEach(
            (key, value) -> {
              String provider = key.substring(0, key.indexOf('/') + 1);
              List<Json> all = value instanceof Json.Obj entry ? entry.items("names") : List.of();
              for (Json name : all) {
                if (name instanceof Json.Str(String text)) {
                  names.put(provider + text, key);
                }
              }
            });
    return names;
  }

  /** Field by field, also inside of prices; a null takes a field away. */
  private static Json.Obj merged(Json.Obj facts, Json.Obj more) {
    if (more.isEmpty()) {
      return facts;
    }
    var fields = new LinkedHashMap<>(facts.fields());
    more.fields()
        .forEach(
            (name, value) -> {
              if (value instanceof Json.Null) {
                fields.remove(name);
              } else if (value instanceof Json.Obj inner
                  && fields.get(name) instanceof Json.Obj outer) {
                fields.put(name, merged(outer, inner));
              } else {
                fields.put(name, value);
              }
            });
    return new Json.Obj(fields);
  }
}
