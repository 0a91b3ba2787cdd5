package dev.llmjava;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
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
  private final Function<L, String> prefix;

  /**
   * @param kind what is loaded, for errors: {@code fragment}
   * @param prefix asks a loader for its own
   */
  LoaderRegistry(String kind, Function<L, String> prefix) {
    this.kind = kind;
    this.prefix = prefix;
  }

  /**
   * Adds them, past those that fail.
   *
   * @param failed told of every one that has no proper prefix
   */
  void addAll(List<? extends L> all, Consumer<? super LlmException.Setup> failed) {
    for (L loader : all) {
      try {
        add(loader, prefix(loader));
      } catch (LlmException.Setup e) {
        failed.accept(e);
      }
    }
  }

  private String prefix(L loader) {
    try {
      return String.valueOf(prefix.apply(loader));
    } catch (RuntimeException | LinkageError e) {
      throw new LlmException.Setup(
          "The "
              + kind
              + " loader "
              + loader.getClass().getTypeName()
              + " has no prefix: "
              + LlmException.oneLine(reason(e)),
          e);
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
    String free = wanted;
    for (int i = 1; loaders.containsKey(free); i++) {
      free = wanted + "_" + i;
    }
    loaders.put(free, loader);
  }

  Map<String, L> byPrefix() {
    return Collections.unmodifiableMap(loaders);
  }

  <T> T load(String reference, Request<L, T> request) {
    int colon = reference.indexOf(':');
    String wanted = reference.substring(0, Math.max(colon, 0));
    L loader = loaders.get(wanted);
    if (loader == null) {
      throw new LlmException.Setup("Unknown " + kind + " prefix: " + wanted);
    }
    try {
      return request.load(loader, reference.substring(colon + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cannotLoad(reference, e);
    } catch (Exception | LinkageError e) {
      throw cannotLoad(reference, e);
    }
  }

  private LlmException.Setup cannotLoad(String reference, Throwable e) {
    return new LlmException.Setup(
        "Could not load " + kind + " " + reference + ": " + LlmException.oneLine(reason(e)), e);
  }

  private static String reason(Throwable e) {
    if (e instanceof LinkageError) {
      return e.toString();
    }
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }
}
