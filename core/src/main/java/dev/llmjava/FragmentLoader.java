package dev.llmjava;

import java.util.List;

/**
 * Loads fragments from somewhere of its own: {@code llm -f PREFIX:ARGUMENT} asks the loader of that
 * prefix. Found by {@link java.util.ServiceLoader}: a plugin jar names its implementation in its
 * module descriptor or under {@code META-INF/services}.
 */
public interface FragmentLoader {
  /** What references to it begin with, before the colon: letters, digits, {@code _}, {@code -}. */
  String prefix();

  /** What it loads and what its argument is, in lines that a person reads. */
  String description();

  /**
   * Loads what {@code argument} stands for.
   *
   * @param argument everything after the first colon; may be empty
   * @throws Exception when it cannot; its message is shown, in one line
   */
  Loaded load(String argument) throws Exception;

  /** What one reference stands for: texts, files for the model, or both, each in its order. */
  record Loaded(List<Fragment> fragments, List<Attachment> attachments) {
    public Loaded {
      fragments = List.copyOf(fragments);
      attachments = List.copyOf(attachments);
    }

    public static Loaded of(Fragment... fragments) {
      return new Loaded(List.of(fragments), List.of());
    }
  }
}
