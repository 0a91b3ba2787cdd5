package dev.llmjava.cli.run;

import dev.llmjava.Prices;
import dev.llmjava.Response;
import dev.llmjava.StreamEvent;
import dev.llmjava.Usage;
import dev.llmjava.cli.prompt.Asked;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.text.Fences;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import dev.llmjava.json.ObjectBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of one input, as a line of the results.
 *
 * @param responses those that have begun
 * @param conversation where they are logged; null for nowhere
 * @param failure why there is no answer; null where there is one
 */
record RunResult(
    RunPrompt prompt,
    List<Response> responses,
    @Nullable String conversation,
    @Nullable RuntimeException failure) {
  /** A schema asks for JSON, so what is none is no answer. */
  static RunResult of(
      RunPrompt prompt, Asked asked, @Nullable String conversation, @Nullable RuntimeException e) {
    List<Response> responses = asked.responses();
    RuntimeException failure = e;
    if (failure == null && prompt.prompt().schema() != null && json(text(responses)) == null) {
      failure = new Failure("the answer is not the JSON that the schema asks for");
    }
    return new RunResult(prompt, responses, conversation, failure);
  }

  Json.Obj toJson() {
    var line =
        begun(prompt.name())
            .put("model", prompt.model().model().id())
            .putIfPresent("error", failure == null ? null : Json.of(RunFaults.line(failure)));
    answer(line);
    line.put("usage", json(usage()));
    Optional<BigDecimal> cost = cost();
    line.put("cost", cost.isPresent() ? new Json.Num(cost.get()) : Json.Null.NULL)
        .put("duration_ms", duration().toMillis());
    if (!responses.isEmpty()) {
      line.put("response_id", responses.getLast().id());
    }
    return line.putIfPresent("conversation_id", conversation).build();
  }

  /** The line of an input that could not be asked at all. */
  static Json.Obj notAsked(RunName name, RuntimeException failure) {
    return begun(name).put("error", RunFaults.line(failure)).build();
  }

  private static ObjectBuilder begun(RunName name) {
    return Json.object().put("index", name.index()).put("id", name.id()).put("key", name.key());
  }

  private void answer(ObjectBuilder line) {
    String text = text(responses);
    Json json = prompt.prompt().schema() == null ? null : json(text);
    if (json != null) {
      line.put("json", json);
    } else if (failure == null || !text.isEmpty()) {
      line.put("response", block(text));
    }
    if (!responses.isEmpty()) {
      responses.getLast().ending().ifPresent(end -> line.put("finish_reason", word(end)));
    }
    List<Json> warnings = warnings();
    if (!warnings.isEmpty()) {
      line.put("warnings", Json.array(warnings));
    }
  }

  private static String word(StreamEvent.Finished end) {
    return end.reason().name().toLowerCase(Locale.ROOT);
  }

  private List<Json> warnings() {
    var all = new ArrayList<Json>();
    for (Response response : responses) {
      for (StreamEvent.Warning warning : response.warnings()) {
        all.add(Json.of(warning.feature() + ": " + warning.message()));
      }
    }
    return all;
  }

  /** The words of the last answer, as far as they came. */
  private static String text(List<Response> responses) {
    var text = new StringBuilder();
    if (!responses.isEmpty()) {
      responses.getLast().partial().forEach(message -> text.append(message.text()));
    }
    return text.toString();
  }

  private String block(String text) {
    boolean last = prompt.arguments().has("extract-last");
    String found = last || prompt.arguments().has("extract") ? Fences.find(text, last) : null;
    return found == null ? text : found;
  }

  private static @Nullable Json json(String text) {
    try {
      return Json.parse(text);
    } catch (JsonException e) {
      return null;
    }
  }

  private static Json json(Usage usage) {
    return Json.object()
        .putIfPresent("input", usage.input())
        .putIfPresent("output", usage.output())
        .putIfPresent("cached", usage.cacheRead())
        .putIfPresent("reasoning", usage.reasoning())
        .build();
  }

  /** What the answers used; that of one that broke off is not known. */
  Usage usage() {
    Usage sum = Usage.NONE;
    for (Response response : responses) {
      sum = sum.plus(response.ending().map(StreamEvent.Finished::usage).orElse(Usage.NONE));
    }
    return sum;
  }

  /**
   * What they cost, in dollars; empty where that is not known of all of them. What was refused
   * costs nothing.
   */
  Optional<BigDecimal> cost() {
    Prices prices = prompt.model().prices();
    BigDecimal sum = BigDecimal.ZERO;
    for (Response response : responses) {
      if (saidSomething(response)) {
        Optional<BigDecimal> one = response.ending().flatMap(end -> prices.cost(end.usage()));
        if (one.isEmpty()) {
          return one;
        }
        sum = sum.add(one.get());
      }
    }
    return Optional.of(sum);
  }

  /** Whether anything arrived, which is then paid for. */
  boolean saidSomething() {
    return responses.stream().anyMatch(RunResult::saidSomething);
  }

  private static boolean saidSomething(Response response) {
    return response.ending().isPresent() || !response.partial().isEmpty();
  }

  private Duration duration() {
    Duration sum = Duration.ZERO;
    for (Response response : responses) {
      sum = sum.plus(response.duration());
    }
    return sum;
  }
}
