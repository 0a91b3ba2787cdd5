package dev.llmjava;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which of the prompt's tools the model calls. Every provider has words of its own for it; one that
 * has none is warned about. Without tools it means nothing.
 *
 * @param tool the one that has to be called; null for every rule but {@link Rule#NAMED}
 */
public record ToolChoice(Rule rule, @Nullable String tool) {
  /** What may be asked of a model. */
  public enum Rule {
    AUTO,
    NONE,
    REQUIRED,
    NAMED
  }

  /** The model decides, which is what every provider does unasked. */
  public static final ToolChoice AUTO = new ToolChoice(Rule.AUTO, null);

  /** The model sees the tools, and calls none. */
  public static final ToolChoice NONE = new ToolChoice(Rule.NONE, null);

  /** The model calls at least one. */
  public static final ToolChoice REQUIRED = new ToolChoice(Rule.REQUIRED, null);

  /**
   * @throws IllegalArgumentException for a tool without its rule, or the rule without a tool
   */
  public ToolChoice {
    if ((rule == Rule.NAMED) != (tool != null)) {
      throw new IllegalArgumentException("a tool is named with the rule NAMED, and with no other");
    }
  }

  /** The model calls this one; it must be among the prompt's. */
  public static ToolChoice named(String tool) {
    return new ToolChoice(Rule.NAMED, tool);
  }

  /** The tool of {@link Rule#NAMED}. */
  public String named() {
    return Objects.requireNonNull(tool);
  }

  /** Whether the model has to call a tool. */
  public boolean forces() {
    return rule == Rule.REQUIRED || rule == Rule.NAMED;
  }
}
