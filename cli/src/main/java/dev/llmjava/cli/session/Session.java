package dev.llmjava.cli.session;

import dev.llmjava.Llm;
import dev.llmjava.Provider;
import dev.llmjava.UserDirectory;
import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.terminal.StatusLine;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.http.HttpSettings;
import dev.llmjava.http.HttpTransport;
import dev.llmjava.provider.OpenAi;
import dev.llmjava.tool.ToolPlugin;
import dev.llmjava.tool.ToolRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a command works with while it runs, made when it is first asked for. One thread. */
public final class Session implements AutoCloseable {
  private static final String BUILT_IN = "dev.llmjava.provider.";

  private final Terminal terminal;
  private final @Nullable Consumer<String> complaints;
  private @Nullable UserDirectory directory;
  private @Nullable Llm llm;
  private @Nullable ToolRegistry tools;
  private @Nullable PluginLoader plugins;
  private boolean offline;
  private boolean once;
  private @Nullable StatusLine status;
  private boolean statusAsked;

  public Session(Terminal terminal) {
    this.terminal = terminal;
    this.complaints = null;
  }

  private Session(Terminal terminal, Consumer<String> complaints) {
    this.terminal = terminal;
    this.complaints = complaints;
    this.directory = UserDirectory.standard(terminal.environment());
  }

  /**
   * One that only looks: a user directory that is missing stays so, and nothing is recorded.
   *
   * @param complaints told what is wrong with plugins, instead of standard error
   */
  public static Session looking(Terminal terminal, Consumer<String> complaints) {
    return new Session(terminal, complaints);
  }

  public Terminal terminal() {
    return terminal;
  }

  public Output out() {
    return terminal.out();
  }

  public Output err() {
    return terminal.err();
  }

  /** Shows what takes long; null where nobody would see it. */
  public @Nullable StatusLine status() {
    if (!statusAsked) {
      statusAsked = true;
      status = terminal.isWatched() ? StatusLine.at(terminal) : null;
    }
    return status;
  }

  /**
   * Does what may take long.
   *
   * @param telling what is done and how far it is, asked for again and again from another thread
   */
  public <T> T during(Supplier<String> telling, Supplier<T> work) {
    StatusLine line = status();
    if (line == null) {
      return work.get();
    }
    line.show(telling);
    try {
      return work.get();
    } finally {
      line.hide();
    }
  }

  public UserDirectory directory() {
    UserDirectory known = directory;
    if (known == null) {
      known = UserDirectory.standard(terminal.environment()).create();
      directory = known;
    }
    return known;
  }

  public Llm llm() {
    Llm known = llm;
    if (known == null) {
      var builder =
          Llm.builder()
              .environment(terminal.environment())
              .directory(directory())
              .providers(providers());
      HttpTransport transport = transport();
      if (transport != null) {
        builder.share(HttpTransport.class, transport);
      }
      known = builder.build();
      llm = known;
    }
    return known;
  }

  /** One that does more than send; null where the usual one will do. */
  private @Nullable HttpTransport transport() {
    if (complaints != null) {
      return null;
    }
    StatusLine line = status();
    HttpTransport network = once ? onlyOnce() : null;
    if (Traffic.isRecordedOrReplayed(terminal)) {
      network = Traffic.transport(terminal, usual(network));
    } else if (line != null) {
      network = WatchedTransport.of(usual(network), line);
    }
    return terminal.variable(ShownExchanges.VARIABLE).isEmpty()
        ? network
        : ShownExchanges.of(network, terminal);
  }

  private static HttpTransport usual(@Nullable HttpTransport network) {
    return network == null ? HttpTransport.create() : network;
  }

  private static HttpTransport onlyOnce() {
    return HttpTransport.create(HttpSettings.STANDARD.withRetries(0, Duration.ZERO));
  }

  /**
   * From now on, no request is sent again by itself.
   *
   * @throws IllegalStateException when a model may have been asked already
   */
  public Session withoutRetries() {
    if (llm != null) {
      throw new IllegalStateException("the transport is in use");
    }
    once = true;
    return this;
  }

  /** From now on, models are only those that providers list without looking around. */
  public Session offline() {
    offline = true;
    return this;
  }

  /** What plugins bring; one that fails is named on standard error. */
  public PluginLoader plugins() {
    PluginLoader known = plugins;
    if (known == null) {
      known = new PluginLoader(terminal, directory().file(PluginJars.FOLDER), this::say);
      plugins = known;
      known.warnOfMissing();
    }
    return known;
  }

  /** The tools that plugins bring; one that fails is named on standard error, and the rest work. */
  public ToolRegistry tools() {
    ToolRegistry known = tools;
    if (known == null) {
      known = ToolRegistry.of(plugins().load(ToolPlugin.class), plugins()::warnOf);
      tools = known;
    }
    return known;
  }

  /** Plugins may say anything, in many lines. */
  private void say(String problem) {
    String line = String.join(" ", problem.strip().lines().toList());
    if (complaints == null) {
      err().print(line + "\n");
    } else {
      complaints.accept(line);
    }
  }

  /** The user's own models follow OpenAI's, as in LLM, and can take over their names. */
  public List<Provider> providers() {
    var providers = new ArrayList<Provider>();
    for (Provider found : plugins().load(Provider.class)) {
      boolean builtIn = found.getClass().getName().startsWith(BUILT_IN);
      Provider safe = builtIn ? found : new GuardedProvider(found, this::say);
      providers.add(offline ? new ListedProvider(safe) : safe);
      if (found instanceof OpenAi) {
        providers.add(new ExtraOpenAiModels(directory()));
      }
    }
    return providers;
  }

  @Override
  public void close() {
    if (status != null) {
      status.close();
    }
    if (llm != null) {
      llm.close();
    }
  }
}
