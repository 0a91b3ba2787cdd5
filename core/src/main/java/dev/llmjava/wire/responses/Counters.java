package dev.llmjava.wire.responses;

import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import dev.llmjava.wire.RawUsage;
import org.jspecify.annotations.Nullable;

/** Token counts ("response usage"); they come once, with the whole response. */
final class Counters {
  private static final String INPUT = "input_tokens";
  private static final String OUTPUT = "output_tokens";
  private static final String INPUT_DETAILS = "input_tokens_details";
  private static final String OUTPUT_DETAILS = "output_tokens_details";

  private final RawUsage raw = new RawUsage();

  Counters(Json.Obj usage) {
    raw.add(usage);
  }

  Usage toUsage() {
    if (raw.raw().isEmpty()) {
      return Usage.NONE;
    }
    Long input = raw.count(INPUT);
    Long output = raw.count(OUTPUT);
    if (input != null || output != null) {
      input = input == null ? 0L : input;
      output = output == null ? 0L : output;
    }
    Long reasoning = raw.count(OUTPUT_DETAILS, "reasoning_tokens");
    return new Usage(
        input,
        withReasoning(input, output, reasoning),
        raw.count(INPUT_DETAILS, "cached_tokens"),
        raw.count(INPUT_DETAILS, "cache_write_tokens"),
        reasoning,
        new Usage.Reported(input, output, details(), raw.raw()));
  }

  /** OpenAI counts reasoning as part of the output; where it is beside it, the total shows. */
  private @Nullable Long withReasoning(
      @Nullable Long input, @Nullable Long output, @Nullable Long reasoning) {
    if (input == null || output == null || reasoning == null || reasoning == 0) {
      return output;
    }
    Long total = raw.count("total_tokens");
    boolean apart = reasoning > output || (total != null && total == input + output + reasoning);
    return apart ? Long.valueOf(output + reasoning) : output;
  }

  /** As LLM keeps them: just these two, as they came, zeros included. */
  private Json.Obj details() {
    var details = Json.object();
    for (String name : new String[] {INPUT_DETAILS, OUTPUT_DETAILS}) {
      if (!raw.raw().object(name).isEmpty()) {
        details.put(name, raw.raw().object(name));
      }
    }
    return details.build();
  }
}
