package dev.llmjava;

import dev.llmjava.json.Json;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What is public about a model. Null is unknown.
 *
 * @param contextWindow tokens that fit in, prompt and answer together
 * @param maxOutput tokens of the longest answer
 * @param capabilities what it can do beside answering text with text: {@code vision}, {@code pdf},
 *     {@code audio}, {@code video} (of prompts), {@code tools}, {@code schemas}, {@code reasoning};
 *     empty when unknown
 * @param knowledge up to when it knows the world: a date, or a month as in {@code 2025-08}
 */
public record ModelFacts(
    @Nullable Long contextWindow,
    @Nullable Long maxOutput,
    Prices prices,
    SequencedSet<String> capabilities,
    @Nullable String knowledge) {
  public static final ModelFacts UNKNOWN =
      new ModelFacts(null, null, Prices.UNKNOWN, new LinkedHashSet<>(), null);

  public ModelFacts {
    capabilities = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(capabilities));
  }

  /** Reads what {@link #toJson} writes. What has another type is left out. */
  public static ModelFacts of(Json.Obj json) {
    var capabilities = new LinkedHashSet<String>();
    for (Json item : json.items("capabilities")) {
      if (item instanceof Json.Str(String name)) {
        capabilities.add(name);
      }
    }
    return new ModelFacts(
        json.integer("context_window"),
        json.integer("max_output"),
        Prices.of(json.object("prices")),
        capabilities,
        json.string("knowledge"));
  }

  /** What is known, and no key for what is not: the form of the catalogue and of lists. */
  public Json.Obj toJson() {
    var json =
        Json.object()
            .putIfPresent("context_window", contextWindow)
            .putIfPresent("max_output", maxOutput);
    if (!prices.equals(Prices.UNKNOWN)) {
      json.put("prices", prices.toJson());
    }
    if (!capabilities.isEmpty()) {
      List<Json.Str> names = capabilities.stream().map(Json::of).toList();
      json.put("capabilities", Json.array(names));
    }
    return json.putIfPresent("knowledge", knowledge).build();
  }
}
