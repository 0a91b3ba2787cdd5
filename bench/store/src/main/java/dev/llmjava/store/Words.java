package dev.llmjava.store;

import java.util.SplittableRandom;

/** Text whose words are as unevenly frequent as those of a language: the n-th as often as 1/n. */
final class Words {
  private static final int VOCABULARY = 50_000;
  private static final String[] SYLLABLES = {
    "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "ve"
  };

  private final SplittableRandom random;

  Words(long seed) {
    this.random = new SplittableRandom(seed);
  }

  int next(int from, int to) {
    return random.nextInt(from, to);
  }

  String text(int words) {
    var text = new StringBuilder(words * 8);
    for (int i = 0; i < words; i++) {
      text.append(i == 0 ? "" : " ").append(word());
    }
    return text.append('.').toString();
  }

  private String word() {
    var word = new StringBuilder();
    // the inverse of the distribution, near enough
    for (int rank = (int) Math.pow(VOCABULARY, random.nextDouble());
        rank > 0;
        rank /= SYLLABLES.length) {
      word.append(SYLLABLES[rank % SYLLABLES.length]);
    }
    return word.toString();
  }
}
