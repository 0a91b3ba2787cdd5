package dev.llmjava.cli.usage;

import dev.llmjava.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tokens and cost of many turns. */
public final class UsageRow {
  private static final int DECIMALS = 4;
  private static final BigDecimal LEAST = BigDecimal.ONE.movePointLeft(DECIMALS);

  private final String label;
  private Usage usage = Usage.NONE;
  private long turns;
  private long unpriced;
  private BigDecimal cost = BigDecimal.ZERO;

  public UsageRow(String label) {
    this.label = label;
  }

  /**
   * Counts one turn in.
   *
   * @param price of it; empty where it is not known
   */
  public void add(Usage turn, Optional<BigDecimal> price) {
    turns++;
    usage = usage.plus(turn);
    if (price.isPresent()) {
      cost = cost.add(price.get());
    } else {
      unpriced++;
    }
  }

  String label() {
    return label;
  }

  public long turns() {
    return turns;
  }

  public @Nullable Long input() {
    return usage.input();
  }

  public @Nullable Long output() {
    return usage.output();
  }

  @Nullable Long cached() {
    return usage.cacheRead();
  }

  long tokens() {
    return (input() == null ? 0 : input()) + (output() == null ? 0 : output());
  }

  /** Of those turns whose price is known; null when that is none of them. */
  @Nullable BigDecimal cost() {
    return unpriced == turns ? null : cost;
  }

  /** Turns whose price is not known. */
  long unpriced() {
    return unpriced;
  }

  /** A cost that leaves turns out says so. */
  public String costText() {
    if (unpriced == turns) {
      return "unknown";
    }
    String dollars =
        cost.signum() > 0 && cost.compareTo(LEAST) < 0
            ? "<$" + LEAST.toPlainString()
            : "$" + cost.setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString();
    return unpriced == 0 ? dollars : dollars + " + unknown";
  }
}
