package dev.llmjava.chat;

import dev.llmjava.Message;
import dev.llmjava.ModelFacts;
import dev.llmjava.Part;
import dev.llmjava.Response;
import dev.llmjava.StreamEvent;
import dev.llmjava.Usage;
import dev.llmjava.model.CachedModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What answers took.
 *
 * @param requests how many answers there were
 * @param tokens of all of them
 * @param searches how often a provider searched the web; what it charges for that is not in the
 *     cost
 * @param dollars what the tokens cost; null when that is not known of every answer
 */
public record ChatUsage(int requests, Usage tokens, int searches, @Nullable BigDecimal dollars) {
  public static final ChatUsage NONE = new ChatUsage(0, Usage.NONE, 0, BigDecimal.ZERO);

  /**
   * Of answers that have ended, whole or not. One that broke off has cost what nobody knows, unless
   * nothing of it had arrived; one out of the response cache costs nothing.
   */
  static ChatUsage of(List<Response> responses, ModelFacts facts) {
    ChatUsage sum = NONE;
    for (Response response : responses) {
      Optional<StreamEvent.Finished> end = response.ending();
      if (end.isPresent()) {
        Usage tokens = end.get().usage();
        sum =
            sum.plus(
                new ChatUsage(
                    1, tokens, searches(response, tokens), cost(response, tokens, facts)));
      } else if (response.partial().stream().anyMatch(message -> !message.parts().isEmpty())) {
        sum = sum.plus(new ChatUsage(1, Usage.NONE, calls(response), null));
      }
    }
    return sum;
  }

  private static @Nullable BigDecimal cost(Response response, Usage tokens, ModelFacts facts) {
    return CachedModel.gave(response) ? BigDecimal.ZERO : facts.prices().cost(tokens).orElse(null);
  }

  /** By the provider's count where it has one: not every search is a call in the answer. */
  private static int searches(Response response, Usage usage) {
    Long counted = usage.searches();
    return counted == null ? calls(response) : counted.intValue();
  }

  private static int calls(Response response) {
    int count = 0;
    for (Message message : response.partial()) {
      for (Part.ToolCall call : message.parts(Part.ToolCall.class)) {
        count += call.serverSide() && isWebSearch(call.name().toLowerCase(Locale.ROOT)) ? 1 : 0;
      }
    }
    return count;
  }

  /** Whatever its provider calls it; files and tools can be searched too. */
  private static boolean isWebSearch(String name) {
    return name.contains("search")
        && !name.contains("file_search")
        && !name.contains("tool_search");
  }

  /** In US dollars; empty when it is not known, which is not free. */
  public Optional<BigDecimal> cost() {
    return Optional.ofNullable(dollars);
  }

  public ChatUsage plus(ChatUsage other) {
    return new ChatUsage(
        requests + other.requests,
        tokens.plus(other.tokens),
        searches + other.searches,
        dollars == null || other.dollars == null ? null : dollars.add(other.dollars));
  }

  /** The same with a cost of so much more: 0.5 for half as much again. */
  public ChatUsage withMarkup(BigDecimal part) {
    return new ChatUsage(
        requests, tokens, searches, dollars == null ? null : dollars.add(dollars.multiply(part)));
  }

  /** One line for people. */
  @Override
  public String toString() {
    var line = new StringBuilder();
    line.append(requests).append(requests == 1 ? " answer" : " answers");
    count(line, tokens.input(), " input");
    count(line, tokens.cacheRead(), " cached");
    count(line, tokens.cacheWrite(), " written to the cache");
    count(line, tokens.output(), " output");
    count(line, tokens.reasoning(), " reasoning");
    if (searches > 0) {
      line.append(", ").append(searches).append(searches == 1 ? " search" : " searches");
    }
    return line.append(", ")
        .append(dollars == null ? "cost unknown" : "$" + dollars.toPlainString())
        .toString();
  }

  private static void count(StringBuilder line, @Nullable Long count, String what) {
    if (count != null && count > 0) {
      line.append(String.format(Locale.ROOT, ", %,d%s", count, what));
    }
  }
}
