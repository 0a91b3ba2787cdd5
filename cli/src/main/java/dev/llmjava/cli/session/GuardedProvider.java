package dev.llmjava.cli.session;

import dev.llmjava.Model;
import dev.llmjava.ModelSource;
import dev.llmjava.Probe;
import dev.llmjava.Provider;
import dev.llmjava.ProviderContext;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A plugin's provider: when it fails to list its models, it has none, and others still have. */
record GuardedProvider(Provider inner, Consumer<String> warn) implements Provider {
  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public List<Entry> models(ProviderContext context) {
    try {
      return List.copyOf(inner.models(context));
    } catch (RuntimeException | LinkageError e) {
      return none(e);
    }
  }

  @Override
  public List<Entry> discovered(ProviderContext context) {
    try {
      return List.copyOf(inner.discovered(context));
    } catch (RuntimeException | LinkageError e) {
      return none(e);
    }
  }

  @Override
  public @Nullable Probe probe(ProviderContext context) {
    try {
      return inner.probe(context);
    } catch (RuntimeException | LinkageError e) {
      none(e);
      return null;
    }
  }

  private List<Entry> none(Throwable problem) {
    String reason = problem.getMessage() == null ? problem.toString() : problem.getMessage();
    warn.accept(
        "Warning: The plugin " + inner.getClass().getTypeName() + " brings no models: " + reason);
    return List.of();
  }

  @Override
  public @Nullable Model model(String id, ProviderContext context) {
    return inner.model(id, context);
  }

  @Override
  public @Nullable ModelSource modelSource(ProviderContext context) {
    return inner.modelSource(context);
  }
}
