package dev.llmjava.cli.prompt;

import dev.llmjava.Attachment;
import dev.llmjava.FragmentLoader.Loaded;
import dev.llmjava.PromptBuilder;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.fragment.FragmentReferences;
import java.util.ArrayList;
import java.util.List;

/** What {@code -f} and {@code --sf} add to a prompt. */
public final class PromptFragments {
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

  /**
   * Adds them to a turn, with what else the user says in it.
   *
   * @param text may be empty
   * @param attachments before which nothing comes that a loader brings
   */
  void addTo(PromptBuilder turn, String text, List<Attachment> attachments) {
    if (given.isEmpty() && system.isEmpty()) {
      say(turn, text, attachments);
      return;
    }
    FragmentReferences references = logging.references();
    Loaded loaded = references.load(given);
    var all = new ArrayList<>(attachments);
    all.addAll(loaded.attachments());
    say(turn, text, all);
    turn.fragments(loaded.fragments()).systemFragments(references.texts(system));
  }

  /** A user message of these words and files, if there is anything. */
  public static void say(PromptBuilder turn, String text, List<Attachment> attachments) {
    if (!text.isEmpty() || !attachments.isEmpty()) {
      turn.user(text.isEmpty() ? List.of() : text, attachments);
    }
  }
}
