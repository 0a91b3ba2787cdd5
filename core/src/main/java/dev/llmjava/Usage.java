package dev.llmjava;

import dev.llmjava.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of one exchange, and searches. {@code input} counts every token of the prompt, cached ones
 * included; {@code output} counts every token of the answer, reasoning included; adapters add up to
 * that where their provider counts otherwise. Null where the provider did not say; an absent
 * counter beside a present sibling is 0.
 *
 * @param cacheRead prompt tokens taken from a cache, part of {@code input}
 * @param cacheWrite prompt tokens written to a cache, part of {@code input}
 * @param reasoning tokens of reasoning, part of {@code output}
 * @param searches how often the provider searched the web for the answer, by its own count
 * @param reported the provider's own numbers
 */
public record Usage(
    @Nullable Long input,
    @Nullable Long output,
    @Nullable Long cacheRead,
    @Nullable Long cacheWrite,
    @Nullable Long reasoning,
    @Nullable Long searches,
    Reported reported) {
  public static final Usage NONE = new Usage(null, null, null, null, null, Reported.NOTHING);

  /** Of an exchange whose searches nobody counted. */
  public Usage(
      @Nullable Long input,
      @Nullable Long output,
      @Nullable Long cacheRead,
      @Nullable Long cacheWrite,
      @Nullable Long reasoning,
      Reported reported) {
    this(input, output, cacheRead, cacheWrite, reasoning, null, reported);
  }

  /**
   * What the provider said, in the split that LLM 0.32 logs and prints.
   *
   * @param details every other counter, without zeros and empty objects
   * @param raw the usage object as it came; empty when there was none
   */
  public record Reported(
      @Nullable Long input, @Nullable Long output, Json.Obj details, Json.Obj raw) {
    public static final Reported NOTHING = new Reported(null, null, Json.Obj.EMPTY, Json.Obj.EMPTY);
  }

  /** Usage without cache or reasoning, for a model that counts for itself. */
  public static Usage of(long input, long output) {
    return new Usage(
        input,
        output,
        null,
        null,
        null,
        new Reported(
            input,
            output,
            Json.Obj.EMPTY,
            Json.object().put("input", input).put("output", output).build()));
  }

  /**
   * The same with searches.
   *
   * @param count null when the provider did not say
   */
  public Usage withSearches(@Nullable Long count) {
    return new Usage(input, output, cacheRead, cacheWrite, reasoning, count, reported);
  }

  /** Both together; a counter that neither has stays unknown. */
  public Usage plus(Usage other) {
    return new Usage(
        sum(input, other.input),
        sum(output, other.output),
        sum(cacheRead, other.cacheRead),
        sum(cacheWrite, other.cacheWrite),
        sum(reasoning, other.reasoning),
        sum(searches, other.searches),
        new Reported(
            sum(reported.input(), other.reported.input()),
            sum(reported.output(), other.reported.output()),
            Json.Obj.EMPTY,
            Json.Obj.EMPTY));
  }

  private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
    return one == null ? other : other == null ? one : Long.valueOf(one + other);
  }
}
