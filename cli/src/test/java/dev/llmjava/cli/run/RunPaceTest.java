package dev.llmjava.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.LlmException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RunPaceTest {
  private static CompletableFuture<Long> entering(RunPace pace) {
    return CompletableFuture.supplyAsync(
        () -> pace.enter(0), task -> Thread.ofVirtual().start(task));
  }

  private static boolean waits(CompletableFuture<Long> entering) throws InterruptedException {
    Thread.sleep(50);
    return !entering.isDone();
  }

  @Test
  void letsSoManyInAndTheNextWhenOneLeaves() throws Exception {
    var pace = new RunPace(2, 0, 0);
    pace.enter(0);
    pace.enter(0);
    var third = entering(pace);
    assertThat(waits(third)).isTrue();
    pace.leave(true);
    assertThat(third.get()).isNotNull();
  }

  @Test
  void halvesOnceForThoseThatWereUnderWayTogether() throws Exception {
    var pace = new RunPace(8, 0, 0);
    long[] entered = new long[8];
    for (int i = 0; i < 8; i++) {
      entered[i] = pace.enter(0);
    }
    for (long time : entered) {
      pace.slowDown(time, Duration.ZERO);
      pace.leave(false);
    }
    for (int i = 0; i < 4; i++) {
      pace.enter(0);
    }
    assertThat(waits(entering(pace))).isTrue();
  }

  @Test
  void opensAgainWithEverySuccess() {
    var pace = new RunPace(2, 0, 0);
    pace.slowDown(pace.enter(0), Duration.ZERO);
    pace.leave(true);
    pace.enter(0);
    assertThat(pace.enter(0)).as("a second one at a time").isNotNull();
  }

  @Test
  void nobodyBeginsBeforeTheTimeThatTheProviderNamed() {
    var pace = new RunPace(4, 0, 0);
    long from = pace.enter(0);
    pace.slowDown(from, Duration.ofMillis(300));
    assertThat(pace.pause()).isPositive();
    assertThat(TimeUnit.NANOSECONDS.toMillis(pace.enter(0) - from)).isGreaterThanOrEqualTo(300);
  }

  @Test
  void callsInAMinuteAreSpreadOverIt() {
    var pace = new RunPace(4, 600, 0);
    long from = pace.enter(0);
    pace.enter(0);
    assertThat(TimeUnit.NANOSECONDS.toMillis(pace.enter(0) - from)).isGreaterThanOrEqualTo(200);
  }

  @Test
  void tokensTakeTheirTimeFromTheMinuteBeforeTheyAreUsed() {
    var pace = new RunPace(4, 0, 60_000);
    long from = pace.enter(200);
    assertThat(TimeUnit.NANOSECONDS.toMillis(pace.enter(0) - from)).isGreaterThanOrEqualTo(200);
  }

  @Test
  void tokensThatWereNotExpectedTakeTheirTimeToo() {
    var pace = new RunPace(4, 0, 60_000);
    long from = pace.enter(100);
    pace.settle(100, 300);
    assertThat(TimeUnit.NANOSECONDS.toMillis(pace.enter(0) - from)).isGreaterThanOrEqualTo(300);
  }

  @Test
  void tokensThatWereNotUsedAreGivenBackToThoseWhoWait() throws Exception {
    var pace = new RunPace(4, 0, 60_000);
    pace.enter(600_000);
    var second = entering(pace);
    assertThat(waits(second)).isTrue();
    pace.settle(600_000, 0);
    assertThat(second.get()).isNotNull();
  }

  @Test
  void whatIsGivenBackDoesNotShortenOtherPauses() {
    var pace = new RunPace(4, 0, 60_000);
    pace.slowDown(pace.enter(600_000), Duration.ofMinutes(1));
    pace.settle(600_000, 0);
    assertThat(pace.pause()).isBetween(Duration.ofSeconds(50), Duration.ofMinutes(1));
  }

  @Test
  void callsAndTokensTakeTheirTimeBesideEachOther() {
    var pace = new RunPace(4, 1, 1);
    pace.enter(1);
    assertThat(pace.pause()).isBetween(Duration.ofSeconds(50), Duration.ofMinutes(1));
  }

  @Test
  void asManyTokensAsThereCanBeAreAPauseAndNoEndOfTheLimit() {
    var pace = new RunPace(4, 0, 1);
    pace.enter(1);
    pace.settle(1, 1L << 41);
    assertThat(pace.pause()).isGreaterThan(Duration.ofDays(300));
  }

  @Test
  void closingTurnsAwayThoseWhoWait() {
    var pace = new RunPace(1, 0, 0);
    pace.enter(0);
    var second = entering(pace);
    pace.close();
    assertThatThrownBy(second::join).hasCauseInstanceOf(LlmException.BrokenOff.class);
    assertThatThrownBy(() -> pace.enter(0))
        .isInstanceOf(LlmException.BrokenOff.class)
        .hasMessage("the run was stopped before this was asked");
  }
}
