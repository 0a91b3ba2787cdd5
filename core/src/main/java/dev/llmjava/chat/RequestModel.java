package dev.llmjava.chat;

import dev.llmjava.Exchange;
import dev.llmjava.Identity;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.Prompt;
import java.util.function.UnaryOperator;

/**
 * A model that is sent something else than the conversation says. Only the request is another: what
 * is kept of the answer's prompt is what it was asked.
 */
final class RequestModel implements Model {
  private final Model model;
  private final UnaryOperator<Prompt> request;

  RequestModel(Model model, UnaryOperator<Prompt> request) {
    this.model = model;
    this.request = request;
  }

  @Override
  public String id() {
    return model.id();
  }

  @Override
  public ModelInfo info() {
    return model.info();
  }

  @Override
  public Identity identity() {
    return model.identity();
  }

  @Override
  public Exchange open(Prompt prompt) {
    return model.open(request.apply(prompt));
  }
}
