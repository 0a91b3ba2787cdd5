package dev.llmjava.wire.responses;

import dev.llmjava.Prompt;
import dev.llmjava.http.Decoder;
import dev.llmjava.wire.Rendered;
import dev.llmjava.wire.Wire;

/**
 * Responses, OpenAI's newer protocol: an answer is a list of items, which go back as they came. The
 * provider is asked to store nothing, so that everything it needs again is in the history.
 */
public record Responses(Dialect dialect) implements Wire {
  /**
   * As one model of one provider speaks it.
   *
   * @param reasons whether the model thinks before it answers
   */
  public static Responses of(String provider, String model, boolean streams, boolean reasons) {
    return new Responses(new Dialect(provider, model, streams, reasons));
  }

  @Override
  public Rendered render(Prompt prompt) {
    return Render.render(prompt, dialect);
  }

  @Override
  public Decoder decoder(Prompt prompt) {
    return new Decode(dialect.provider(), dialect.model());
  }
}
