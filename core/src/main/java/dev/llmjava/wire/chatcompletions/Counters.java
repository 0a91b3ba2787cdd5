package dev.llmjava.wire.chatcompletions;

import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import dev.llmjava.wire.RawUsage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Token counts ("completion usage"). They may come in any chunk and more than once. */
final class Counters {
  /** What OpenAI documents, in the order in which its Python client, and so LLM, has it. */
  private static final Map<String, List<String>> DETAILS = new LinkedHashMap<>();

  static {
    DETAILS.put(
        "completion_tokens_details",
        List.of(
            "accepted_prediction_tokens",
            "audio_tokens",
            "reasoning_tokens",
            "rejected_prediction_tokens"));
    DETAILS.put("prompt_tokens_details", List.of("audio_tokens", "cached_tokens"));
  }

  private final RawUsage raw = new RawUsage();

  void add(Json.Obj usage) {
    raw.add(usage);
  }

  Usage toUsage() {
    if (raw.raw().isEmpty()) {
      return Usage.NONE;
    }
    Long input = first(raw.count("prompt_tokens"), raw.count("input_tokens"));
    Long output = first(raw.count("completion_tokens"), raw.count("output_tokens"));
    if (input != null || output != null) {
      input = input == null ? 0L : input;
      output = output == null ? 0L : output;
    }
    Long reasoning = reasoning();
    return new Usage(
        input,
        withReasoning(input, output, reasoning),
        cacheRead(),
        cacheWrite(),
        reasoning,
        searches(),
        new Usage.Reported(input, output, details(), raw.raw()));
  }

  /**
   * OpenAI counts reasoning as part of the completion, xAI beside it. The total tells them apart;
   * so does more reasoning than completion.
   */
  private @Nullable Long withReasoning(
      @Nullable Long input, @Nullable Long output, @Nullable Long reasoning) {
    if (input == null || output == null || reasoning == null || reasoning == 0) {
      return output;
    }
    Long total = raw.count("total_tokens");
    boolean apart = reasoning > output || (total != null && total == input + output + reasoning);
    return apart ? Long.valueOf(output + reasoning) : output;
  }

  private @Nullable Long reasoning() {
    return first(
        raw.count("completion_tokens_details", "reasoning_tokens"), raw.count("reasoning_tokens"));
  }

  /** Beside OpenAI's place: DeepSeek's, Moonshot's and Anthropic's names. */
  private @Nullable Long cacheRead() {
    return first(
        raw.count("prompt_tokens_details", "cached_tokens"),
        first(
            raw.count("prompt_cache_hit_tokens"),
            first(raw.count("cached_tokens"), raw.count("cache_read_input_tokens"))));
  }

  private @Nullable Long cacheWrite() {
    return first(
        raw.count("prompt_tokens_details", "cache_write_tokens"),
        raw.count("cache_creation_input_tokens"));
  }

  /** Perplexity's name, and OpenRouter's and Anthropic's. */
  private @Nullable Long searches() {
    return first(
        raw.count("num_search_queries"), raw.count("server_tool_use", "web_search_requests"));
  }

  /** As LLM keeps and prints them: without zeros, nulls and empty objects, OpenAI's own first. */
  private Json.Obj details() {
    Json.Obj all = raw.raw();
    var ordered = new LinkedHashMap<String, Json>();
    DETAILS.forEach(
        (name, inner) -> {
          if (all.has(name)) {
            ordered.put(name, first(inner, all.object(name)));
          }
        });
    Json.Obj rest = all.without("prompt_tokens", "completion_tokens", "total_tokens");
    rest.fields().forEach(ordered::putIfAbsent);
    return RawUsage.withoutZeros(new Json.Obj(ordered));
  }

  private static Json.Obj first(List<String> names, Json.Obj object) {
    var ordered = Json.object();
    names.forEach(name -> ordered.putIfPresent(name, object.get(name)));
    return ordered.putAll(object).build();
  }

  private static @Nullable Long first(@Nullable Long one, @Nullable Long other) {
    return one == null ? other : one;
  }
}
