package dev.llmjava;

/** How long a provider keeps what a {@link CachePolicy} marks, counted from its last use. */
public enum CacheTtl {
  /** What providers do unasked. */
  FIVE_MINUTES,
  /** Costs more to write. */
  HOUR
}
