package dev.llmjava;

/**
 * Loads templates from somewhere of its own: {@code llm -t PREFIX:ARGUMENT} asks the loader of that
 * prefix. Found by {@link java.util.ServiceLoader}, as a {@link FragmentLoader} is. The functions
 * of what it loads are never run.
 */
public interface TemplateLoader {
  /** What references to it begin with, before the colon: letters, digits, {@code _}, {@code -}. */
  String prefix();

  /** What it loads and what its argument is, in lines that a person reads; empty for nothing. */
  String description();

  /**
   * Loads what {@code argument} stands for.
   *
   * @param argument everything after the first colon; may be empty
   * @throws Exception when it cannot; its message is shown, in one line
   */
  Template load(String argument) throws Exception;
}
