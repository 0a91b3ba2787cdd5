package dev.llmjava;

/**
 * A model around another, which says everything that this one does not say itself. A {@link
 * Model#prompt} to it is answered by it and not by the one inside, so {@link #open} is what it
 * changes.
 */
public interface ModelWrapper extends Model {
  /** The model inside. */
  Model inside();

  @Override
  default String id() {
    return inside().id();
  }

  @Override
  default void check(Prompt prompt) {
    inside().check(prompt);
  }

  @Override
  default ModelInfo info() {
    return inside().info();
  }

  @Override
  default Identity identity() {
    return inside().identity();
  }

  /** The innermost model: the one that a provider made. */
  static Model innermost(Model model) {
    Model inner = model;
    while (inner instanceof ModelWrapper wrapper) {
      inner = wrapper.inside();
    }
    return inner;
  }
}
