package dev.llmjava.provider;

import static dev.llmjava.wire.anthropic.Dialect.Ability.ADAPTIVE_THINKING;
import static dev.llmjava.wire.anthropic.Dialect.Ability.EFFORT;
import static dev.llmjava.wire.anthropic.Dialect.Ability.STRUCTURED_OUTPUTS;
import static dev.llmjava.wire.anthropic.Dialect.Ability.THINKING;
import static dev.llmjava.wire.anthropic.Dialect.Ability.WEB_SEARCH;

import dev.llmjava.wire.anthropic.Dialect.Ability;
import java.util.List;
import java.util.Set;

/**
 * Models that came out together and can do the same ("Models overview").
 *
 * @param mostTokens the limit of an answer when no option sets one, as in llm-anthropic
 * @param documents whether they read PDF and texts
 * @param efforts which of the {@link #EFFORTS} they take ("Effort"); none when they are not told
 */
record AnthropicFamily(
    long mostTokens, boolean documents, Set<Ability> abilities, List<String> efforts) {
  /** The values of {@code thinking_effort}, from the least to the most. */
  static final List<String> EFFORTS = List.of("low", "medium", "high", "xhigh", "max");

  private static final List<String> UP_TO_HIGH = List.of("low", "medium", "high");
  private static final List<String> NO_XHIGH = List.of("low", "medium", "high", "max");

  private static final AnthropicFamily CLAUDE_3 = withoutEffort(4_096, false);
  private static final AnthropicFamily FIRST_SONNET_3_5 = withoutEffort(8_192, true);
  private static final AnthropicFamily SONNET_3_5 = withoutEffort(8_192, true, WEB_SEARCH);
  private static final AnthropicFamily HAIKU_3_5 = withoutEffort(8_192, false, WEB_SEARCH);
  private static final AnthropicFamily SONNET_3_7 =
      withoutEffort(8_192, true, THINKING, WEB_SEARCH);
  private static final AnthropicFamily OPUS_4 = withoutEffort(32_000, true, THINKING, WEB_SEARCH);
  private static final AnthropicFamily SONNET_4 = withoutEffort(64_000, true, THINKING, WEB_SEARCH);
  private static final AnthropicFamily OPUS_4_1 =
      withoutEffort(32_000, true, THINKING, WEB_SEARCH, STRUCTURED_OUTPUTS);
  private static final AnthropicFamily CLAUDE_4_5 =
      withoutEffort(64_000, true, THINKING, WEB_SEARCH, STRUCTURED_OUTPUTS);
  private static final AnthropicFamily OPUS_4_5 =
      new AnthropicFamily(
          64_000, true, Set.of(THINKING, WEB_SEARCH, STRUCTURED_OUTPUTS, EFFORT), UP_TO_HIGH);
  private static final Set<Ability> ALL_BUT_SYSTEM_MESSAGES =
      Set.of(THINKING, WEB_SEARCH, STRUCTURED_OUTPUTS, EFFORT, ADAPTIVE_THINKING);
  private static final AnthropicFamily CLAUDE_4_6 =
      new AnthropicFamily(128_000, true, ALL_BUT_SYSTEM_MESSAGES, NO_XHIGH);
  private static final AnthropicFamily OPUS_4_7 =
      new AnthropicFamily(128_000, true, ALL_BUT_SYSTEM_MESSAGES, EFFORTS);
  private static final AnthropicFamily LARGE_5 =
      new AnthropicFamily(128_000, true, Set.of(Ability.values()), EFFORTS);

  /** Also what is not known yet. */
  private static final AnthropicFamily CLAUDE_5 =
      new AnthropicFamily(64_000, true, Set.of(Ability.values()), EFFORTS);

  /** What others offer at an address of theirs. */
  private static final AnthropicFamily FOREIGN = withoutEffort(8_192, true, THINKING);

  /** One that cannot be told how much effort to make. */
  private static AnthropicFamily withoutEffort(
      long mostTokens, boolean documents, Ability... abilities) {
    return new AnthropicFamily(mostTokens, documents, Set.of(abilities), List.of());
  }

  /** The family of a model by its id, which begins with its name and may end with a date. */
  static AnthropicFamily of(String id) {
    if (!id.startsWith("claude-")) {
      return FOREIGN;
    }
    String name = id.substring("claude-".length());
    return name.startsWith("3-") ? third(name) : later(name);
  }

  private static AnthropicFamily third(String name) {
    if (name.startsWith("3-7")) {
      return SONNET_3_7;
    }
    if (!name.startsWith("3-5")) {
      return CLAUDE_3;
    }
    if (name.startsWith("3-5-haiku")) {
      return HAIKU_3_5;
    }
    return name.endsWith("20240620") ? FIRST_SONNET_3_5 : SONNET_3_5;
  }

  private static AnthropicFamily later(String name) {
    if (name.startsWith("opus-4-7")) {
      return OPUS_4_7;
    }
    if (name.startsWith("opus-4-6") || name.startsWith("sonnet-4-6")) {
      return CLAUDE_4_6;
    }
    if (name.startsWith("sonnet-4-5") || name.startsWith("haiku-4-5")) {
      return CLAUDE_4_5;
    }
    if (name.startsWith("opus-4-5")) {
      return OPUS_4_5;
    }
    if (name.startsWith("opus-4-1")) {
      return OPUS_4_1;
    }
    if (name.startsWith("sonnet-4")) {
      return SONNET_4;
    }
    boolean large = name.startsWith("opus-") || name.startsWith("fable-");
    if (name.startsWith("opus-4") && !name.startsWith("opus-4-8")) {
      return OPUS_4;
    }
    return large ? LARGE_5 : CLAUDE_5;
  }
}
