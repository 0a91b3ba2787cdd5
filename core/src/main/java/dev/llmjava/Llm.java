package dev.llmjava;

import dev.llmjava.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The models at hand: what the providers on the class path offer, under the names and with the keys
 * of a user directory. There is no global state; an application may hold several. Safe for many
 * threads. Models and aliases are read when one is first asked for, keys and the default model each
 * time. Closing it closes the connections that its models share, and they answer no more.
 */
public final class Llm implements AutoCloseable {
  /** What LLM asks when nobody chose a model. */
  public static final String DEFAULT_MODEL = "gpt-5.6-luna";

  private final UserDirectory directory;
  private final Context context;
  private final List<Provider> providers;
  private final @Nullable Identity identity;
  private @Nullable ModelRegistry registry;
  private @Nullable Catalogue catalogue;

  private Llm(Builder from) {
    directory = from.directory == null ? UserDirectory.standard(from.environment) : from.directory;
    context = new Context(from.environment, directory, from.shared);
    providers = from.providers;
    identity = from.identity;
  }

  /** With the platform's user directory, this process's environment and all providers found. */
  public static Llm create() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * The model of that id or alias, or any model of a provider as {@code provider/id}, listed or
   * not.
   *
   * @throws LlmException.UnknownModel when there is none
   */
  public Model model(String name) {
    return identified(registry().require(name));
  }

  /** The default model. */
  public Model model() {
    return model(defaultModel());
  }

  /**
   * Every model that is known of, with all of its aliases, the user's own included: the lists of
   * the providers in registration order, then what was found by looking around.
   */
  public List<Provider.Entry> models() {
    List<Provider.Entry> entries = registry().entries();
    return identity == null
        ? entries
        : entries.stream()
            .map(entry -> new Provider.Entry(identified(entry.model()), entry.aliases()))
            .toList();
  }

  private Model identified(Model model) {
    return identity == null ? model : new IdentifiedModel(model, identity);
  }

  /** What is public about models, prices among it. */
  public synchronized Catalogue catalogue() {
    Catalogue known = catalogue;
    if (known == null) {
      known = new Catalogue(directory);
      catalogue = known;
    }
    return known;
  }

  /**
   * What is public about one of these models, or one inside of others; {@link ModelFacts#UNKNOWN}
   * if nothing is.
   *
   * @throws LlmException.Setup when the user's own catalogue cannot be read
   */
  public ModelFacts facts(Model model) {
    Model listed = ModelWrapper.innermost(model);
    return catalogue().find(registry().owner(listed), listed.id());
  }

  /** The lists of models that providers gave, to look through or to fetch anew. */
  public ModelLists modelLists() {
    return new ModelLists(directory, providers, context);
  }

  /** The id of the model that is asked when none is named. */
  public String defaultModel() {
    String chosen = directory.defaultModel();
    return chosen == null ? DEFAULT_MODEL : chosen;
  }

  /** What it lends to its providers, for whoever asks one of them something. */
  public ProviderContext context() {
    return context;
  }

  public UserDirectory directory() {
    return directory;
  }

  /** One thing of a kind that its providers share, as {@link ProviderContext#shared}. */
  public <T extends AutoCloseable> T shared(Class<T> kind, Supplier<? extends T> make) {
    return context.shared(kind, make);
  }

  @Override
  public void close() {
    context.close();
  }

  private synchronized ModelRegistry registry() {
    ModelRegistry known = registry;
    if (known == null) {
      known = new ModelRegistry(providers, context, directory.aliases());
      registry = known;
    }
    return known;
  }

  /** One thread. */
  public static final class Builder {
    private final Map<Class<?>, AutoCloseable> shared = new LinkedHashMap<>();
    private Map<String, String> environment = System.getenv();
    private @Nullable UserDirectory directory;
    private @Nullable Identity identity;
    private List<Provider> providers = List.of();
    private boolean found = true;

    private Builder() {}

    /** The variables that providers see, instead of this process's. */
    public Builder environment(Map<String, String> variables) {
      environment = Map.copyOf(variables);
      return this;
    }

    public Builder directory(UserDirectory value) {
      directory = value;
      return this;
    }

    /** Where responses take their ids and times from; for output that is the same every time. */
    public Builder identity(Identity value) {
      identity = value;
      return this;
    }

    /** These providers and no others. */
    public Builder providers(List<? extends Provider> only) {
      providers = List.copyOf(only);
      found = false;
      return this;
    }

    /**
     * What providers get for {@code kind} from {@link ProviderContext#shared}: for example a
     * transport that records. It is closed with the {@link Llm}. It may be a {@link KeySource}.
     */
    public <T extends AutoCloseable> Builder share(Class<T> kind, T instance) {
      shared.put(kind, instance);
      return this;
    }

    public Llm build() {
      if (found) {
        providers = ServiceLoader.load(Provider.class).stream().map(Supplier::get).toList();
      }
      return new Llm(this);
    }
  }

  private static final class Context implements ProviderContext {
    private final Map<String, String> environment;
    private final UserDirectory directory;
    private final Map<Class<?>, AutoCloseable> shared;
    private boolean closed;

    Context(
        Map<String, String> environment,
        UserDirectory directory,
        Map<Class<?>, AutoCloseable> shared) {
      this.environment = environment;
      this.directory = directory;
      this.shared = new LinkedHashMap<>(shared);
    }

    @Override
    public @Nullable String variable(String name) {
      String value = environment.get(name);
      return value == null || value.isEmpty() ? null : value;
    }

    @Override
    public String key(ModelInfo.KeyName needed, @Nullable String given) {
      var stored = directory.keys();
      if (given != null && !given.isEmpty()) {
        String named = stored.string(given);
        return named == null ? given : named;
      }
      String key = stored.string(needed.name());
      if (key == null && needed.variable() != null) {
        key = variable(needed.variable());
      }
      if (key == null) {
        key = sharedKey(needed);
      }
      if (key == null) {
        throw new LlmException.MissingKey(needed.name(), needed.variable());
      }
      return key;
    }

    private synchronized @Nullable String sharedKey(ModelInfo.KeyName needed) {
      for (AutoCloseable one : shared.values()) {
        String key = one instanceof KeySource source ? source.key(needed) : null;
        if (key != null) {
          return key;
        }
      }
      return null;
    }

    @Override
    public Json.Obj fetchedModels(String provider) {
      return ModelLists.read(directory, provider);
    }

    @Override
    public synchronized <T extends AutoCloseable> T shared(
        Class<T> kind, Supplier<? extends T> make) {
      if (closed) {
        throw new IllegalStateException("the Llm is closed");
      }
      AutoCloseable known = shared.get(kind);
      if (known == null) {
        known = make.get();
        shared.put(kind, known);
      }
      return kind.cast(known);
    }

    /** Closes everything, whatever one of them throws. */
    synchronized void close() {
      closed = true;
      var problem = new IllegalStateException("not everything could be closed");
      for (AutoCloseable one : shared.values()) {
        try {
          one.close();
        } catch (Exception e) {
          problem.addSuppressed(e);
        }
      }
      shared.clear();
      if (problem.getSuppressed().length > 0) {
        throw problem;
      }
    }
  }
}
