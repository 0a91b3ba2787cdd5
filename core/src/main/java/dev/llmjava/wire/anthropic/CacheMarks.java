package dev.llmjava.wire.anthropic;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.CachePolicy;
import dev.llmjava.CacheTtl;
import dev.llmjava.Prompt;
import dev.llmjava.json.Json;
import dev.llmjava.wire.CacheMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The marks of a prompt's cache policy ("Prompt caching"): blocks of words, images, documents and
 * calls can have one, blocks of thinking and empty texts cannot.
 */
final class CacheMarks {
  private static final Set<String> MARKABLE = Set.of("text", "image", "document", "tool_use");

  private final boolean system;
  private final SortedSet<Integer> messages;
  private final Json mark;

  CacheMarks(Prompt prompt) {
    CachePolicy policy = prompt.cache();
    system = policy != null && policy.system();
    messages = policy == null ? new TreeSet<>() : policy.marks(prompt.messages());
    mark = CacheMark.of(policy == null ? CacheTtl.FIVE_MINUTES : policy.ttl());
  }

  /** The blocks of the message at a place of the prompt. */
  List<Json.Obj> of(int place, List<Json.Obj> blocks) {
    return messages.contains(place) ? marked(blocks) : blocks;
  }

  /** The blocks of the system prompt. */
  List<Json.Obj> ofSystem(List<Json.Obj> blocks) {
    return system ? marked(blocks) : blocks;
  }

  private List<Json.Obj> marked(List<Json.Obj> blocks) {
    for (int i = blocks.size() - 1; i >= 0; i--) {
      if (isMarkable(blocks.get(i))) {
        var marked = new ArrayList<>(blocks);
        marked.set(i, blocks.get(i).with(Blocks.CACHE_CONTROL, mark));
        return marked;
      }
    }
    return blocks;
  }

  private static boolean isMarkable(Json.Obj block) {
    String type = orEmpty(block.string("type"));
    return MARKABLE.contains(type)
        && !(type.equals("text") && orEmpty(block.string("text")).isBlank());
  }
}
