package dev.llmjava.cli.run;

import dev.llmjava.Model;
import dev.llmjava.Prices;
import dev.llmjava.Response;
import dev.llmjava.StreamEvent;
import dev.llmjava.Usage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A model that a run asks.
 *
 * @param pace that the model keeps to
 * @param patience how long it is asked
 */
record RunModel(Model model, RunPace pace, RunPatience patience, Prices prices) {
  /** Whether anything arrived, which is then paid for. */
  static boolean saidSomething(Response response) {
    return response.ending().isPresent() || !response.partial().isEmpty();
  }

  /** What answers used; that of one that broke off is not known. */
  static Usage usage(List<Response> responses) {
    Usage sum = Usage.NONE;
    for (Response response : responses) {
      sum = sum.plus(response.ending().map(StreamEvent.Finished::usage).orElse(Usage.NONE));
    }
    return sum;
  }

  /**
   * What they cost, in dollars; empty where that is not known of all of them. What was refused
   * costs nothing.
   */
  Optional<BigDecimal> cost(List<Response> responses) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Response response : responses) {
      if (!saidSomething(response)) {
        continue;
      }
      Optional<BigDecimal> one = response.ending().flatMap(end -> prices.cost(end.usage()));
      if (one.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.add(one.get());
    }
    return Optional.of(sum);
  }
}
