package dev.llmjava.provider;

import dev.llmjava.LlmException;
import dev.llmjava.Prompt;
import dev.llmjava.http.Decoder;
import dev.llmjava.wire.Rendered;
import dev.llmjava.wire.Wire;
import dev.llmjava.wire.chatcompletions.ChatCompletions;
import dev.llmjava.wire.responses.Responses;
import org.jspecify.annotations.Nullable;

/**
 * How a model is asked that speaks OpenAI's protocols: through Responses, unless an option says
 * otherwise, or through chat completions, which run no tools on the server's side.
 *
 * @param responses null for a model that speaks chat completions only
 */
record OpenAiWire(@Nullable Responses responses, ChatCompletions chat) implements Wire {
  private static final String CHAT = "chat_completions";

  @Override
  public Rendered render(Prompt prompt) {
    return chosen(prompt).render(prompt);
  }

  @Override
  public Decoder decoder(Prompt prompt) {
    return chosen(prompt).decoder(prompt);
  }

  /** Others than OpenAI may have types of their own for chat completions. */
  private Wire chosen(Prompt prompt) {
    if (responses != null && !prompt.options().isTrue(CHAT)) {
      return responses;
    }
    if (!prompt.serverTools().isEmpty() && chat.dialect().provider().equals(OpenAi.NAME)) {
      throw new LlmException.Setup(
          "Model '"
              + chat.dialect().model()
              + "' does not support server-side tool '"
              + prompt.serverTools().getFirst().type()
              + "' through chat completions"
              + (responses == null ? "" : " - leave out -o chat_completions"));
    }
    return chat;
  }
}
