package dev.llmjava.wire.chatcompletions;

import dev.llmjava.Prompt;
import dev.llmjava.http.Decoder;
import dev.llmjava.wire.Rendered;
import dev.llmjava.wire.Wire;

/** Chat completions, OpenAI's older protocol, which most others speak too. */
public record ChatCompletions(Dialect dialect) implements Wire {
  @Override
  public Rendered render(Prompt prompt) {
    return Render.render(prompt, dialect);
  }

  @Override
  public Decoder decoder(Prompt prompt) {
    return new Decode(dialect.provider());
  }
}
