package dev.llmjava.tool;

import dev.llmjava.LlmException;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** The plugins on the class path and the module path, past those that fail. */
final class InstalledPlugins {
  /** The search itself may fail, and then at the same place for ever. */
  private static final int MOST_FAILURES = 100;

  private final Consumer<? super LlmException.Setup> failed;

  InstalledPlugins(Consumer<? super LlmException.Setup> failed) {
    this.failed = failed;
  }

  /** Gives each of them to {@code taker}, whose complaints are passed on like failures to load. */
  void forEach(Consumer<ToolPlugin> taker) {
    Iterator<ToolPlugin> found = ServiceLoader.load(ToolPlugin.class).iterator();
    for (int failures = 0; failures < MOST_FAILURES; ) {
      try {
        if (!found.hasNext()) {
          return;
        }
        taker.accept(found.next());
      } catch (ServiceConfigurationError e) {
        failures++;
        failed.accept(new LlmException.Setup("A plugin cannot be loaded: " + OneLine.of(e), e));
      } catch (LlmException.Setup e) {
        failed.accept(e);
      }
    }
  }
}
