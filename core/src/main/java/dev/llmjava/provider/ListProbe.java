package dev.llmjava.provider;

import dev.llmjava.Probe;
import java.time.Duration;

/** Asks for the beginning of a list of models. */
record ListProbe(ModelList list, boolean expected) implements Probe {
  @Override
  public void ask(Duration limit) {
    list.check(list.fetch(limit));
  }
}
