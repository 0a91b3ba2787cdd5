package dev.llmjava.wire.chatcompletions;

import dev.llmjava.CachePolicy;
import dev.llmjava.CacheTtl;
import dev.llmjava.Message;
import dev.llmjava.Prompt;
import dev.llmjava.Role;
import dev.llmjava.json.Json;
import dev.llmjava.wire.CacheMark;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The marks of a prompt's cache policy, as OpenRouter takes them ("Prompt caching"): texts alone
 * can have one. That of the system prompt is on the last system message before all others.
 */
final class CacheMarks {
  private final SortedSet<Integer> messages = new TreeSet<>();
  private final Json mark;

  CacheMarks(Prompt prompt, Dialect dialect) {
    CachePolicy policy = prompt.cache();
    mark = CacheMark.of(policy == null ? CacheTtl.FIVE_MINUTES : policy.ttl());
    if (policy != null && dialect.takesMarks()) {
      messages.addAll(policy.marks(prompt.messages()));
      if (policy.system()) {
        messages.add(lastOfSystem(prompt.messages()));
      }
    }
  }

  /** Marks the content of the message at a place of the prompt, if that is to be marked. */
  void mark(int place, Content content) {
    if (messages.contains(place)) {
      content.mark(mark);
    }
  }

  private static int lastOfSystem(List<Message> all) {
    int next = 0;
    while (next < all.size() && all.get(next).role() == Role.SYSTEM) {
      next++;
    }
    return next - 1;
  }
}
