package dev.llmjava.model;

import dev.llmjava.LlmException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What may be spent, by any number of models at once. Every call holds back what it may cost before
 * it begins, so that calls which run side by side cannot exceed the limit together by what each
 * alone would be allowed; when it is over, what it did cost takes the place of that. Estimates can
 * be too low: then the call that shows it is the last. Safe for many threads.
 */
public final class Budget {
  private final @Nullable BigDecimal dollars;
  private final @Nullable Long tokens;
  private BigDecimal spentDollars = BigDecimal.ZERO;
  private BigDecimal heldDollars = BigDecimal.ZERO;
  private long spentTokens;
  private long heldTokens;

  private Budget(@Nullable BigDecimal dollars, @Nullable Long tokens) {
    if ((dollars != null && dollars.signum() < 0) || (tokens != null && tokens < 0)) {
      throw new IllegalArgumentException("a budget cannot be less than nothing");
    }
    this.dollars = dollars;
    this.tokens = tokens;
  }

  /** So many US dollars, such as {@code new BigDecimal("0.50")}. */
  public static Budget dollars(BigDecimal limit) {
    return new Budget(limit, null);
  }

  /** So many tokens, of prompts and answers together. */
  public static Budget tokens(long limit) {
    return new Budget(null, limit);
  }

  /** As much of either. */
  public static Budget of(BigDecimal dollars, long tokens) {
    return new Budget(dollars, tokens);
  }

  /** US dollars that calls have cost which are over. */
  public synchronized BigDecimal spent() {
    return spentDollars;
  }

  /** Tokens of calls that are over. */
  public synchronized long spentTokens() {
    return spentTokens;
  }

  /** US dollars that calls under way may cost. */
  public synchronized BigDecimal held() {
    return heldDollars;
  }

  /** Tokens that calls under way may take. */
  public synchronized long heldTokens() {
    return heldTokens;
  }

  /** Whether it limits dollars, so that prices have to be known. */
  boolean countsDollars() {
    return dollars != null;
  }

  /**
   * Holds back what a call may cost.
   *
   * @throws LlmException.BudgetExceeded when that is more than is left
   */
  synchronized Reservation reserve(String model, Cost estimate) {
    if (dollars != null) {
      BigDecimal all = spentDollars.add(heldDollars).add(estimate.dollars());
      if (all.compareTo(dollars) > 0) {
        throw exceeded(
            model,
            money(dollars),
            money(spentDollars),
            money(heldDollars),
            money(estimate.dollars()));
      }
    }
    if (tokens != null && spentTokens + heldTokens + estimate.tokens() > tokens) {
      throw exceeded(
          model,
          tokens + " tokens",
          Long.toString(spentTokens),
          Long.toString(heldTokens),
          Long.toString(estimate.tokens()));
    }
    heldDollars = heldDollars.add(estimate.dollars());
    heldTokens += estimate.tokens();
    return new Reservation(estimate);
  }

  private static LlmException exceeded(
      String model, String limit, String spent, String held, String estimate) {
    return new LlmException.BudgetExceeded(
        "the budget of "
            + limit
            + " does not allow another call of '"
            + model
            + "', which may cost "
            + estimate
            + ": "
            + spent
            + " is spent and "
            + held
            + " is held for calls under way");
  }

  private static String money(BigDecimal dollars) {
    return "$" + dollars.stripTrailingZeros().toPlainString();
  }

  private synchronized void settle(Cost estimate, Cost real) {
    heldDollars = heldDollars.subtract(estimate.dollars());
    heldTokens -= estimate.tokens();
    spentDollars = spentDollars.add(real.dollars());
    spentTokens += real.tokens();
  }

  /** What one call costs. */
  record Cost(BigDecimal dollars, long tokens) {
    static final Cost NOTHING = new Cost(BigDecimal.ZERO, 0);
  }

  /** What is held for one call until that is over. */
  final class Reservation {
    private final Cost estimate;
    private boolean settled;

    private Reservation(Cost estimate) {
      this.estimate = estimate;
    }

    Cost estimate() {
      return estimate;
    }

    /** The first time counts. */
    void settle(Cost real) {
      synchronized (Budget.this) {
        if (!settled) {
          settled = true;
          Budget.this.settle(estimate, real);
        }
      }
    }
  }
}
