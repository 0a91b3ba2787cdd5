package dev.llmjava.cli.openai;

import dev.llmjava.cli.chat.ChatMessage;
import dev.llmjava.cli.chat.ChatSession;
import dev.llmjava.cli.chat.ChatTurns;

/**
 * A chat with a model at an address: nothing of it is stored, so there are no fragments, and there
 * is no list of other models to go on with.
 *
 * @param model its name, and where it is
 */
record EndpointChat(String model, ChatSession chat) implements ChatTurns {
  @Override
  public boolean answer(ChatMessage said) {
    return chat.answer(said);
  }
}
