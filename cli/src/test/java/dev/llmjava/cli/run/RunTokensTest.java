package dev.llmjava.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a run keeps to tokens in a minute. The server says that every answer took 12. */
@Timeout(60)
class RunTokensTest {
  @TempDir Path folder;
  private RunCase run;

  @BeforeEach
  void start() throws IOException {
    run = new RunCase(folder);
  }

  @AfterEach
  void stop() {
    run.close();
  }

  @Test
  void whatAnAnswerMayTakeHoldsBackTheNextUntilItIsKnown() throws Exception {
    run.server.hold();
    String file = run.numbered(3);
    var running =
        CompletableFuture.supplyAsync(
            () -> run.run(file, "-j", "3", "--tpm", "10000", "-o", "max_tokens", "1000000"));
    run.server.awaitPrompts(1);
    Thread.sleep(300);
    assertThat(run.server.prompts()).hasSize(1);
    run.server.release();

    assertThat(running.get().code()).isZero();
    assertThat(run.server.prompts()).hasSize(3);
  }

  @Test
  void aRefusedRequestTakesNoTokens() throws IOException {
    var asked = new AtomicInteger();
    run.server.answers(
        prompt ->
            asked.incrementAndGet() == 1
                ? new RunServer.Reply(429, "0", "slow down")
                : RunServer.Reply.says("yes"));
    assertThat(run.run(run.numbered(1), "--tpm", "10000", "-o", "max_tokens", "1000000").code())
        .isZero();
    assertThat(asked).hasValue(2);
  }

  @Test
  void whatIsNotReportedIsWhatWasExpected() throws IOException {
    String file = run.numbered(3);
    long from = System.nanoTime();
    // 9 tokens each: 8 for a message and 1 for two letters
    assertThat(run.shell.run("run", file, "-m", "echo", "--tpm", "1080").code()).isZero();
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from))
        .isGreaterThanOrEqualTo(1000);
  }
}
