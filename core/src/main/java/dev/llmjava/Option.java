package dev.llmjava;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A setting that a model takes.
 *
 * @param description a sentence or more for {@code llm models --options}
 */
public record Option(String name, Kind kind, String description) {
  /** What values it takes. */
  public sealed interface Kind {
    /** A number; null for no bound. */
    record Real(@Nullable Double least, @Nullable Double most) implements Kind {}

    /** A whole number; null for no bound. */
    record Whole(@Nullable Long least, @Nullable Long most) implements Kind {}

    record Text() implements Kind {}

    record Flag() implements Kind {}

    /**
     * One of some words.
     *
     * @param taken those of them that this very model takes, as far as is known: lists show the
     *     others, too, where LLM does, and who asks for one gets the provider's answer
     */
    record Choice(List<String> values, List<String> taken) implements Kind {
      public Choice {
        values = List.copyOf(values);
        taken = List.copyOf(taken);
      }

      public Choice(List<String> values) {
        this(values, values);
      }
    }

    /** Whole numbers to whole numbers from -100 to 100, as an object or as its JSON text. */
    record LogitBias() implements Kind {}
  }

  /** How lists name the type. */
  public String typeName() {
    return switch (kind) {
      case Kind.Real real -> "float";
      case Kind.Whole whole -> "int";
      case Kind.Text text -> "str";
      case Kind.Flag flag -> "boolean";
      case Kind.Choice choice -> "str";
      case Kind.LogitBias bias -> "dict, str";
    };
  }
}
