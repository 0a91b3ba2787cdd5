package dev.llmjava.cli.chat;

import dev.llmjava.FragmentLoader.Loaded;

/**
 * What a user says in a chat.
 *
 * @param loaded what {@code !fragment} brought, which comes before the words
 */
public record ChatMessage(String text, Loaded loaded) {
  ChatMessage(String text) {
    this(text, Loaded.of());
  }

  /** Whether there is nothing to send. */
  boolean isEmpty() {
    return text.isBlank() && loaded.fragments().isEmpty() && loaded.attachments().isEmpty();
  }
}
