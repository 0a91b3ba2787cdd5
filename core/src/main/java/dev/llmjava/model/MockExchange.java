package dev.llmjava.model;

import dev.llmjava.Exchange;
import dev.llmjava.FinishReason;
import dev.llmjava.LlmException;
import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Says one answer, a piece at a step. */
final class MockExchange implements Exchange {
  private final MockAnswer answer;
  private final Deque<Consumer<PartSink>> pieces = new ArrayDeque<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  MockExchange(MockAnswer answer) {
    this.answer = answer;
    for (int i = 0; i < answer.parts().size(); i++) {
      cut(i, answer.parts().get(i));
    }
  }

  @Override
  public boolean step(PartSink out) {
    await();
    Consumer<PartSink> piece = pieces.poll();
    if (piece != null) {
      piece.accept(out);
      return true;
    }
    if (answer.failure() != null) {
      throw answer.failure();
    }
    out.finish(
        answer.waitsForTools() ? FinishReason.TOOL_CALLS : FinishReason.STOP,
        null,
        answer.usage(),
        ProviderData.NONE);
    return false;
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void await() {
    try {
      if (closed.await(TimeUnit.NANOSECONDS.convert(answer.pause()), TimeUnit.NANOSECONDS)) {
        throw new LlmException.BrokenOff("the mock model was closed", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LlmException.BrokenOff("the mock model was interrupted", e);
    }
  }

  private void cut(int key, Part part) {
    switch (part) {
      case Part.Text text when text.data().isEmpty() && !text.text().isEmpty() -> {
        cut(text.text(), chunk -> pieces.add(out -> out.text(key, chunk)));
        pieces.add(out -> out.end(key));
      }
      case Part.Reasoning reasoning when reasoning.data().isEmpty() && !reasoning.redacted() -> {
        cut(reasoning.text(), chunk -> pieces.add(out -> out.reasoning(key, chunk)));
        pieces.add(out -> out.end(key));
      }
      case Part.ToolCall call -> {
        pieces.add(out -> out.toolCall(key, call.id(), call.name(), call.serverSide()));
        cut(call.input(), chunk -> pieces.add(out -> out.toolInput(key, chunk)));
        pieces.add(
            out -> {
              out.data(key, call.data());
              out.end(key);
            });
      }
      default -> pieces.add(out -> out.part(part));
    }
  }

  /** Never through the middle of a character. */
  private void cut(String text, Consumer<String> each) {
    int from = 0;
    while (from < text.length()) {
      int left = text.codePointCount(from, text.length());
      int to = text.offsetByCodePoints(from, Math.min(answer.chunk(), left));
      each.accept(text.substring(from, to));
      from = to;
    }
  }
}
