package dev.llmjava.provider;

import dev.llmjava.LlmException;
import dev.llmjava.Prompt;
import dev.llmjava.ServerTool;
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

  private Wire chosen(Prompt prompt) {
    if (responses != null && !prompt.options().isTrue(CHAT)) {
      return responses;
    }
    for (ServerTool tool : prompt.serverTools()) {
      throw new LlmException.Setup(
          chat.dialect().model()
              + " does not support the server-side tool \""
              + tool.type()
              + "\""
              + (responses == null ? "" : " through chat completions - leave out -o " + CHAT));
    }
    return chat;
  }
}
