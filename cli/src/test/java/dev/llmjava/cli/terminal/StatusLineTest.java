package dev.llmjava.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.display.LiveText;
import dev.llmjava.cli.display.WaitingDisplay;
import dev.llmjava.cli.session.TransferProgress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** What a terminal is told while something is waited for. */
@Timeout(60)
@Isolated("looks at all threads and at what they do not catch")
class StatusLineTest {
  private static final String ERASE = "\r\u001b[K";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Terminal terminal(boolean watched, Map<String, String> more) {
    var environment = new HashMap<>(Map.of("COLUMNS", "40"));
    environment.putAll(more);
    return new Terminal(
        new ByteArrayInputStream(new byte[0]),
        new Output(out, watched, environment),
        new Output(err, true, environment),
        true,
        environment);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private void awaitDrawn(String text) throws InterruptedException {
    while (!errors().contains(text)) {
      Thread.sleep(10);
    }
  }

  @Test
  void appearsAfterAMomentAndIsErasedBeforeAnythingIsWritten() throws InterruptedException {
    Terminal terminal = terminal(true, Map.of());
    try (var status = StatusLine.at(terminal)) {
      assertThat(status).isNotNull();
      status.show("waiting for m");
      assertThat(errors()).isEmpty();
      awaitDrawn("waiting for m");
      terminal.out().print("answer");
      assertThat(errors()).endsWith("\u001b[0m" + ERASE);
      int length = errors().length();
      Thread.sleep(300);
      assertThat(errors()).as("nothing is drawn into a line").hasSize(length);
    }
  }

  @Test
  void goesOnBelowALineThatCameBetween() throws InterruptedException {
    Terminal terminal = terminal(true, Map.of());
    try (var status = StatusLine.at(terminal)) {
      status.show("waiting");
      awaitDrawn("waiting");
      terminal.err().print("Warning: x\n");
      err.reset();
      awaitDrawn("waiting");
    }
    assertThat(errors()).endsWith(ERASE);
  }

  @Test
  void endsWithItsThread() throws InterruptedException {
    var status = StatusLine.at(terminal(true, Map.of()));
    status.show("waiting");
    awaitDrawn("waiting");
    status.close();
    assertThat(errors()).endsWith(ERASE);
    err.reset();
    status.show("more");
    Thread.sleep(500);
    assertThat(errors()).isEmpty();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("status"));
  }

  @Test
  void whatIsShownIsOneLineThatFits() throws InterruptedException {
    try (var status = StatusLine.at(terminal(true, Map.of()))) {
      status.show("waiting for a\u001b[2J\nmodel with a name that is much too long");
      awaitDrawn("…");
    }
    assertThat(errors()).contains("waiting for a␛[2J model").doesNotContain("\n", "\u001b[2J");
    String line = errors().substring(ERASE.length() + 4, errors().indexOf("\u001b[0m"));
    assertThat(DisplayWidth.of(line)).isLessThan(40);
  }

  @Test
  void isNotAsWideAsAWideTerminal() throws InterruptedException {
    try (var status = StatusLine.at(terminal(true, Map.of("COLUMNS", "200")))) {
      status.show("waiting for " + "x".repeat(100));
      awaitDrawn("…");
    }
    String line = errors().substring(ERASE.length() + 4, errors().indexOf("\u001b[0m"));
    assertThat(DisplayWidth.of(line)).isLessThan(80);
  }

  @Test
  void whatCannotBeToldEndsNothingButTheLine() throws InterruptedException {
    var uncaught = new AtomicReference<Throwable>();
    var before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.set(e));
    var asked = new CountDownLatch(1);
    try (var status = StatusLine.at(terminal(true, Map.of()))) {
      status.show(
          () -> {
            asked.countDown();
            throw new IllegalStateException("nothing to tell");
          });
      assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
    assertThat(uncaught.get()).isNull();
    assertThat(errors()).isEmpty();
  }

  @Test
  void nothingIsWaitedForOnceNothingMoreComes() throws InterruptedException {
    Terminal terminal = terminal(true, Map.of());
    try (var status = StatusLine.at(terminal)) {
      var display = new WaitingDisplay(new LiveText(terminal, LiveText.Show.ALL), status, "gpt-4o");
      awaitDrawn("waiting for gpt-4o");
      display.stop();
      assertThat(errors()).endsWith(ERASE);
      int length = errors().length();
      Thread.sleep(500);
      assertThat(errors()).hasSize(length);
    }
  }

  @Test
  void aTransferIsShownInsteadUntilItEnds() throws InterruptedException {
    try (var status = StatusLine.at(terminal(true, Map.of()))) {
      status.show("waiting");
      var transfer = new TransferProgress(status, "sending");
      transfer.at(1 << 20, 4 << 20);
      awaitDrawn("sending █████░░░░░");
      err.reset();
      transfer.at(4 << 20, 4 << 20);
      awaitDrawn("waiting");
    }
  }

  @Test
  void isNowhereElse() {
    assertThat(StatusLine.at(terminal(false, Map.of()))).isNull();
    assertThat(StatusLine.at(terminal(true, Map.of("TERM", "dumb")))).isNull();
    assertThat(StatusLine.at(terminal(true, Map.of("LLM_PROGRESS", "0")))).isNull();
  }

  @Test
  void withoutAnythingToTellThereIsNoThread() {
    try (var status = StatusLine.at(terminal(true, Map.of()))) {
      assertThat(status).isNotNull();
      assertThat(Thread.getAllStackTraces().keySet())
          .noneMatch(thread -> thread.getName().equals("status"));
    }
    assertThat(errors()).isEmpty();
  }
}
