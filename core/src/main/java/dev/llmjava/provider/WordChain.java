package dev.llmjava.provider;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringTokenizer;

/**
 * A chain of words in which the last few decide the next. The text is a circle: its last word is
 * followed by its first, so that there is no dead end. One thread.
 */
final class WordChain {
  private final List<String> words = new ArrayList<>();
  private final Map<List<String>, List<String>> followers = new HashMap<>();
  private final Deque<String> last = new ArrayDeque<>();
  private final int order;
  private final Random random;
  private int said;

  WordChain(String text, int order, Random random) {
    this.order = order;
    this.random = random;
    var tokens = new StringTokenizer(text);
    while (tokens.hasMoreTokens()) {
      words.add(tokens.nextToken());
    }
    for (int i = 0; i < words.size() && !isTooShort(); i++) {
      followers.computeIfAbsent(at(i), key -> new ArrayList<>()).add(word(i + order));
    }
  }

  int wordsRead() {
    return words.size();
  }

  /** How many words it can say: a text with nothing to choose from is said once. */
  long longest() {
    return isTooShort() ? words.size() : Long.MAX_VALUE;
  }

  String next() {
    if (isTooShort()) {
      return words.get(said++);
    }
    if (said < order) {
      if (said == 0) {
        last.addAll(at(random.nextInt(words.size())));
      }
      return List.copyOf(last).get(said++);
    }
    List<String> choice = followers.getOrDefault(List.copyOf(last), words);
    String next = choice.get(random.nextInt(choice.size()));
    last.removeFirst();
    last.addLast(next);
    return next;
  }

  private boolean isTooShort() {
    return words.size() <= order;
  }

  private List<String> at(int from) {
    var key = new ArrayList<String>(order);
    for (int i = 0; i < order; i++) {
      key.add(word(from + i));
    }
    return List.copyOf(key);
  }

  private String word(int i) {
    return words.get(i % words.size());
  }
}
