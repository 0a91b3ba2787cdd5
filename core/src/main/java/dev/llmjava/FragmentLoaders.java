package dev.llmjava;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * The fragment loaders at hand, by prefix. Of two with the same prefix the later one goes by {@code
 * prefix_1}. Immutable and as safe for threads as its loaders are.
 */
public final class FragmentLoaders {
  private final Map<String, FragmentLoader> loaders = new LinkedHashMap<>();

  private FragmentLoaders(List<? extends FragmentLoader> all) {
    for (FragmentLoader loader : all) {
      add(loader);
    }
  }

  private void add(FragmentLoader loader) {
    String wanted = loader.prefix();
    if (!Fragment.isName(wanted)) {
      throw new LlmException.Setup(
          "The fragment loader "
              + loader.getClass().getTypeName()
              + " has the prefix \""
              + wanted
              + "\"; a prefix is made of letters, digits, _ and -");
    }
    String prefix = wanted;
    for (int i = 1; loaders.containsKey(prefix); i++) {
      prefix = wanted + "_" + i;
    }
    loaders.put(prefix, loader);
  }

  /**
   * All that are found on the class path and the module path.
   *
   * @throws LlmException.Setup when one cannot be loaded or has no proper prefix
   */
  public static FragmentLoaders create() {
    try {
      return of(ServiceLoader.load(FragmentLoader.class).stream().map(Supplier::get).toList());
    } catch (ServiceConfigurationError e) {
      throw new LlmException.Setup(
          "A fragment loader cannot be loaded: " + LlmException.oneLine(reason(e)), e);
    }
  }

  /**
   * These and no others.
   *
   * @throws LlmException.Setup when one has no proper prefix
   */
  public static FragmentLoaders of(List<? extends FragmentLoader> loaders) {
    return new FragmentLoaders(loaders);
  }

  /** By the prefix that each is asked by, in the order they were found in. */
  public Map<String, FragmentLoader> byPrefix() {
    return Collections.unmodifiableMap(loaders);
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
    int colon = reference.indexOf(':');
    String prefix = reference.substring(0, Math.max(colon, 0));
    FragmentLoader loader = loaders.get(prefix);
    if (loader == null) {
      throw new LlmException.Setup("Unknown fragment prefix: " + prefix);
    }
    try {
      return loader.load(reference.substring(colon + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cannotLoad(reference, e);
    } catch (Exception e) {
      throw cannotLoad(reference, e);
    }
  }

  private static LlmException.Setup cannotLoad(String reference, Exception e) {
    return new LlmException.Setup(
        "Could not load fragment " + reference + ": " + LlmException.oneLine(reason(e)), e);
  }

  private static String reason(Throwable e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }
}
