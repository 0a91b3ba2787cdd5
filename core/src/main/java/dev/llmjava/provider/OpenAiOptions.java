package dev.llmjava.provider;

import dev.llmjava.Option;
import dev.llmjava.Option.Kind;
import dev.llmjava.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The options of models that speak OpenAI's protocols, in the order in which LLM lists them. */
final class OpenAiOptions {
  /** What decides which options a model has. */
  enum Trait {
    /** The model thinks before it answers. */
    REASONING,
    /** It can be told how wordy to be. */
    VERBOSITY,
    /** It can look at images in their full size. */
    ORIGINAL_DETAIL,
    /** The provider offers processing tiers. */
    SERVICE_TIER,
    /** LLM asks it through the Responses API, unless told otherwise. */
    RESPONSES
  }

  private static final Kind PENALTY = new Kind.Real(-2.0, 2.0);
  private static final Kind ANY_WHOLE = new Kind.Whole(null, null);

  private static final List<Option> OF_TEXT =
      List.of(
          new Option(
              "temperature",
              new Kind.Real(0.0, 2.0),
              "How freely words are chosen, from 0 (nearly always the likeliest) to 2 (wild)."),
          new Option(
              "max_tokens", ANY_WHOLE, "The most tokens the answer may have, reasoning included."),
          new Option(
              "top_p",
              new Kind.Real(0.0, 1.0),
              "Choose only among the likeliest words that together have this probability; 0.1"
                  + " keeps the top tenth. Set this or temperature, not both."),
          new Option(
              "frequency_penalty",
              PENALTY,
              "Above 0, a word gets less likely each time it has been used, which keeps lines from"
                  + " repeating; below 0 the opposite."),
          new Option(
              "presence_penalty",
              PENALTY,
              "Above 0, a word that was used at all gets less likely, which leads to new topics;"
                  + " below 0 the opposite."),
          new Option("stop", new Kind.Text(), "The answer ends before this text would come."),
          new Option(
              "logit_bias",
              new Kind.LogitBias(),
              "Makes tokens more or less likely: a JSON object from token number to a whole number"
                  + " from -100 (never) to 100 (always), such as '{\"1712\": -100}'."),
          new Option(
              "seed",
              ANY_WHOLE,
              "The same number asks for the same answer again, as far as the provider can."));

  private static final Option JSON_OBJECT =
      new Option(
          "json_object",
          new Kind.Flag(),
          "The answer is one JSON object. The prompt must ask for JSON, too.");

  private static final Option LOGPROBS =
      new Option(
          "logprobs",
          new Kind.Whole(null, 5L),
          "Log how likely so many of the likeliest tokens were, at every place.");

  private static final Option CHAT_COMPLETIONS =
      new Option(
          "chat_completions",
          new Kind.Flag(),
          "Ask through the older chat completions API and not through the Responses API.");

  private static final Option SERVICE_TIER =
      new Option(
          "service_tier",
          new Kind.Text(),
          "How urgently the request is processed, where there is a choice: \"flex\" is slower and"
              + " cheaper, \"priority\" faster and dearer.");

  private OpenAiOptions() {}

  /**
   * @param model whose options they are, as {@link ReasoningEfforts} knows it
   */
  static Options of(String model, Set<Trait> traits) {
    var all = new ArrayList<>(OF_TEXT);
    all.add(JSON_OBJECT);
    if (traits.contains(Trait.RESPONSES)) {
      all.add(CHAT_COMPLETIONS);
    }
    all.add(imageDetail(traits.contains(Trait.ORIGINAL_DETAIL)));
    if (traits.contains(Trait.REASONING)) {
      all.add(
          new Option(
              "reasoning_effort",
              new Kind.Choice(ReasoningEfforts.ALL, ReasoningEfforts.of(model)),
              "How much the model thinks before it answers; less is faster and costs less. Not"
                  + " every model takes every value."));
    }
    if (traits.contains(Trait.VERBOSITY)) {
      all.add(choice("verbosity", "How wordy the answer is.", "low", "medium", "high"));
    }
    if (traits.contains(Trait.SERVICE_TIER)) {
      all.add(SERVICE_TIER);
    }
    return new Options(all);
  }

  /** Those of models that complete plain text. */
  static Options ofCompletions() {
    var all = new ArrayList<>(OF_TEXT);
    all.add(LOGPROBS);
    return new Options(all);
  }

  private static Option imageDetail(boolean original) {
    String text = "How closely images are looked at, and so how many tokens they cost.";
    return original
        ? choice("image_detail", text, "low", "high", "original", "auto")
        : choice("image_detail", text, "low", "high", "auto");
  }

  private static Option choice(String name, String text, String... values) {
    return new Option(name, new Kind.Choice(List.of(values)), text);
  }
}
