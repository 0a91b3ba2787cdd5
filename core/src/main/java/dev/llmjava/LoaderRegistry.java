package dev.llmjava;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What plugins load things with, by prefix. Of two with the same prefix the later one goes by
 * {@code prefix_1}.
 */
final class LoaderRegistry<L> {
  /** Asks a loader for what an argument stands for. */
  interface Request<L, T> {
    T load(L loader, String argument) throws Exception;
  }

  private final Map<String, L> loaders = new LinkedHashMap<>();
  private final String kind;

  /**
   * @param kind what is loaded, for errors: {@code fragment}
   */
  LoaderRegistry(String kind, List<? extends L> all, Function<L, String> prefix) {
    this.kind = kind;
    for (L loader : all) {
      add(loader, prefix.apply(loader));
    }
  }

  /** All that are found on the class path and the module path, by their own module's loader. */
  static <L> List<L> found(String kind, ServiceLoader<L> services) {
    try {
      return services.stream().map(Supplier::get).toList();
    } catch (ServiceConfigurationError e) {
      throw new LlmException.Setup(
          "A " + kind + " loader cannot be loaded: " + LlmException.oneLine(reason(e)), e);
    }
  }

  private void add(L loader, String wanted) {
    if (!Fragment.isName(wanted)) {
      throw new LlmException.Setup(
          "The "
              + kind
              + " loader "
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

  Map<String, L> byPrefix() {
    return Collections.unmodifiableMap(loaders);
  }

  <T> T load(String reference, Request<L, T> request) {
    int colon = reference.indexOf(':');
    String prefix = reference.substring(0, Math.max(colon, 0));
    L loader = loaders.get(prefix);
    if (loader == null) {
      throw new LlmException.Setup("Unknown " + kind + " prefix: " + prefix);
    }
    try {
      return request.load(loader, reference.substring(colon + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cannotLoad(reference, e);
    } catch (Exception e) {
      throw cannotLoad(reference, e);
    }
  }

  private LlmException.Setup cannotLoad(String reference, Exception e) {
    return new LlmException.Setup(
        "Could not load " + kind + " " + reference + ": " + LlmException.oneLine(reason(e)), e);
  }

  private static String reason(Throwable e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }
}
