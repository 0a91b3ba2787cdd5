package dev.llmjava.store;

import java.util.List;

/**
 * What an import added to a log.
 *
 * @param turns responses from before LLM 0.32 included
 * @param aliases of fragments; one that was there already keeps its meaning and is not among them
 * @param known turns that were there already
 * @param damaged lines of which nothing was taken
 * @param damage what is wrong with the first hundred of them
 */
public record Imported(
    long conversations,
    long turns,
    long messages,
    List<String> aliases,
    long known,
    long damaged,
    List<Damage> damage) {
  /**
   * What is wrong with a line.
   *
   * @param line its number, from 1
   */
  public record Damage(long line, String fault) {}

  public Imported {
    aliases = List.copyOf(aliases);
    damage = List.copyOf(damage);
  }
}
