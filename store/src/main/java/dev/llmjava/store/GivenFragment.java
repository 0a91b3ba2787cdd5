package dev.llmjava.store;

import dev.llmjava.Fragment;
import dev.llmjava.Prompt;
import java.util.ArrayList;
import java.util.List;

/**
 * A fragment that a turn was given.
 *
 * @param kind {@code prompt} or {@code system}
 * @param order among those of its kind
 */
record GivenFragment(Fragment fragment, String hash, String kind, int order) {
  static final String PROMPT = "prompt";
  static final String SYSTEM = "system";

  static List<GivenFragment> of(Prompt prompt) {
    if (prompt.fragments().isEmpty() && prompt.systemFragments().isEmpty()) {
      return List.of();
    }
    var given = new ArrayList<GivenFragment>();
    add(prompt.fragments(), PROMPT, given);
    add(prompt.systemFragments(), SYSTEM, given);
    return given;
  }

  private static void add(List<Fragment> fragments, String kind, List<GivenFragment> to) {
    for (int order = 0; order < fragments.size(); order++) {
      Fragment fragment = fragments.get(order);
      to.add(new GivenFragment(fragment, fragment.hash(), kind, order));
    }
  }
}
