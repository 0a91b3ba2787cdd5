package dev.llmjava;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/**
 * The template loaders at hand, by prefix. Of two with the same prefix the later one goes by {@code
 * prefix_1}. Immutable and as safe for threads as its loaders are.
 */
public final class TemplateLoaders {
  private static final String KIND = "template";

  private final LoaderRegistry<TemplateLoader> loaders;

  private TemplateLoaders(
      List<? extends TemplateLoader> all, Consumer<? super LlmException.Setup> failed) {
    loaders = new LoaderRegistry<>(KIND, TemplateLoader::prefix);
    loaders.addAll(all, failed);
  }

  /**
   * All that are found on the class path and the module path.
   *
   * @throws LlmException.Setup when one cannot be loaded or has no proper prefix
   */
  public static TemplateLoaders create() {
    return of(LoaderRegistry.found(KIND, ServiceLoader.load(TemplateLoader.class)));
  }

  /**
   * These and no others.
   *
   * @throws LlmException.Setup when one has no proper prefix
   */
  public static TemplateLoaders of(List<? extends TemplateLoader> loaders) {
    return of(
        loaders,
        problem -> {
          throw problem;
        });
  }

  /**
   * These and no others, past those that fail.
   *
   * @param failed told of every one that has no proper prefix
   */
  public static TemplateLoaders of(
      List<? extends TemplateLoader> loaders, Consumer<? super LlmException.Setup> failed) {
    return new TemplateLoaders(loaders, failed);
  }

  /** By the prefix that each is asked by, in the order they were found in. */
  public Map<String, TemplateLoader> byPrefix() {
    return loaders.byPrefix();
  }

  /**
   * Loads what a reference stands for.
   *
   * @param reference a prefix, a colon and an argument
   * @throws LlmException.Setup when there is no such loader, or it cannot load that
   */
  public Template load(String reference) {
    return loaders.load(reference, TemplateLoader::load);
  }
}
