package dev.llmjava.cli.key;

import dev.llmjava.Model;
import dev.llmjava.ModelInfo.KeyName;
import dev.llmjava.Provider;
import dev.llmjava.ProviderContext;
import dev.llmjava.UserDirectory;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which keys providers need, and where there is one. Never what a key is. */
public final class ProviderKeys {
  private final Json.Obj stored;
  private final Map<String, String> environment;

  /**
   * @param stored what is in {@code keys.json}
   */
  public ProviderKeys(Json.Obj stored, Map<String, String> environment) {
    this.stored = stored;
    this.environment = environment;
  }

  /** With those of a file; one that cannot be read has none. */
  public static ProviderKeys of(UserDirectory directory, Terminal terminal) {
    Json.Obj stored;
    try {
      stored = directory.keys();
    } catch (RuntimeException e) {
      stored = Json.Obj.EMPTY;
    }
    return new ProviderKeys(stored, terminal.environment());
  }

  /** The key that its models need; null for none. */
  public static @Nullable KeyName needed(Provider provider, ProviderContext context) {
    for (Provider.Entry entry : provider.models(context)) {
      KeyName key = entry.model().info().key();
      if (key != null) {
        return key;
      }
    }
    Model any = provider.model("any", context);
    return any == null ? null : any.info().key();
  }

  /** Where the key is that would be sent, for people to read; null for nowhere. */
  public @Nullable String place(KeyName key) {
    if (stored.string(key.name()) != null) {
      return "keys.json";
    }
    return key.variable() == null || environment.getOrDefault(key.variable(), "").isEmpty()
        ? null
        : key.variable();
  }

  /** Whether a stored key keeps a different one of the environment from being used. */
  public boolean hidesAnother(KeyName key) {
    String kept = stored.string(key.name());
    String other = key.variable() == null ? "" : environment.getOrDefault(key.variable(), "");
    return kept != null && !other.isEmpty() && !other.equals(kept);
  }
}
