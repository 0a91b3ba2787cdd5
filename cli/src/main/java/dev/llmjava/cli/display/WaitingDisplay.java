package dev.llmjava.cli.display;

import dev.llmjava.ChainEvent;
import dev.llmjava.StreamEvent;
import dev.llmjava.cli.terminal.StatusLine;
import java.util.ArrayList;
import java.util.List;

/** Tells what is waited for until something of an answer is shown, and while tools run. */
public final class WaitingDisplay implements Display {
  private final Display inner;
  private final StatusLine status;
  private final String model;
  private final List<String> running = new ArrayList<>();

  public WaitingDisplay(Display inner, StatusLine status, String model) {
    this.inner = inner;
    this.status = status;
    this.model = model;
    await();
  }

  private void await() {
    status.show("waiting for " + model);
  }

  @Override
  public void show(StreamEvent event) {
    if (event instanceof StreamEvent.Finished) {
      status.hide();
    }
    int before = status.writes();
    inner.show(event);
    if (status.writes() != before && !(event instanceof StreamEvent.Warning)) {
      status.hide();
    }
  }

  @Override
  public void step(ChainEvent.Step step) {
    inner.step(step);
    if (step instanceof ChainEvent.ToolStarted started) {
      running.add(started.call().name());
      status.show("running " + String.join(", ", running));
    } else if (step instanceof ChainEvent.ToolFinished finished) {
      running.remove(finished.call().name());
      if (running.isEmpty()) {
        await();
      }
    }
  }

  @Override
  public void gap() {
    inner.gap();
  }

  @Override
  public void end() {
    status.hide();
    inner.end();
  }

  @Override
  public void stop() {
    status.hide();
    inner.stop();
  }
}
