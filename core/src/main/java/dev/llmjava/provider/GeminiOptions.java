package dev.llmjava.provider;

import dev.llmjava.Option;
import dev.llmjava.Option.Kind;
import dev.llmjava.Options;
import java.util.ArrayList;
import java.util.List;

/** The options of Gemini models, in the order in which llm-gemini lists them. */
final class GeminiOptions {
  private static final List<Option> COMMON =
      List.of(
          new Option(
              "temperature",
              new Kind.Real(0.0, 2.0),
              "How freely words are chosen, from 0 (nearly always the likeliest) to 2 (wild)."),
          new Option(
              "max_output_tokens",
              new Kind.Whole(null, null),
              "The most tokens the answer may have, thoughts included."),
          new Option(
              "top_p",
              new Kind.Real(0.0, 1.0),
              "Choose only among the likeliest words that together have this probability."),
          new Option(
              "top_k",
              new Kind.Whole(1L, null),
              "Choose only among this many of the likeliest words; 1 takes the likeliest."),
          new Option("json_object", new Kind.Flag(), "The answer is one JSON object."),
          new Option(
              "timeout",
              new Kind.Real(null, null),
              "Taken for compatibility; the usual time-outs hold, and a warning says so."));

  private static final Option THINKING_BUDGET =
      new Option(
          "thinking_budget",
          new Kind.Whole(null, null),
          "The most tokens to think with; 0 for no thinking, -1 to leave it to the model.");

  private static final Option MEDIA_RESOLUTION =
      new Option(
          "media_resolution",
          new Kind.Choice(List.of("low", "medium", "high", "ultra_high", "unspecified")),
          "How closely images and films are looked at, and so how many tokens they cost.");

  private GeminiOptions() {}

  static Options of(GeminiModelInfo.Thinking thinking) {
    var all = new ArrayList<>(COMMON);
    switch (thinking) {
      case NONE -> {}
      case BUDGET -> all.add(THINKING_BUDGET);
      case LEVEL -> all.add(level("low", "medium", "high"));
      case LEVEL_OR_LESS -> all.add(level("minimal", "low", "medium", "high"));
      case ANY -> {
        all.add(THINKING_BUDGET);
        all.add(level("minimal", "low", "medium", "high"));
      }
    }
    all.add(MEDIA_RESOLUTION);
    return new Options(all);
  }

  private static Option level(String... levels) {
    return new Option(
        "thinking_level",
        new Kind.Choice(List.of(levels)),
        "How much the model thinks before it answers; less is faster and costs less.");
  }
}
