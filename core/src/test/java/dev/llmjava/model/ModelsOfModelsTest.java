package dev.llmjava.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ModelFacts;
import dev.llmjava.Response;
import dev.llmjava.Usage;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Models around models around models, in any order. */
@Timeout(60)
class ModelsOfModelsTest {
  private static final int ROUNDS = 300;
  private static final int DEPTH = 5;

  private final Random random = new Random(4711);
  private final Budget budget = Budget.tokens(Long.MAX_VALUE / 4);
  private final ResponseCache cache = new MemoryResponseCache(100, Duration.ofHours(1));

  @Test
  void whoeverClosesWheneverThereIsOneOutcomeAndNothingIsHeldAfterIt() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      Response response = stack().prompt("q" + i % 7);
      CompletableFuture<Response> reading = response.readAsync(event -> {});
      TimeUnit.MICROSECONDS.sleep(random.nextInt(1_500));
      if (random.nextBoolean()) {
        response.close();
      }
      Response.State first = reading.handle((read, why) -> response.state()).get();
      response.close();

      assertThat(first).isNotEqualTo(Response.State.OPEN).isEqualTo(response.state());
      if (first == Response.State.COMPLETE) {
        assertThat(response.text()).isEqualTo("all is well");
        assertThat(response.usage()).isEqualTo(Usage.of(3, 4));
      } else if (first == Response.State.FAILED) {
        assertThat(response.failure().orElseThrow()).isInstanceOf(LlmException.class);
      }
    }
    assertThat(budget.held()).isEqualByComparingTo("0");
    assertThat(budget.heldTokens()).isZero();
  }

  private Model stack() {
    Model model = mock();
    for (int i = random.nextInt(DEPTH); i >= 0; i--) {
      model = around(model);
    }
    return model;
  }

  private Model around(Model model) {
    RetryPolicy quick = RetryPolicy.STANDARD.withPauses(Duration.ofNanos(1), Duration.ofMillis(1));
    return switch (random.nextInt(4)) {
      case 0 -> new RetryingModel(model, quick);
      case 1 -> FallbackModel.of(model, mock());
      case 2 -> new CachedModel(model, cache);
      default -> new BudgetedModel(model, ModelFacts.UNKNOWN, budget);
    };
  }

  private MockModel mock() {
    var builder =
        MockModel.builder().usage(Usage.of(3, 4)).pause(Duration.ofNanos(random.nextInt(200_000)));
    for (int i = random.nextInt(3); i > 0; i--) {
      builder.failure(random.nextInt(4) == 0 ? "al" : "", RetryingModelTest.refused(503));
    }
    return builder.answer("all is well").build();
  }
}
