package dev.llmjava.wire.chatcompletions;

import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Token counts ("completion usage"). They may come in any chunk and more than once; of each counter
 * the last value holds, so that a short report after a long one takes nothing away.
 */
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

  private Json.Obj raw = Json.Obj.EMPTY;

  void add(Json.Obj usage) {
    if (!usage.isEmpty()) {
      raw = merge(raw, usage);
    }
  }

  Usage toUsage() {
    if (raw.isEmpty()) {
      return Usage.NONE;
    }
    Long input = first(count(raw, "prompt_tokens"), count(raw, "input_tokens"));
    Long output = first(count(raw, "completion_tokens"), count(raw, "output_tokens"));
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
        new Usage.Reported(input, output, details(), raw));
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
    Long total = count(raw, "total_tokens");
    boolean apart = reasoning > output || (total != null && total == input + output + reasoning);
    return apart ? Long.valueOf(output + reasoning) : output;
  }

  private @Nullable Long reasoning() {
    return first(
        count(raw.object("completion_tokens_details"), "reasoning_tokens"),
        count(raw, "reasoning_tokens"));
  }

  /** Beside OpenAI's place: DeepSeek's, Moonshot's and Anthropic's names. */
  private @Nullable Long cacheRead() {
    return first(
        count(raw.object("prompt_tokens_details"), "cached_tokens"),
        first(
            count(raw, "prompt_cache_hit_tokens"),
            first(count(raw, "cached_tokens"), count(raw, "cache_read_input_tokens"))));
  }

  private @Nullable Long cacheWrite() {
    return first(
        count(raw.object("prompt_tokens_details"), "cache_write_tokens"),
        count(raw, "cache_creation_input_tokens"));
  }

  /** As LLM keeps and prints them: without zeros, nulls and empty objects, OpenAI's own first. */
  private Json.Obj details() {
    var ordered = new LinkedHashMap<String, Json>();
    DETAILS.forEach(
        (name, inner) -> {
          if (raw.has(name)) {
            ordered.put(name, first(inner, raw.object(name)));
          }
        });
    Json.Obj rest = raw.without("prompt_tokens", "completion_tokens", "total_tokens");
    rest.fields().forEach(ordered::putIfAbsent);
    return simple(new Json.Obj(ordered));
  }

  private static Json.Obj first(List<String> names, Json.Obj object) {
    var ordered = Json.object();
    names.forEach(name -> ordered.putIfPresent(name, object.get(name)));
    return ordered.putAll(object).build();
  }

  private static Json.Obj simple(Json.Obj counters) {
    var kept = new LinkedHashMap<String, Json>();
    counters
        .fields()
        .forEach(
            (name, value) -> {
              Json simple = value instanceof Json.Obj object ? simple(object) : value;
              if (!isNothing(simple)) {
                kept.put(name, simple);
              }
            });
    return new Json.Obj(kept);
  }

  /** In Python {@code False == 0}. */
  private static boolean isNothing(Json value) {
    return switch (value) {
      case Json.Num(Number number) -> number.doubleValue() == 0;
      case Json.Bool(boolean flag) -> !flag;
      case Json.Obj object -> object.isEmpty();
      case Json.Null nothing -> true;
      case Json.Str text -> false;
      case Json.Arr array -> false;
    };
  }

  private static Json.Obj merge(Json.Obj older, Json.Obj newer) {
    Map<String, Json> merged = new LinkedHashMap<>(older.fields());
    newer
        .fields()
        .forEach(
            (name, value) -> {
              if (merged.get(name) instanceof Json.Obj a && value instanceof Json.Obj b) {
                merged.put(name, merge(a, b));
              } else if (!(value instanceof Json.Null)) {
                merged.put(name, value);
              }
            });
    return new Json.Obj(merged);
  }

  private static @Nullable Long count(Json.Obj place, String name) {
    return place.get(name) instanceof Json.Num(Number value)
        ? Long.valueOf(value.longValue())
        : null;
  }

  private static @Nullable Long first(@Nullable Long one, @Nullable Long other) {
    return one == null ? other : one;
  }
}
