package dev.llmjava.wire.gemini;

import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer comes from ({@code groundingMetadata}, {@code citationMetadata}, {@code
 * urlContextMetadata} of a candidate). All three are kept as they came; beside them stand the
 * sources as citations, one for each source of each stretch of text, then those that vouch for the
 * whole. Offsets are Google's, which count bytes of UTF-8.
 */
final class Grounding {
  static final String GROUNDING = "groundingMetadata";
  static final String CITATION = "citationMetadata";
  static final String URL_CONTEXT = "urlContextMetadata";

  private static final List<String> NAMES = List.of(GROUNDING, CITATION, URL_CONTEXT);

  private final String provider;
  private final Map<String, List<Json>> given = new LinkedHashMap<>();
  private final Set<Json> citations = new LinkedHashSet<>();
  private final Set<Json> queries = new LinkedHashSet<>();

  Grounding(String provider) {
    this.provider = provider;
  }

  void read(Json.Obj candidate) {
    for (String name : NAMES) {
      Json.Obj metadata = candidate.object(name);
      if (!metadata.isEmpty()) {
        List<Json> before = given.computeIfAbsent(name, n -> new ArrayList<>());
        if (before.isEmpty() || !before.getLast().equals(metadata)) {
          before.add(metadata);
        }
      }
    }
    ground(candidate.object(GROUNDING));
    queries.addAll(candidate.object(GROUNDING).items("webSearchQueries"));
    for (Json item : candidate.object(CITATION).items("citations")) {
      if (item instanceof Json.Obj one && !one.isEmpty()) {
        citations.add(citation(one, one.integer("startIndex"), one.integer("endIndex")));
      }
    }
  }

  /** What has come since this was last asked; what came several times is a list. */
  ProviderData take() {
    if (given.isEmpty()) {
      return ProviderData.NONE;
    }
    var data = Json.object();
    given.forEach(
        (name, all) -> data.put(name, all.size() == 1 ? all.getFirst() : Json.array(all)));
    if (!citations.isEmpty()) {
      data.put("citations", Json.array(List.copyOf(citations)));
    }
    given.clear();
    citations.clear();
    return ProviderData.of(provider, data.build());
  }

  /**
   * How often the web was searched; null for an answer that is not grounded in it. Counted as
   * Google charges for it ("Grounding with Google Search"): each query once, empty ones not at all.
   */
  @Nullable Long searches() {
    return queries.isEmpty()
        ? null
        : Long.valueOf(queries.stream().filter(Grounding::isQuery).count());
  }

  private static boolean isQuery(Json query) {
    return query instanceof Json.Str(String text) && !text.isBlank();
  }

  private void ground(Json.Obj metadata) {
    List<Json> sources = metadata.items("groundingChunks");
    Set<Long> used = new LinkedHashSet<>();
    for (Json item : metadata.items("groundingSupports")) {
      if (item instanceof Json.Obj support) {
        Json.Obj segment = support.object("segment");
        Long end = segment.integer("endIndex");
        Long from = segment.integer("startIndex");
        Long start = from == null && end != null ? Long.valueOf(0) : from;
        for (Json index : support.items("groundingChunkIndices")) {
          if (index instanceof Json.Num(Number number)) {
            used.add(number.longValue());
            source(sources, number.longValue(), start, end);
          }
        }
      }
    }
    for (long i = 0; i < sources.size(); i++) {
      if (!used.contains(i)) {
        source(sources, i, null, null);
      }
    }
  }

  private void source(List<Json> sources, long index, @Nullable Long start, @Nullable Long end) {
    if (index < 0 || index >= sources.size()) {
      return;
    }
    if (sources.get((int) index) instanceof Json.Obj chunk) {
      for (Json kind : chunk.fields().values()) {
        if (kind instanceof Json.Obj source) {
          citations.add(citation(source, start, end));
        }
      }
    }
  }

  private static Json citation(Json.Obj source, @Nullable Long start, @Nullable Long end) {
    return Json.object()
        .putIfPresent("url", source.string("uri"))
        .putIfPresent("title", source.string("title"))
        .putIfPresent("cited_text", source.string("text"))
        .putIfPresent("start_index", start)
        .putIfPresent("end_index", end)
        .build();
  }
}
