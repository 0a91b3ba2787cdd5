package dev.llmjava.wire.ollama;

import dev.llmjava.Prompt;
import dev.llmjava.http.Decoder;
import dev.llmjava.wire.Rendered;
import dev.llmjava.wire.Wire;

/**
 * Ollama's chat API ("Generate a chat completion").
 *
 * @param provider the name under which its data is found in the history
 * @param model the name that the server knows the model by
 */
public record OllamaChat(String provider, String model) implements Wire {
  @Override
  public Rendered render(Prompt prompt) {
    return Render.render(prompt, provider, model);
  }

  @Override
  public Decoder decoder(Prompt prompt) {
    return new Decode(provider);
  }
}
