package dev.llmjava.wire.anthropic;

import java.util.Set;

/**
 * What a request depends on beside the prompt.
 *
 * @param provider the name under which its data is found in the history
 * @param model the name that the provider knows the model by
 * @param mostTokens the limit of an answer when no option sets one: the wire demands a limit
 * @param abilities what the model does that others do not
 */
public record Dialect(String provider, String model, long mostTokens, Set<Ability> abilities) {
  /** What models of different ages tell apart. */
  public enum Ability {
    /** It thinks before it answers when it is asked to ("extended thinking"). */
    THINKING,
    /** It can be told how much effort to make ("effort"). */
    EFFORT,
    /** It decides itself how much to think, and takes no prefill ("adaptive thinking"). */
    ADAPTIVE_THINKING,
    /** A schema can be enforced ("structured outputs"). */
    STRUCTURED_OUTPUTS,
    /** It takes system messages inside of a conversation ("mid-conversation system messages"). */
    SYSTEM_MESSAGES,
    /** It can be given the web search tool. */
    WEB_SEARCH
  }

  public Dialect {
    abilities = Set.copyOf(abilities);
  }

  boolean has(Ability ability) {
    return abilities.contains(ability);
  }
}
