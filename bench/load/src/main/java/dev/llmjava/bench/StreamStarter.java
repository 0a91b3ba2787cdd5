package dev.llmjava.bench;

import org.jspecify.annotations.Nullable;

/** A library that can have many answers under way; every one does the same work. */
public interface StreamStarter {
  /** Told how one answer comes, on any thread. */
  interface Progress {
    /** A delta came. */
    void delta();

    /**
     * It ended.
     *
     * @param text the message at the end; null when it failed
     */
    void end(@Nullable String text);
  }

  /** Asks a model and returns without waiting for the answer. */
  void start(String baseUrl, Progress progress);
}
