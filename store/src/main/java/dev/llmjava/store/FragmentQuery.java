package dev.llmjava.store;

import java.util.ArrayList;
import java.util.List;

/** Which fragments are wanted, and how much of each. Immutable; start from {@link #ALL}. */
public final class FragmentQuery {
  /** Every fragment, whole, in the order they were added in. */
  public static final FragmentQuery ALL = new FragmentQuery(List.of(), false, Integer.MAX_VALUE);

  private final List<String> terms;
  private final boolean aliased;
  private final int characters;

  private FragmentQuery(List<String> terms, boolean aliased, int characters) {
    this.terms = List.copyOf(terms);
    this.aliased = aliased;
    this.characters = characters;
  }

  /**
   * That hash or alias, or with those words in the source or the content, whatever the case of A to
   * Z; ask again for several, of which all must match.
   */
  public FragmentQuery matching(String term) {
    var more = new ArrayList<>(terms);
    more.add(term);
    return new FragmentQuery(more, aliased, characters);
  }

  /** Only what has an alias. */
  public FragmentQuery aliased() {
    return new FragmentQuery(terms, true, characters);
  }

  /** With the content cut after so many code points, so that large ones are not read. */
  public FragmentQuery beginning(int codePoints) {
    return new FragmentQuery(terms, aliased, codePoints);
  }

  List<String> terms() {
    return terms;
  }

  boolean aliasedOnly() {
    return aliased;
  }

  int characters() {
    return characters;
  }
}
