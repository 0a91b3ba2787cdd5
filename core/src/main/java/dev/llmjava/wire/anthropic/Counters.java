package dev.llmjava.wire.anthropic;

import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import dev.llmjava.wire.RawUsage;
import org.jspecify.annotations.Nullable;

/**
 * Token counts ("usage"). A stream reports them when it starts and, as totals, when it ends.
 * Anthropic's input leaves out what was read from a cache or written to one; its output counts
 * thinking.
 */
final class Counters {
  private final RawUsage raw = new RawUsage();

  void add(Json.Obj usage) {
    raw.add(usage);
  }

  /**
   * @param cached whether the prompt asked for caching, because LLM keeps the details only then or
   *     when the server used tools
   */
  Usage toUsage(boolean cached) {
    if (raw.raw().isEmpty()) {
      return Usage.NONE;
    }
    Long input = raw.count("input_tokens");
    Long output = raw.count("output_tokens");
    Long read = raw.count("cache_read_input_tokens");
    Long write = raw.count("cache_creation_input_tokens");
    boolean detailed = cached || raw.raw().has("server_tool_use");
    Json.Obj details = detailed ? details() : Json.Obj.EMPTY;
    return new Usage(
        sum(input, read, write),
        output,
        read,
        write,
        raw.count("output_tokens_details", "thinking_tokens"),
        raw.count("server_tool_use", "web_search_requests"),
        new Usage.Reported(input, output, details, raw.raw()));
  }

  private Json.Obj details() {
    return RawUsage.withoutZeros(raw.raw().without("input_tokens", "output_tokens"));
  }

  private static @Nullable Long sum(@Nullable Long... counts) {
    long sum = 0;
    boolean any = false;
    for (Long count : counts) {
      any |= count != null;
      sum += count == null ? 0 : count;
    }
    return any ? Long.valueOf(sum) : null;
  }
}
