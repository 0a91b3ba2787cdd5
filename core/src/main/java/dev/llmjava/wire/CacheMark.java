package dev.llmjava.wire;

import dev.llmjava.CacheTtl;
import dev.llmjava.json.Json;

/** The mark that ends what is to be cached, as Anthropic has it and OpenRouter takes it. */
public final class CacheMark {
  /** The field that a part of a message has it in, and the key of provider data. */
  public static final String FIELD = "cache_control";

  private CacheMark() {}

  /** The usual time is not written. */
  public static Json of(CacheTtl ttl) {
    var mark = Json.object().put("type", "ephemeral");
    return switch (ttl) {
      case FIVE_MINUTES -> mark.build();
      case HOUR -> mark.put("ttl", "1h").build();
    };
  }
}
