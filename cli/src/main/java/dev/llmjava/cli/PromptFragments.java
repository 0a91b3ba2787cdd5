package dev.llmjava.cli;

import dev.llmjava.FragmentLoader.Loaded;
import dev.llmjava.PromptBuilder;
import java.util.List;

/** What {@code -f} and {@code --sf} add to a prompt. */
final class PromptFragments {
  private final List<String> given;
  private final List<String> system;
  private final Logging logging;

  PromptFragments(Arguments arguments, Logging logging) {
    this.given = arguments.values("fragment");
    this.system = arguments.values("system-fragment");
    this.logging = logging;
  }

  /** Whether standard input is one of them, and not the prompt. */
  boolean takeInput() {
    return given.contains(FragmentReferences.STANDARD_INPUT)
        || system.contains(FragmentReferences.STANDARD_INPUT);
  }

  /** Whether there is something to ask about without words of the user's. */
  boolean saySomething() {
    return !given.isEmpty();
  }

  /** Adds them to the turn that {@code text} is the user's part of; empty for none. */
  void addTo(PromptBuilder turn, String text) {
    if (given.isEmpty() && system.isEmpty()) {
      if (!text.isEmpty()) {
        turn.user(text);
      }
      return;
    }
    FragmentReferences references = logging.references();
    Loaded loaded = references.load(given);
    if (!text.isEmpty() || !loaded.attachments().isEmpty()) {
      turn.user(text.isEmpty() ? List.of() : text, loaded.attachments());
    }
    turn.fragments(loaded.fragments()).systemFragments(references.texts(system));
  }
}
