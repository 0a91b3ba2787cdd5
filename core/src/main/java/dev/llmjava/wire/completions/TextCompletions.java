package dev.llmjava.wire.completions;

import dev.llmjava.Prompt;
import dev.llmjava.http.Decoder;
import dev.llmjava.wire.Rendered;
import dev.llmjava.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Completions of plain text.
 *
 * @param provider the name under which provider data is kept and errors are reported
 * @param model as the provider calls it
 * @param maxTokens sent where the prompt has no {@code max_tokens}, because the protocol's own
 *     standard is 16; null to send none
 */
public record TextCompletions(
    String provider, String model, boolean streams, @Nullable Integer maxTokens) implements Wire {
  @Override
  public Rendered render(Prompt prompt) {
    return new Render(prompt).render(this);
  }

  @Override
  public Decoder decoder(Prompt prompt) {
    return new Decode(provider);
  }
}
