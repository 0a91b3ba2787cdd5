package dev.llmjava;

import java.util.List;

/**
 * A model that answers prompts. Safe for use by many threads. A plugin implements {@link #id} and
 * {@link #open}; a model that has more to say about itself also {@link #info}.
 */
public interface Model {
  /** The name it is asked for by; unique among the models of an {@link Llm}. */
  String id();

  /** Prepares one call. Never waits: the request goes out at the first {@link Exchange#step}. */
  Exchange open(Prompt prompt);

  /**
   * Looks, as far as that shows without asking anybody, for what keeps a prompt from being asked.
   * May read attachments that are files.
   *
   * @throws LlmException.Setup what asking would throw before anything is sent
   */
  default void check(Prompt prompt) {}

  /** What it can do and what it needs. */
  default ModelInfo info() {
    return ModelInfo.of(getClass().getSimpleName() + ": " + id());
  }

  /** Where its responses take their ids and times from. */
  default Identity identity() {
    return Identity.STANDARD;
  }

  default Response prompt(String text) {
    return prompt(Prompt.of(text));
  }

  default Response prompt(List<Message> messages) {
    return prompt(Prompt.of(messages));
  }

  /** Sends nothing yet; see {@link Response}. */
  default Response prompt(Prompt prompt) {
    return new Response(this, prompt);
  }

  /**
   * Asks for a value: {@code Dog dog = model.prompt("Invent a dog", Dog.class)}. Waits for it.
   *
   * @throws LlmException.Mismatch when the answer is something else
   * @throws LlmException.Setup for a model that takes no schema
   */
  default <T> T prompt(String text, Class<T> type) {
    return prompt(Prompt.builder().user(text).schema(type).build()).as(type);
  }

  /** The tool loop with no limit; see {@link Chain}. Sends nothing yet. */
  default Chain chain(Prompt prompt) {
    return chain(prompt, ChainSettings.STANDARD);
  }

  /** The tool loop; see {@link Chain}. Sends nothing yet. */
  default Chain chain(Prompt prompt, ChainSettings settings) {
    return new Chain(this, prompt, settings);
  }

  /** Prompts that follow one another. */
  default Conversation conversation() {
    return conversation(List.of(), ChainSettings.STANDARD);
  }

  /** The same with tools that every prompt has which brings none of its own. */
  default Conversation conversation(List<Tool> tools, ChainSettings settings) {
    return new Conversation(this, tools, settings);
  }
}
