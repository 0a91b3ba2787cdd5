package dev.llmjava.provider;

import dev.llmjava.Exchange;
import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.Prompt;
import java.util.function.Supplier;

/** A model that can be listed but not asked; asking says why. */
record UnsupportedModel(String id, String why, Supplier<ModelInfo> described) implements Model {
  @Override
  public ModelInfo info() {
    return described.get();
  }

  @Override
  public Exchange open(Prompt prompt) {
    throw new LlmException.Setup(why);
  }

  @Override
  public void check(Prompt prompt) {
    throw new LlmException.Setup(why);
  }
}
