package dev.llmjava.provider;

import dev.llmjava.Option;
import dev.llmjava.Option.Kind;
import dev.llmjava.Options;
import dev.llmjava.wire.anthropic.Dialect.Ability;
import java.util.ArrayList;
import java.util.List;

/** The options of Anthropic's models, in the order in which llm-anthropic lists them. */
final class AnthropicOptions {
  private static final Kind ANY_WHOLE = new Kind.Whole(null, null);
  private static final Kind POSITIVE = new Kind.Whole(1L, null);
  private static final Kind PORTION = new Kind.Real(0.0, 1.0);
  private static final Kind TEXT = new Kind.Text();
  private static final Kind FLAG = new Kind.Flag();

  private static final List<Option> COMMON =
      List.of(
          new Option(
              "max_tokens", ANY_WHOLE, "The most tokens the answer may have, thinking included."),
          new Option(
              "temperature",
              PORTION,
              "How freely words are chosen, from 0 (nearly always the likeliest, for analysis) to 1"
                  + " (for writing). The newest models take only 1, the default."),
          new Option(
              "top_p",
              PORTION,
              "Choose only among the likeliest words that together have this probability. Set this"
                  + " or temperature, not both."),
          new Option("top_k", POSITIVE, "Choose each word only among this many of the likeliest."),
          new Option(
              "user_id",
              TEXT,
              "A name, which says nothing about the person, for the user who asks; Anthropic uses"
                  + " it to find abuse."),
          new Option("prefill", TEXT, "Words that the answer begins with."),
          new Option("hide_prefill", FLAG, "Do not show the prefill before the answer."),
          new Option(
              "stop_sequences",
              TEXT,
              "The answer ends before this text would come: a text, or several as a JSON list."),
          new Option(
              "cache",
              FLAG,
              "Keep the prompt in Anthropic's cache, so that what follows on it costs less."),
          new Option(
              "fast",
              FLAG,
              "Fast mode: quicker answers at a higher price, where there is a choice."),
          new Option("web_search", FLAG, "The model may search the web."),
          new Option("web_search_max_uses", POSITIVE, "How often it may search for one answer."),
          new Option(
              "web_search_allowed_domains",
              TEXT,
              "Search only here: a domain, or several as a JSON list."),
          new Option(
              "web_search_blocked_domains",
              TEXT,
              "Do not search here: a domain, or several as a JSON list."),
          new Option(
              "web_search_location",
              TEXT,
              "Where the user is, for searches that depend on it: a JSON object with city, region,"
                  + " country and timezone."));

  private static final List<Option> THINKING =
      List.of(
          new Option("thinking", FLAG, "Think before answering."),
          new Option(
              "thinking_budget",
              ANY_WHOLE,
              "How many tokens to think with at most, from 1024; models that decide themselves take"
                  + " none."),
          new Option("thinking_display", FLAG, "Ask for a summary of the thinking."),
          new Option("thinking_adaptive", FLAG, "Let the model decide how much to think."));

  private AnthropicOptions() {}

  static Options of(AnthropicFamily family) {
    var all = new ArrayList<>(COMMON);
    if (family.abilities().contains(Ability.THINKING)) {
      all.addAll(THINKING);
    }
    if (!family.efforts().isEmpty()) {
      all.add(effort(family.efforts()));
    }
    return new Options(all);
  }

  private static Option effort(List<String> taken) {
    return new Option(
        "thinking_effort",
        new Kind.Choice(AnthropicFamily.EFFORTS, taken),
        "How much trouble to take over the answer; less is faster and costs less. Not every model"
            + " takes every value.");
  }
}
