package dev.llmjava.provider;

import dev.llmjava.Option;
import dev.llmjava.Option.Kind;
import dev.llmjava.Options;
import java.util.ArrayList;
import java.util.List;

/** The options in which vendors differ from OpenAI's chat completions, by their documentation. */
final class VendorOptions {
  private static final Kind ANY_WHOLE = new Kind.Whole(null, null);
  private static final Option TOP_K =
      new Option("top_k", ANY_WHOLE, "Choose only among this many of the likeliest words.");
  private static final Option MIN_P =
      new Option(
          "min_p",
          new Kind.Real(0.0, 1.0),
          "Leave out words that are less likely than this, taken as a part of the likeliest word's"
              + " probability.");

  private VendorOptions() {}

  static Options of(String vendor, Options usual) {
    var all = new ArrayList<>(usual.all());
    all.removeIf(option -> refused(vendor).contains(option.name()));
    all.addAll(own(vendor));
    return new Options(all);
  }

  private static List<String> refused(String vendor) {
    return switch (vendor) {
      case "mistral" -> List.of("seed", "logit_bias");
      case "groq" -> List.of("logit_bias");
      case "perplexity" -> List.of("logit_bias", "seed", "json_object");
      default -> List.of();
    };
  }

  private static List<Option> own(String vendor) {
    return switch (vendor) {
      case "mistral" ->
          List.of(
              new Option(
                  "random_seed", ANY_WHOLE, "The same number asks for the same answer again."),
              new Option(
                  "safe_prompt",
                  new Kind.Flag(),
                  "Put Mistral's own guard against harmful content before the prompt."));
      case "groq" ->
          List.of(
              choice(
                  "reasoning_format",
                  "Where reasoning comes: apart, inside of the text, or nowhere.",
                  "parsed",
                  "raw",
                  "hidden"),
              choice(
                  "service_tier",
                  "How urgently the request is processed.",
                  "auto",
                  "on_demand",
                  "flex",
                  "performance"));
      case "perplexity" -> search();
      case "openrouter", "together", "fireworks", "lmstudio", "llamacpp", "vllm" ->
          List.of(TOP_K, MIN_P);
      default -> List.of();
    };
  }

  private static List<Option> search() {
    return List.of(
        choice("search_mode", "What is searched.", "web", "academic", "sec"),
        choice(
            "search_recency_filter",
            "How old sources may be.",
            "hour",
            "day",
            "week",
            "month",
            "year"),
        new Option("disable_search", new Kind.Flag(), "Answer without looking anything up."),
        new Option("return_images", new Kind.Flag(), "Add images that were found."),
        new Option(
            "return_related_questions", new Kind.Flag(), "Add questions that could come next."));
  }

  private static Option choice(String name, String text, String... values) {
    return new Option(name, new Kind.Choice(List.of(values)), text);
  }
}
