package dev.llmjava.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.llmjava.LlmException;
import dev.llmjava.RefusalKind;
import dev.llmjava.Response;
import dev.llmjava.ScriptedModel;
import dev.llmjava.StreamEvent;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RetryingModelTest {
  private static final RetryPolicy QUICK =
      RetryPolicy.STANDARD
          .withPauses(Duration.ofMillis(2), Duration.ofMillis(100))
          .withRandom(() -> 0);

  @Test
  @DisplayName("S98 what passes is tried again until it answers")
  void asksAgainUntilItAnswers() {
    MockModel model =
        MockModel.builder().failure(refused(429)).failure(refused(503)).answer("ok").build();

    assertThat(new RetryingModel(model, QUICK).prompt("q").text()).isEqualTo("ok");
    assertThat(model.prompts()).hasSize(3);
  }

  @Test
  void attemptsEndAndAllFailuresAreKept() {
    LlmException first = refused(429);
    LlmException last = refused(500);
    MockModel model =
        MockModel.builder().failure(first).failure(broken()).failure(last).answer("ok").build();

    Throwable thrown = catchThrowable(() -> new RetryingModel(model, QUICK).prompt("q").text());

    assertThat(thrown).isSameAs(last);
    assertThat(thrown.getSuppressed()).hasSize(2).contains(first);
  }

  @Test
  void oneAndTheSameFailureIsNoSuppressedOneOfItsOwn() {
    MockModel model = MockModel.builder().failure(refused(503)).build();

    Throwable thrown = catchThrowable(() -> new RetryingModel(model, QUICK).prompt("q").text());

    assertThat(thrown).hasMessageContaining("503").hasNoSuppressedExceptions();
    assertThat(model.prompts()).hasSize(3);
  }

  @Test
  void whatDoesNotPassIsNotTriedAgainUnlessItsKindIsCounted() {
    MockModel model = MockModel.builder().failure(refused(404)).build();

    assertThatThrownBy(() -> new RetryingModel(model, QUICK).prompt("q").text())
        .hasMessageContaining("404");
    assertThat(model.prompts()).hasSize(1);

    RetryPolicy counted = QUICK.withAttempts(RefusalKind.NOT_FOUND, 4);
    assertThatThrownBy(() -> new RetryingModel(model, counted).prompt("q").text())
        .hasMessageContaining("404");
    assertThat(model.prompts()).hasSize(5);
  }

  @Test
  @DisplayName("S98 after the first word a failure is final")
  void afterTheFirstWordAFailureIsFinal() {
    MockModel model = MockModel.builder().failure("half", broken()).answer("ok").build();

    Response response = new RetryingModel(model, QUICK).prompt("q");

    assertThatThrownBy(response::text).isInstanceOf(LlmException.BrokenOff.class);
    assertThat(response.partial().getFirst().text()).isEqualTo("half");
    assertThat(model.prompts()).hasSize(1);
  }

  @Test
  void nothingIsLeftOfAnAttemptThatFailed() {
    var model =
        new ScriptedModel(
            out -> {
              out.warn("seed", "left out");
              out.resolvedModel("m-1");
            },
            out -> {
              throw refused(503);
            });

    Response response = new RetryingModel(model, QUICK).prompt("q");

    assertThatThrownBy(response::text).isInstanceOf(LlmException.Refused.class);
    assertThat(response.resolvedModel()).isEmpty();
    assertThat(model.prompts()).hasSize(3);
  }

  @Test
  void warningsComeBeforeTheAnswer() {
    var model =
        new ScriptedModel(
            out -> out.warn("seed", "left out"),
            out -> {
              out.text(0, "hi");
              out.finish(
                  dev.llmjava.FinishReason.STOP,
                  null,
                  dev.llmjava.Usage.NONE,
                  dev.llmjava.ProviderData.NONE);
            });

    assertThat(new RetryingModel(model, QUICK).prompt("q").events().iterator().next())
        .isEqualTo(new StreamEvent.Warning("seed", "left out"));
  }

  @Test
  void anAnswerThatEndsBeforeItBeginsIsAFailure() {
    var model = new ScriptedModel(out -> {});

    assertThatThrownBy(() -> new RetryingModel(model, QUICK).prompt("q").text())
        .isInstanceOf(LlmException.BrokenOff.class);
    assertThat(model.prompts()).hasSize(3);
  }

  @Test
  @DisplayName("S98 the provider says how long to wait")
  void theProviderSaysHowLongToWaitUnlessThatIsTooLong() {
    MockModel patient =
        MockModel.builder().failure(refused(429, Duration.ofMillis(60))).answer("ok").build();
    long start = System.nanoTime();
    assertThat(new RetryingModel(patient, QUICK).prompt("q").text()).isEqualTo("ok");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(59));

    MockModel tomorrow =
        MockModel.builder().failure(refused(429, Duration.ofHours(9))).answer("ok").build();
    assertThatThrownBy(() -> new RetryingModel(tomorrow, QUICK).prompt("q").text())
        .isInstanceOf(LlmException.Refused.class);
    assertThat(tomorrow.prompts()).hasSize(1);
  }

  @Test
  void closingEndsTheWait() throws Exception {
    RetryPolicy slow = QUICK.withPauses(Duration.ofMinutes(5), Duration.ofMinutes(5));
    MockModel model = MockModel.builder().failure(refused(503)).build();
    Response response = new RetryingModel(model, slow).prompt("q");
    CompletableFuture<Response> reading = response.readAsync(event -> {});
    while (model.prompts().isEmpty()) {
      Thread.sleep(1);
    }
    response.close();

    reading.handle((read, why) -> why).get(5, TimeUnit.SECONDS);

    assertThat(response.state()).isEqualTo(Response.State.CLOSED_EARLY);
    assertThat(model.prompts()).hasSize(1);
  }

  @Test
  void pausesDoubleWithALittleTakenOff() {
    RetryPolicy policy =
        RetryPolicy.STANDARD.withPauses(Duration.ofMillis(100), Duration.ofMillis(300));

    assertThat(policy.withRandom(() -> 0).pause(1)).isEqualTo(Duration.ofMillis(100));
    assertThat(policy.withRandom(() -> 0).pause(2)).isEqualTo(Duration.ofMillis(200));
    assertThat(policy.withRandom(() -> 0).pause(9)).isEqualTo(Duration.ofMillis(300));
    for (int i = 0; i < 100; i++) {
      assertThat(policy.pause(1)).isBetween(Duration.ofMillis(75), Duration.ofMillis(100));
    }
    Duration forever = ChronoUnit.FOREVER.getDuration();
    RetryPolicy patient = policy.withRandom(() -> 0).withPauses(Duration.ofMillis(100), forever);
    assertThat(patient.pause(2)).isEqualTo(Duration.ofMillis(200));
    assertThat(patient.withPauses(forever, forever).pause(2)).isPositive();
    assertThatThrownBy(() -> policy.withAttempts(0)).isInstanceOf(IllegalArgumentException.class);
  }

  static LlmException refused(int status) {
    return refused(status, null);
  }

  private static LlmException refused(int status, @Nullable Duration wait) {
    return new LlmException.Refused("acme", status, "no", null, wait);
  }

  static LlmException broken() {
    return new LlmException.BrokenOff("the line went dead", null);
  }
}
