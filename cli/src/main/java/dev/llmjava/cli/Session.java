package dev.llmjava.cli;

import dev.llmjava.Llm;
import dev.llmjava.Provider;
import dev.llmjava.UserDirectory;
import dev.llmjava.provider.OpenAi;
import dev.llmjava.tool.ToolRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** What a command works with while it runs, made when it is first asked for. One thread. */
final class Session implements AutoCloseable {
  private final Terminal terminal;
  private @Nullable UserDirectory directory;
  private @Nullable Llm llm;
  private @Nullable ToolRegistry tools;

  Session(Terminal terminal) {
    this.terminal = terminal;
  }

  Terminal terminal() {
    return terminal;
  }

  Output out() {
    return terminal.out();
  }

  Output err() {
    return terminal.err();
  }

  UserDirectory directory() {
    UserDirectory known = directory;
    if (known == null) {
      known = UserDirectory.standard(terminal.environment()).create();
      directory = known;
    }
    return known;
  }

  Llm llm() {
    Llm known = llm;
    if (known == null) {
      var builder =
          Llm.builder()
              .environment(terminal.environment())
              .directory(directory())
              .providers(providers());
      if (Traffic.isRecordedOrReplayed(terminal)) {
        Traffic.share(builder, terminal);
      }
      known = builder.build();
      llm = known;
    }
    return known;
  }

  /** The tools that plugins bring; one that fails is named on standard error, and the rest work. */
  ToolRegistry tools() {
    ToolRegistry known = tools;
    if (known == null) {
      known = ToolRegistry.create(problem -> warn(problem.getMessage()));
      tools = known;
    }
    return known;
  }

  private void warn(@Nullable String problem) {
    err().data("Warning: " + problem + "\n");
  }

  /** The user's own models follow OpenAI's, as in LLM, and can take over their names. */
  private List<Provider> providers() {
    var providers = new ArrayList<Provider>();
    for (Provider found : ServiceLoader.load(Provider.class)) {
      providers.add(found);
      if (found instanceof OpenAi) {
        providers.add(new ExtraOpenAiModels(directory()));
      }
    }
    return providers;
  }

  @Override
  public void close() {
    if (llm != null) {
      llm.close();
    }
  }
}
