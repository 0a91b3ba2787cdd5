package dev.llmjava;

import dev.llmjava.json.Json;
import java.util.LinkedHashMap;

/**
 * What a provider attached to a part, a message or a finish and wants back unchanged: signatures,
 * encrypted reasoning, item ids. One object per provider name; never interpreted or sent outside of
 * that provider's own adapter.
 */
public record ProviderData(Json.Obj byProvider) {
  public static final ProviderData NONE = new ProviderData(Json.Obj.EMPTY);

  public static ProviderData of(String provider, Json.Obj data) {
    return data.isEmpty() ? NONE : new ProviderData(Json.object().put(provider, data).build());
  }

  public static ProviderData of(String provider, String key, Json value) {
    return of(provider, Json.object().put(key, value).build());
  }

  /** What {@code provider} attached; empty when it attached nothing. */
  public Json.Obj get(String provider) {
    return byProvider.object(provider);
  }

  public boolean isEmpty() {
    return byProvider.isEmpty();
  }

  /** This, with the keys of {@code newer} set, key by key inside each provider. */
  public ProviderData merge(ProviderData newer) {
    if (isEmpty() || newer.isEmpty()) {
      return isEmpty() ? newer : this;
    }
    var merged = new LinkedHashMap<>(byProvider.fields());
    newer.byProvider.fields().forEach((provider, data) -> merged.merge(provider, data, this::join));
    return new ProviderData(new Json.Obj(merged));
  }

  private Json join(Json older, Json newer) {
    return older instanceof Json.Obj a && newer instanceof Json.Obj b
        ? Json.object().putAll(a).putAll(b).build()
        : newer;
  }

  /** The JSON alone, since every part shows one. */
  @Override
  public String toString() {
    return byProvider.toString();
  }
}
