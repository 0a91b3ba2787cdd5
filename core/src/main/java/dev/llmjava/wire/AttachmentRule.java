package dev.llmjava.wire;

import dev.llmjava.LlmException;
import dev.llmjava.json.Json;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What cannot be sent is an error if the user gives it in this turn, and is left out with a warning
 * if an earlier turn, perhaps of another model, had it or a tool returned it: nobody can take that
 * back, and the conversation has to go on.
 */
public final class AttachmentRule {
  private final Warnings warnings;
  private boolean refusing;

  public AttachmentRule(Warnings warnings) {
    this.warnings = warnings;
  }

  /** Whether what follows is the user's, and of this turn. */
  public void refuse(boolean givenNow) {
    refusing = givenNow;
  }

  /** {@code item}'s value, unless it throws because the attachment cannot be read. */
  public Optional<Json> content(Supplier<Json> item) {
    try {
      return Optional.of(item.get());
    } catch (LlmException.Setup e) {
      return cannot(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Nothing to send, and a warning.
   *
   * @param why the beginning of a sentence that also stands alone
   * @throws LlmException.Setup with that text for something that the user gives now
   */
  public Optional<Json> cannot(String why) {
    if (refusing) {
      throw new LlmException.Setup(why);
    }
    warnings.add("attachments", why + "; it is left out");
    return Optional.empty();
  }
}
