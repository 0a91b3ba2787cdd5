package dev.llmjava.chat;

import dev.llmjava.Exchange;
import dev.llmjava.Model;
import dev.llmjava.ModelWrapper;
import dev.llmjava.Prompt;
import java.util.function.UnaryOperator;

/**
 * A model that is sent something else than the conversation says. Only the request is another: what
 * is kept of the answer's prompt is what it was asked.
 */
record RequestModel(Model inside, UnaryOperator<Prompt> request) implements ModelWrapper {
  @Override
  public Exchange open(Prompt prompt) {
    return inside.open(request.apply(prompt));
  }

  @Override
  public void check(Prompt prompt) {
    inside.check(request.apply(prompt));
  }
}
