package dev.llmjava;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/**
 * The fragment loaders at hand, by prefix. Of two with the same prefix the later one goes by {@code
 * prefix_1}. Immutable and as safe for threads as its loaders are.
 */
public final class FragmentLoaders {
  private static final String KIND = "fragment";

  private final LoaderRegistry<FragmentLoader> loaders;

  private FragmentLoaders(
      List<? extends FragmentLoader> all, Consumer<? super LlmException.Setup> failed) {
    loaders = new LoaderRegistry<>(KIND, FragmentLoader::prefix);
    loaders.addAll(all, failed);
  }

  /**
   * All that are found on the class path and the module path.
   *
   * @throws LlmException.Setup when one cannot be loaded or has no proper prefix
   */
  public static FragmentLoaders create() {
    return of(LoaderRegistry.found(KIND, ServiceLoader.load(FragmentLoader.class)));
  }

  /**
   * These and no others.
   *
   * @throws LlmException.Setup when one has no proper prefix
   */
  public static FragmentLoaders of(List<? extends FragmentLoader> loaders) {
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
  public static FragmentLoaders of(
      List<? extends FragmentLoader> loaders, Consumer<? super LlmException.Setup> failed) {
    return new FragmentLoaders(loaders, failed);
  }

  /** By the prefix that each is asked by, in the order they were found in. */
  public Map<String, FragmentLoader> byPrefix() {
    return loaders.byPrefix();
  }

  /**
   * Whether a text has the form of a reference to a loader, such as {@code github:owner/name}, be
   * there one or not.
   */
  public static boolean isReference(String text) {
    int colon = text.indexOf(':');
    return colon > 0 && Fragment.isName(text.substring(0, colon));
  }

  /**
   * Loads what a reference stands for.
   *
   * @param reference a prefix, a colon and an argument
   * @throws LlmException.Setup when there is no such loader, or it cannot load that
   */
  public FragmentLoader.Loaded load(String reference) {
    return loaders.load(reference, FragmentLoader::load);
  }
}
