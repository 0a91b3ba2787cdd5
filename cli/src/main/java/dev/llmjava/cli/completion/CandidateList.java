package dev.llmjava.cli.completion;

import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.text.Excerpt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects candidates, each once. Shells get them in lines and show them as they are, so whatever
 * could end a line or drive a terminal is left out.
 */
final class CandidateList {
  private static final int LONGEST = 70;

  private final String head;
  private final Map<String, Candidate> all = new LinkedHashMap<>();

  /**
   * @param head what every word begins with
   */
  CandidateList(String head) {
    this.head = head;
  }

  void add(String value) {
    add(value, "");
  }

  void add(String value, String about) {
    boolean plain = value.chars().noneMatch(Character::isISOControl);
    if (plain && !value.isEmpty()) {
      all.putIfAbsent(value, new Candidate(head + value, line(about)));
    }
  }

  void addAll(Iterable<String> values) {
    values.forEach(this::add);
  }

  private static String line(String about) {
    String words = String.join(" ", about.strip().split("\\s+"));
    return Excerpt.of(Output.harmless(words), LONGEST);
  }

  /** In the order they were added in. */
  List<Candidate> inOrder() {
    return List.copyOf(all.values());
  }

  List<Candidate> sorted() {
    var sorted = new ArrayList<>(all.values());
    sorted.sort(Comparator.comparing(Candidate::value));
    return sorted;
  }
}
