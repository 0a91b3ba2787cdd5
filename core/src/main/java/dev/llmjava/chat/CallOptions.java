package dev.llmjava.chat;

import dev.llmjava.CachePolicy;
import dev.llmjava.ToolChoice;
import dev.llmjava.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings of one call, in words that hold for every model; null is what the chat says. They hold
 * for every step of the call's tool loop, except that {@link #prefill} and a forced {@link
 * #toolChoice} hold for the first.
 *
 * @param temperature never sent while the model thinks, because then only one value is allowed
 * @param maxTokens of every answer; 0 for the model's own limit
 * @param prefill what the first answer begins with; part of that answer
 * @param maxToolRounds how often tools may run before the model has to answer
 * @param finalPrompt what the model is told then
 * @param options the model's own, by their names
 */
public record CallOptions(
    @Nullable Think think,
    @Nullable Search search,
    @Nullable Double temperature,
    @Nullable Integer maxTokens,
    @Nullable String prefill,
    @Nullable ToolChoice toolChoice,
    @Nullable Integer maxToolRounds,
    @Nullable String finalPrompt,
    @Nullable CachePolicy cache,
    Map<String, Json> options) {
  public static final CallOptions NONE = builder().build();

  public CallOptions {
    options = Map.copyOf(options);
    if (maxTokens != null && maxTokens < 0) {
      throw new IllegalArgumentException("an answer has 0 (no limit) or more tokens: " + maxTokens);
    }
    if (maxToolRounds != null && maxToolRounds < 0) {
      throw new IllegalArgumentException("there are 0 or more tool rounds: " + maxToolRounds);
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  /** These, and where they say nothing, those. */
  CallOptions over(CallOptions those) {
    var all = new LinkedHashMap<>(those.options);
    all.putAll(options);
    return new CallOptions(
        think == null ? those.think : think,
        search == null ? those.search : search,
        temperature == null ? those.temperature : temperature,
        maxTokens == null ? those.maxTokens : maxTokens,
        prefill == null ? those.prefill : prefill,
        toolChoice == null ? those.toolChoice : toolChoice,
        maxToolRounds == null ? those.maxToolRounds : maxToolRounds,
        finalPrompt == null ? those.finalPrompt : finalPrompt,
        cache == null ? those.cache : cache,
        all);
  }

  /** One thread. */
  public static final class Builder {
    private @Nullable Think think;
    private @Nullable Search search;
    private @Nullable Double temperature;
    private @Nullable Integer maxTokens;
    private @Nullable String prefill;
    private @Nullable ToolChoice toolChoice;
    private @Nullable Integer maxToolRounds;
    private @Nullable String finalPrompt;
    private @Nullable CachePolicy cache;
    private final Map<String, Json> options = new LinkedHashMap<>();

    private Builder() {}

    public Builder think(Think level) {
      think = level;
      return this;
    }

    public Builder search(Search level) {
      search = level;
      return this;
    }

    public Builder temperature(double value) {
      temperature = value;
      return this;
    }

    public Builder maxTokens(int count) {
      maxTokens = count;
      return this;
    }

    public Builder prefill(String beginning) {
      prefill = beginning;
      return this;
    }

    public Builder toolChoice(ToolChoice choice) {
      toolChoice = choice;
      return this;
    }

    public Builder maxToolRounds(int rounds) {
      maxToolRounds = rounds;
      return this;
    }

    public Builder finalPrompt(String text) {
      finalPrompt = text;
      return this;
    }

    public Builder cache(CachePolicy policy) {
      cache = policy;
      return this;
    }

    public Builder option(String name, Json value) {
      options.put(name, value);
      return this;
    }

    public CallOptions build() {
      return new CallOptions(
          think,
          search,
          temperature,
          maxTokens,
          prefill,
          toolChoice,
          maxToolRounds,
          finalPrompt,
          cache,
          options);
    }
  }
}
