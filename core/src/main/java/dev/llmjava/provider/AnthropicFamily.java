package dev.llmjava.provider;

import static dev.llmjava.wire.anthropic.Dialect.Ability.ADAPTIVE_THINKING;
import static dev.llmjava.wire.anthropic.Dialect.Ability.EFFORT;
import static dev.llmjava.wire.anthropic.Dialect.Ability.STRUCTURED_OUTPUTS;
import static dev.llmjava.wire.anthropic.Dialect.Ability.THINKING;
import static dev.llmjava.wire.anthropic.Dialect.Ability.WEB_SEARCH;

import dev.llmjava.wire.anthropic.Dialect.Ability;
import java.util.Set;

/**
 * Models that came out together and can do the same ("Models overview").
 *
 * @param mostTokens the limit of an answer when no option sets one, as in llm-anthropic
 * @param documents whether they read PDF and texts
 */
record AnthropicFamily(long mostTokens, boolean documents, Set<Ability> abilities) {
  private static final AnthropicFamily CLAUDE_3 = new AnthropicFamily(4_096, false, Set.of());
  private static final AnthropicFamily FIRST_SONNET_3_5 =
      new AnthropicFamily(8_192, true, Set.of());
  private static final AnthropicFamily SONNET_3_5 =
      new AnthropicFamily(8_192, true, Set.of(WEB_SEARCH));
  private static final AnthropicFamily HAIKU_3_5 =
      new AnthropicFamily(8_192, false, Set.of(WEB_SEARCH));
  private static final AnthropicFamily SONNET_3_7 =
      new AnthropicFamily(8_192, true, Set.of(THINKING, WEB_SEARCH));
  private static final AnthropicFamily OPUS_4 =
      new AnthropicFamily(32_000, true, Set.of(THINKING, WEB_SEARCH));
  private static final AnthropicFamily SONNET_4 =
      new AnthropicFamily(64_000, true, Set.of(THINKING, WEB_SEARCH));
  private static final AnthropicFamily OPUS_4_1 =
      new AnthropicFamily(32_000, true, Set.of(THINKING, WEB_SEARCH, STRUCTURED_OUTPUTS));
  private static final AnthropicFamily CLAUDE_4_5 =
      new AnthropicFamily(64_000, true, Set.of(THINKING, WEB_SEARCH, STRUCTURED_OUTPUTS));
  private static final AnthropicFamily OPUS_4_5 =
      new AnthropicFamily(64_000, true, Set.of(THINKING, WEB_SEARCH, STRUCTURED_OUTPUTS, EFFORT));
  private static final AnthropicFamily CLAUDE_4_6 =
      new AnthropicFamily(
          128_000,
          true,
          Set.of(THINKING, WEB_SEARCH, STRUCTURED_OUTPUTS, EFFORT, ADAPTIVE_THINKING));
  private static final AnthropicFamily LARGE_5 =
      new AnthropicFamily(128_000, true, Set.of(Ability.values()));

  /** Also what is not known yet. */
  private static final AnthropicFamily CLAUDE_5 =
      new AnthropicFamily(64_000, true, Set.of(Ability.values()));

  /** What others offer at an address of theirs. */
  private static final AnthropicFamily FOREIGN = new AnthropicFamily(8_192, true, Set.of(THINKING));

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
    if (name.startsWith("opus-4-6")
        || name.startsWith("opus-4-7")
        || name.startsWith("sonnet-4-6")) {
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
