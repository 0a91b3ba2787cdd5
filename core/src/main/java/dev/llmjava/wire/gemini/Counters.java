package dev.llmjava.wire.gemini;

import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import dev.llmjava.wire.RawUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Token counts ("UsageMetadata"). Every chunk of a stream reports them anew and leaves zeros out,
 * so the last report holds as a whole: a counter it lacks is not that of an earlier one. Tokens
 * that tools put into the prompt and tokens of thoughts are counted apart from the others.
 */
final class Counters {
  private static final String PROMPT = "promptTokenCount";
  private static final String TOOL_USE = "toolUsePromptTokenCount";
  private static final String CANDIDATES = "candidatesTokenCount";
  private static final String THOUGHTS = "thoughtsTokenCount";
  private static final String CACHED = "cachedContentTokenCount";
  private static final String TOTAL = "totalTokenCount";
  private static final List<String> COUNTS =
      List.of(PROMPT, TOOL_USE, CANDIDATES, THOUGHTS, CACHED, TOTAL);

  private Json.Obj last = Json.Obj.EMPTY;

  /** A report may say something of the service and nothing of tokens. */
  void add(Json.Obj usage) {
    if (COUNTS.stream().anyMatch(name -> usage.integer(name) != null)) {
      last = usage;
    }
  }

  Usage toUsage() {
    if (last.isEmpty()) {
      return Usage.NONE;
    }
    Long input = sum(last.integer(PROMPT), last.integer(TOOL_USE));
    Long output = sum(last.integer(CANDIDATES), last.integer(THOUGHTS));
    return new Usage(
        input, output, last.integer(CACHED), null, last.integer(THOUGHTS), reported(input, output));
  }

  /** As llm-gemini keeps them. */
  private Usage.Reported reported(@Nullable Long input, @Nullable Long output) {
    if (input == null) {
      return new Usage.Reported(null, null, Json.Obj.EMPTY, last);
    }
    Json.Obj details = RawUsage.withoutZeros(last.without(PROMPT, TOTAL));
    return new Usage.Reported(input, output == null ? Long.valueOf(0) : output, details, last);
  }

  private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one + other;
  }
}
