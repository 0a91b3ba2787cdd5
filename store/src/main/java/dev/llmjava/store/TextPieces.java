package dev.llmjava.store;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts texts into what they borrow from fragments and what is their own: the fragment that occurs
 * first, of several at one place the longest, and so on after it. A text is gone through once,
 * whatever the number of fragments, which are found by a rolling hash of how they begin.
 */
final class TextPieces {
  /** The text of a fragment and the id of its row. */
  record Known(String content, long id) {}

  /** Own text, or the id of a fragment. */
  record Piece(@Nullable String literal, @Nullable Long fragment) {
    Json toJson() {
      return Json.object()
          .putIfPresent("literal", literal)
          .putIfPresent("fragment", fragment)
          .build();
    }
  }

  /** How many characters of a fragment's beginning are hashed, if all are that long. */
  private static final int LONGEST_BEGINNING = 16;

  private static final int FACTOR = 31;

  /**
   * How many characters may be compared for one of text. Only what nearly repeats itself all over
   * takes more, and would take the square of it; such a text is stored as it is from there on.
   */
  private static final long PATIENCE = 100;

  static final TextPieces NONE = new TextPieces(List.of());

  private final Map<Integer, List<Known>> byBeginning = new HashMap<>();
  private final BitSet beginnings = new BitSet(1 << Character.SIZE);
  private final int width;
  private final int leaving; // the factor that the first hashed character has

  /** Those that are empty occur nowhere. */
  TextPieces(List<Known> fragments) {
    if (fragments.isEmpty()) { // nearly always, so nothing is loaded for it
      width = 0;
      leaving = 0;
      return;
    }
    var known = new ArrayList<>(fragments);
    known.removeIf(fragment -> fragment.content.isEmpty());
    known.sort(Comparator.comparingInt((Known fragment) -> fragment.content.length()).reversed());
    width = known.isEmpty() ? 0 : Math.min(LONGEST_BEGINNING, known.getLast().content.length());
    int factor = 1;
    for (int i = 1; i < width; i++) {
      factor *= FACTOR;
    }
    leaving = factor;
    for (Known fragment : known) {
      int beginning = hash(fragment.content, 0);
      beginnings.set((char) beginning);
      byBeginning.computeIfAbsent(beginning, hash -> new ArrayList<>()).add(fragment);
    }
  }

  /** The pieces in their order, which give the text again; none where nothing is borrowed. */
  List<Piece> cut(String text) {
    if (byBeginning.isEmpty() || text.length() < width) {
      return List.of();
    }
    var search = new Search(text);
    var pieces = new ArrayList<Piece>();
    int own = 0;
    for (Known found = search.next(); found != null; found = search.next()) {
      if (search.at > own) {
        pieces.add(new Piece(text.substring(own, search.at), null));
      }
      pieces.add(new Piece(null, found.id));
      own = search.at + found.content.length();
      search.goTo(own);
    }
    if (!pieces.isEmpty() && own < text.length()) {
      pieces.add(new Piece(text.substring(own), null));
    }
    return pieces;
  }

  private int hash(String text, int from) {
    int hash = 0;
    for (int i = from; i < from + width; i++) {
      hash = hash * FACTOR + text.charAt(i);
    }
    return hash;
  }

  private final class Search {
    private final String text;
    private final int last; // where the shortest fragment could begin
    private long patience;
    private int at;
    private int hash;

    Search(String text) {
      this.text = text;
      this.last = text.length() - width;
      this.patience = PATIENCE * text.length();
      goTo(0);
    }

    void goTo(int place) {
      at = place;
      hash = at <= last ? hash(text, at) : 0;
    }

    /** The first fragment from here on, and {@link #at} its place; null when there is none. */
    @Nullable Known next() {
      while (at <= last && patience > 0) {
        Known found = beginnings.get((char) hash) ? here() : null;
        if (found != null) {
          return found;
        }
        if (at < last) {
          hash = (hash - text.charAt(at) * leaving) * FACTOR + text.charAt(at + width);
        }
        at++;
      }
      return null;
    }

    private @Nullable Known here() {
      for (Known known : byBeginning.getOrDefault(hash, List.of())) {
        if (isHere(known.content)) {
          return known;
        }
      }
      return null;
    }

    private boolean isHere(String content) {
      int length = content.length();
      if (length > text.length() - at) {
        return false;
      }
      int same = 0;
      while (same < length && text.charAt(at + same) == content.charAt(same)) {
        same++;
      }
      patience -= same;
      return same == length;
    }
  }
}
