package dev.llmjava.model;

import dev.llmjava.Exchange;
import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ModelFacts;
import dev.llmjava.ModelWrapper;
import dev.llmjava.Prices;
import dev.llmjava.Prompt;
import dev.llmjava.Usage;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A model that is not asked when that may cost more than a {@link Budget} has left. What a call may
 * cost is estimated: the prompt by its size, the answer by the option that limits its length, else
 * by an allowance. When it is over the usage that the provider reports counts, at the model's
 * prices; where it reports none, or prices apart, the estimate. An answer that broke off or was
 * closed counts with its prompt and what had arrived, one that never began with nothing.
 *
 * <p>The prices are those of one model: around a {@link FallbackModel} or its like put one of these
 * around each of the models inside, with the same budget.
 */
public final class BudgetedModel implements ModelWrapper {
  private static final long USUAL_ALLOWANCE = 4_096;

  private final Model model;
  private final Prices prices;
  private final Budget budget;
  private final long allowance;
  private final boolean unknownPrices;

  /** With an allowance of 4,096 tokens for an answer. */
  public BudgetedModel(Model model, ModelFacts facts, Budget budget) {
    this(model, facts.prices(), budget, USUAL_ALLOWANCE, false);
  }

  private BudgetedModel(
      Model model, Prices prices, Budget budget, long allowance, boolean unknownPrices) {
    this.model = model;
    this.prices = prices;
    this.budget = budget;
    this.allowance = allowance;
    this.unknownPrices = unknownPrices;
  }

  /** With so many tokens for an answer whose length no option limits. */
  public BudgetedModel withAllowance(long tokens) {
    return new BudgetedModel(model, prices, budget, tokens, unknownPrices);
  }

  /**
   * Lets calls through whose cost nobody knows. They take nothing from a budget of dollars, so that
   * it no longer holds for this model; tokens are counted all the same.
   */
  public BudgetedModel allowingUnknownPrices() {
    return new BudgetedModel(model, prices, budget, allowance, true);
  }

  @Override
  public Model inside() {
    return model;
  }

  /**
   * An exchange whose first step asks the budget, before anything else happens.
   *
   * @throws LlmException.BudgetExceeded at that step, when the call may cost too much or its price
   *     is unknown
   */
  @Override
  public Exchange open(Prompt prompt) {
    return new MeteredExchange(model, prompt, this);
  }

  Budget.Reservation reserve(Prompt prompt) {
    long input = PromptSize.tokens(prompt);
    long output = PromptSize.longestAnswer(prompt).orElse(allowance);
    return budget.reserve(model.id(), estimate(prompt, input, output));
  }

  /** What a call costs that has a prompt and so many tokens of an answer. */
  Budget.Cost estimate(Prompt prompt, long input, long output) {
    boolean written = prompt.cache() != null && prices.cacheWrite() != null;
    var usage =
        new Usage(input, output, null, written ? input : null, null, Usage.Reported.NOTHING);
    return new Budget.Cost(known(prices.cost(usage)), input + output);
  }

  /** What a call did cost; empty when that cannot be known. */
  Optional<Budget.Cost> real(Usage usage) {
    OptionalLong tokens = PromptSize.reported(usage);
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    Optional<BigDecimal> dollars = prices.cost(usage);
    if (dollars.isEmpty() && !isUnpriced()) {
      return Optional.empty();
    }
    return Optional.of(new Budget.Cost(dollars.orElse(BigDecimal.ZERO), tokens.getAsLong()));
  }

  private BigDecimal known(Optional<BigDecimal> dollars) {
    if (dollars.isPresent() || isUnpriced()) {
      return dollars.orElse(BigDecimal.ZERO);
    }
    throw new LlmException.BudgetExceeded(
        "what '"
            + model.id()
            + "' costs is not known, so no budget can hold - add its prices to"
            + " model-catalogue.json, or allow unknown prices");
  }

  /** Whether dollars do not matter, or need not be known. */
  private boolean isUnpriced() {
    return unknownPrices || !budget.countsDollars();
  }
}
