package dev.llmjava.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fragment as it lies in a log.
 *
 * @param aliases the names it goes by
 * @param added when it was first stored, in UTC, as LLM writes it
 * @param source null when nobody said
 * @param content whole, or its beginning where {@link FragmentQuery#beginning} asked for that
 */
public record StoredFragment(
    String hash, List<String> aliases, String added, @Nullable String source, String content) {
  public StoredFragment {
    aliases = List.copyOf(aliases);
  }
}
