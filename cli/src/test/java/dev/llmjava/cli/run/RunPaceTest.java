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
    return CompletableFuture.supplyAsync(pace::enter, task -> Thread.ofVirtual().start(task));
  }

  private static boolean waits(CompletableFuture<Long> entering) throws InterruptedException {
    Thread.sleep(50);
    return !entering.isDone();
  }

  @Test
  void letsSoManyInAndTheNextWhenOneLeaves() throws Exception {
    var pace = new RunPace(2, 0, 0);
    pace.enter();
    pace.enter();
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
      entered[i] = pace.enter();
    }
    for (long time : entered) {
      pace.slowDown(time, Duration.ZERO);
      pace.leave(false);
    }
    for (int i = 0; i < 4; i++) {
      pace.enter();
    }
    assertThat(waits(entering(pace))).isTrue();
  }

  @Test
  void opensAgainWithEverySuccess() {
    var pace = new RunPace(2, 0, 0);
    pace.slowDown(pace.enter(), Duration.ZERO);
    pace.leave(true);
    pace.enter();
    assertThat(pace.enter()).as("a second one at a time").isNotNull();
  }

  @Test
  void nobodyBeginsBeforeTheTimeThatTheProviderNamed() {
    var pace = new RunPace(4, 0, 0);
    long from = pace.enter();
    pace.slowDown(from, Duration.ofMillis(300));
    assertThat(pace.pause()).isPositive();
    assertThat(TimeUnit.NANOSECONDS.toMillis(pace.enter() - from)).isGreaterThanOrEqualTo(300);
  }

  @Test
  void callsInAMinuteAreSpreadOverIt() {
    var pace = new RunPace(4, 600, 0);
    long from = pace.enter();
    pace.enter();
    assertThat(TimeUnit.NANOSECONDS.toMillis(pace.enter() - from)).isGreaterThanOrEqualTo(200);
  }

  @Test
  void tokensTakeTheirTimeFromTheMinute() {
    var pace = new RunPace(4, 0, 60_000);
    long from = pace.enter();
    pace.spent(200);
    assertThat(TimeUnit.NANOSECONDS.toMillis(pace.enter() - from)).isGreaterThanOrEqualTo(200);
  }

  @Test
  void closingTurnsAwayThoseWhoWait() {
    var pace = new RunPace(1, 0, 0);
    pace.enter();
    var second = entering(pace);
    pace.close();
    assertThatThrownBy(second::join).hasCauseInstanceOf(LlmException.BrokenOff.class);
    assertThatThrownBy(pace::enter)
        .isInstanceOf(LlmException.BrokenOff.class)
        .hasMessage("the run was stopped before this was asked");
  }
}
