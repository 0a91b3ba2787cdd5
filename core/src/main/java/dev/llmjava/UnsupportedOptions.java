package dev.llmjava;

/** What happens to options of a prompt that the model does not take. */
public enum UnsupportedOptions {
  /** Nothing is sent; the error names the option and those of the model that come closest. */
  FAIL,
  /** It is left out, with a {@link StreamEvent.Warning}. */
  DROP
}
