package dev.llmjava;

import dev.llmjava.json.Json;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a model's tokens cost, in US dollars per million tokens of text at the provider's standard
 * tier, exactly as published. Null is unknown, which is not free.
 *
 * @param cachedInput of prompt tokens taken from a cache
 * @param cacheWrite of prompt tokens written to a cache, for the provider's standard time
 * @param above the prices of long prompts; null when all cost the same
 */
public record Prices(
    @Nullable BigDecimal input,
    @Nullable BigDecimal output,
    @Nullable BigDecimal cachedInput,
    @Nullable BigDecimal cacheWrite,
    @Nullable Above above) {
  public static final Prices UNKNOWN = new Prices(null, null, null, null, null);

  private static final int MILLION = 6;

  /** Equal amounts are equal prices, whatever their zeros. */
  public Prices {
    input = plain(input);
    output = plain(output);
    cachedInput = plain(cachedInput);
    cacheWrite = plain(cacheWrite);
  }

  /**
   * What every token of a long prompt and of its answer costs.
   *
   * @param tokens a prompt is long when it has more
   */
  public record Above(long tokens, Prices prices) {}

  /**
   * What the tokens of one exchange cost, in dollars. Absent when a price or a counter that it
   * takes is unknown, and when some tokens are priced apart: sound, and what is kept in a cache for
   * an hour. Fees for requests, searches and storage are no tokens. A provider that does not say
   * what came from a cache charges all of it as input.
   */
  public Optional<BigDecimal> cost(Usage usage) {
    Long input = usage.input();
    Long output = usage.output();
    if (input == null || output == null || hasTokensPricedApart(usage)) {
      return Optional.empty();
    }
    return above != null && input > above.tokens()
        ? above.prices().sum(input, output, usage)
        : sum(input, output, usage);
  }

  private Optional<BigDecimal> sum(long input, long output, Usage usage) {
    long read = usage.cacheRead() == null ? 0 : usage.cacheRead();
    long written = usage.cacheWrite() == null ? 0 : usage.cacheWrite();
    long full = input - read - written;
    BigDecimal[] parts = {
      cost(full, this.input), cost(read, cachedInput),
      cost(written, cacheWrite), cost(output, this.output)
    };
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal part : parts) {
      if (part == null) {
        return Optional.empty();
      }
      sum = sum.add(part);
    }
    return Optional.ofNullable(plain(sum.movePointLeft(MILLION)));
  }

  /** Null when it cannot be known. No tokens cost nothing, whatever the price. */
  private static @Nullable BigDecimal cost(long tokens, @Nullable BigDecimal price) {
    if (tokens == 0) {
      return BigDecimal.ZERO;
    }
    return price == null || tokens < 0 ? null : price.multiply(BigDecimal.valueOf(tokens));
  }

  private static boolean hasTokensPricedApart(Usage usage) {
    String details = usage.reported().details().toString().toLowerCase(Locale.ROOT);
    return details.contains("audio") || details.contains("ephemeral_1h");
  }

  /** Reads what {@link #toJson} writes. What is no price is left out. */
  static Prices of(Json.Obj json) {
    Json.Obj above = json.object("above");
    Long tokens = above.integer("tokens");
    return new Prices(
        decimal(json.get("input")),
        decimal(json.get("output")),
        decimal(json.get("cached_input")),
        decimal(json.get("cache_write")),
        tokens == null ? null : new Above(tokens, of(above.without("above"))));
  }

  Json.Obj toJson() {
    var json =
        Json.object()
            .putIfPresent("input", number(input))
            .putIfPresent("output", number(output))
            .putIfPresent("cached_input", number(cachedInput))
            .putIfPresent("cache_write", number(cacheWrite));
    if (above != null) {
      json.put(
          "above",
          Json.object().put("tokens", above.tokens()).putAll(above.prices().toJson()).build());
    }
    return json.build();
  }

  /**
   * A number of JSON as it was written: it is held as a double, which gives back every decimal of
   * up to fifteen digits.
   */
  private static @Nullable BigDecimal decimal(@Nullable Json json) {
    if (!(json instanceof Json.Num number)) {
      return null;
    }
    BigDecimal value = new BigDecimal(number.toString());
    return value.signum() < 0 ? null : value;
  }

  private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
    if (value == null) {
      return null;
    }
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static @Nullable Json number(@Nullable BigDecimal value) {
    if (value == null) {
      return null;
    }
    return new Json.Num(value.scale() <= 0 ? value.toBigIntegerExact() : value);
  }
}
