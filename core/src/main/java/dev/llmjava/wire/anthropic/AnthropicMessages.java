package dev.llmjava.wire.anthropic;

import dev.llmjava.Prompt;
import dev.llmjava.http.Decoder;
import dev.llmjava.wire.Rendered;
import dev.llmjava.wire.Wire;

/** Anthropic's Messages API. */
public record AnthropicMessages(Dialect dialect) implements Wire {
  @Override
  public Rendered render(Prompt prompt) {
    return Render.render(prompt, dialect);
  }

  @Override
  public Decoder decoder(Prompt prompt) {
    return new Decode(prompt, dialect);
  }
}
