package dev.llmjava.wire.gemini;

import dev.llmjava.Prompt;
import dev.llmjava.http.Decoder;
import dev.llmjava.wire.Rendered;
import dev.llmjava.wire.Wire;

/** The protocol of Google's Gemini models. */
public record GenerateContent(Dialect dialect) implements Wire {
  @Override
  public Rendered render(Prompt prompt) {
    return Render.render(prompt, dialect);
  }

  @Override
  public Decoder decoder(Prompt prompt) {
    return new Decode(dialect.provider(), prompt.stream());
  }
}
