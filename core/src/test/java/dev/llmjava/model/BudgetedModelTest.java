package dev.llmjava.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Attachment;
import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ModelFacts;
import dev.llmjava.Prices;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import dev.llmjava.ScriptedModel;
import dev.llmjava.StreamEvent;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class BudgetedModelTest {
  /** A dollar for a million tokens of a prompt, ten for an answer. */
  private static final ModelFacts FACTS =
      facts(new Prices(new BigDecimal("1"), new BigDecimal("10"), null, null, null));

  /** A question that counts as ten tokens. */
  private static final String QUESTION = "sixsix";

  @TempDir Path directory;

  @Test
  void realUsageTakesThePlaceOfTheEstimate() {
    Budget budget = Budget.dollars(new BigDecimal("1"));
    Model model = new BudgetedModel(reporting(100_000, 10_000), FACTS, budget);

    assertThat(model.prompt(QUESTION).text()).isEqualTo("hi");

    assertThat(budget.spent()).isEqualByComparingTo("0.2");
    assertThat(budget.held()).isEqualByComparingTo("0");
    assertThat(budget.spentTokens()).isEqualTo(110_000);
  }

  @Test
  @DisplayName("S109 the call that may exceed a budget is not made")
  void theCallThatMayExceedItIsNotMade() {
    Budget budget = Budget.dollars(new BigDecimal("0.25"));
    MockModel inside = reporting(100_000, 10_000);
    BudgetedModel model = new BudgetedModel(inside, FACTS, budget).withAllowance(4_999);
    model.prompt(QUESTION).text();

    assertThatThrownBy(() -> model.withAllowance(5_000).prompt(QUESTION).text())
        .isInstanceOf(LlmException.BudgetExceeded.class)
        .hasMessage(
            "the budget of $0.25 does not allow another call of 'mock', which may cost $0.05001:"
                + " $0.2 is spent and $0 is held for calls under way");
    assertThat(inside.prompts()).hasSize(1);
    assertThat(budget.held()).isEqualByComparingTo("0");
    assertThat(model.prompt(QUESTION).text()).isEqualTo("hi");
  }

  @Test
  void theOptionThatLimitsTheAnswerIsWhatIsHeld() {
    Budget budget = Budget.tokens(100);
    Model model = new BudgetedModel(reporting(1, 1), FACTS, budget);

    assertThatThrownBy(() -> model.prompt(QUESTION).text())
        .hasMessageContaining("the budget of 100 tokens")
        .hasMessageContaining("4106");
    Prompt prompt =
        Prompt.builder().user(QUESTION).option("max_output_tokens", Json.of(90)).build();
    assertThat(model.prompt(prompt).text()).isEqualTo("hi");
    assertThat(budget.spentTokens()).isEqualTo(2);
  }

  @Test
  void oddNumbersGiveNothingBack() {
    Budget budget = Budget.tokens(9_999);
    Model model = new BudgetedModel(reporting(-5_000, Long.MAX_VALUE), FACTS, budget);
    Prompt endless =
        Prompt.builder().user(QUESTION).option("max_tokens", Json.of(Long.MAX_VALUE)).build();

    assertThatThrownBy(() -> model.prompt(endless).text())
        .isInstanceOf(LlmException.BudgetExceeded.class);
    model.prompt(QUESTION).text();
    assertThat(budget.spentTokens()).isEqualTo(4_106);
  }

  @Test
  void aRefusalThatIsClosedCountsWithItsWords() {
    Budget budget = Budget.tokens(9_999);
    var refusing = new ScriptedModel(out -> out.refusal("r", "acme", "no, no"), out -> {});
    Response response = new BudgetedModel(refusing, FACTS, budget).prompt(QUESTION);
    response.events().iterator().next();
    response.close();

    assertThat(budget.spentTokens()).isEqualTo(13);
  }

  @Test
  void closingDoesNotWaitForTheSizeOfAPrompt() throws Exception {
    Path pipe = directory.resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    Budget budget = Budget.tokens(9_999);
    MockModel inside = reporting(5, 5);
    Prompt prompt = Prompt.builder().user("q", Attachment.file("text/plain", pipe)).build();
    Response response = new BudgetedModel(inside, FACTS, budget).prompt(prompt);
    CompletableFuture<Response> reading = response.readAsync(event -> {});

    try (var writer = Files.newOutputStream(pipe)) {
      response.close();
      writer.write('x');
    }
    reading.handle((read, why) -> why).get();

    assertThat(inside.prompts()).isEmpty();
    assertThat(budget.held()).isEqualByComparingTo("0");
    assertThat(budget.spentTokens()).isZero();
  }

  @Test
  void anUnknownPriceIsNotNothing() {
    Budget budget = Budget.dollars(BigDecimal.TEN);
    MockModel inside = reporting(5, 5);
    var model = new BudgetedModel(inside, ModelFacts.UNKNOWN, budget);

    assertThatThrownBy(() -> model.prompt("q").text())
        .isInstanceOf(LlmException.BudgetExceeded.class)
        .hasMessageContaining("what 'mock' costs is not known");
    assertThat(inside.prompts()).isEmpty();
    assertThat(model.allowingUnknownPrices().prompt("q").text()).isEqualTo("hi");
    assertThat(budget.spent()).isEqualByComparingTo("0");
    assertThat(budget.spentTokens()).isEqualTo(10);
    var tokensOnly = new BudgetedModel(inside, ModelFacts.UNKNOWN, Budget.tokens(9_999));
    assertThat(tokensOnly.prompt("q").text()).isEqualTo("hi");
  }

  @Test
  void withoutUsageTheEstimateCounts() {
    Budget budget = Budget.tokens(9_999);
    new BudgetedModel(MockModel.of("hi"), FACTS, budget).withAllowance(50).prompt(QUESTION).text();

    assertThat(budget.spentTokens()).isEqualTo(60);
  }

  @Test
  void aRefusalCostsNothingAndAnAnswerThatBrokeOffWhatArrived() {
    Budget budget = Budget.tokens(9_999);
    MockModel inside =
        MockModel.builder()
            .failure(RetryingModelTest.refused(503))
            .failure("a", RetryingModelTest.broken())
            .build();
    Model model = new BudgetedModel(inside, FACTS, budget);

    assertThatThrownBy(() -> model.prompt(QUESTION).text()).hasMessageContaining("503");
    assertThat(budget.spentTokens()).isZero();
    assertThatThrownBy(() -> model.prompt(QUESTION).text()).hasMessageContaining("dead");
    assertThat(budget.spentTokens()).isEqualTo(11);
    assertThat(budget.held()).isEqualByComparingTo("0");
  }

  @Test
  void closingSettlesToo() {
    Budget budget = Budget.tokens(9_999);
    MockModel inside = MockModel.builder().chunk(1).answer("abc").build();
    Response response = new BudgetedModel(inside, FACTS, budget).prompt(QUESTION);
    StreamEvent first = response.events().iterator().next();

    response.close();

    assertThat(first).isInstanceOf(StreamEvent.TextDelta.class);
    assertThat(budget.spentTokens()).isEqualTo(11);
    response.close();
    assertThat(budget.spentTokens()).isEqualTo(11);
  }

  @Test
  void callsThatRunTogetherCannotTakeMoreThanThereIs() throws Exception {
    Budget budget = Budget.tokens(1_000);
    MockModel inside =
        MockModel.builder()
            .pause(Duration.ofMillis(20))
            .usage(Usage.of(50, 50))
            .answer("hi")
            .build();
    Model model = new BudgetedModel(inside, FACTS, budget).withAllowance(90);
    var calls = new ArrayList<CompletableFuture<Response>>();
    for (int i = 0; i < 100; i++) {
      calls.add(model.prompt(QUESTION).readAsync(event -> {}));
    }

    long answered =
        calls.stream()
            .map(call -> call.handle((read, why) -> why == null).join())
            .filter(ok -> ok)
            .count();

    assertThat(answered).isBetween(1L, 10L);
    assertThat(inside.prompts()).hasSize((int) answered);
    assertThat(budget.spentTokens()).isEqualTo(100 * answered);
  }

  @Test
  void anAnswerOutOfACacheIsFree() {
    Budget budget = Budget.tokens(9_999);
    var cache = new MemoryResponseCache(9, Duration.ofHours(1));
    Model model = new BudgetedModel(new CachedModel(reporting(5, 5), cache), FACTS, budget);

    model.prompt("q").text();
    model.prompt("q").text();

    assertThat(budget.spentTokens()).isEqualTo(10);
  }

  private static MockModel reporting(long input, long output) {
    return MockModel.builder().usage(Usage.of(input, output)).answer("hi").build();
  }

  private static ModelFacts facts(Prices prices) {
    return new ModelFacts(null, null, prices, new LinkedHashSet<>(List.of()), null);
  }
}
