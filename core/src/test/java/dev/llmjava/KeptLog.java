package dev.llmjava;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A log in memory that says what came, and fails when it is told to. */
final class KeptLog implements ResponseLog {
  private final List<String> lines = new ArrayList<>();
  private volatile boolean failing;

  /** One for each thing logged: {@code COMPLETE text} or {@code result output}. */
  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  KeptLog failing() {
    failing = true;
    return this;
  }

  @Override
  public synchronized String log(Response response, @Nullable String thread) {
    String words = String.join("", response.partial().stream().map(Message::text).toList());
    lines.add(response.state() + " " + words);
    return thread == null ? "t1" : thread;
  }

  @Override
  public synchronized void log(String thread, Part.ToolResult result) {
    if (failing) {
      throw new LlmException.Setup("the disk is full");
    }
    lines.add("result " + result.output());
  }

  @Override
  public void close() {}
}
