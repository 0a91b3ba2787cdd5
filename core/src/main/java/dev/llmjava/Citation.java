package dev.llmjava;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where words of an answer come from. Everything but {@code raw} is null where the provider does
 * not say.
 *
 * @param url of a page; null for a document that was part of the prompt
 * @param title of the page or the document
 * @param text the words of the source
 * @param start where in the text part the words begin that this vouches for, in the provider's
 *     count; null when it vouches for the whole part
 * @param end where they end
 * @param raw as the provider gave it
 */
public record Citation(
    @Nullable String url,
    @Nullable String title,
    @Nullable String text,
    @Nullable Long start,
    @Nullable Long end,
    Json raw) {
  private static final List<String> LISTS = List.of("annotations", "citations");

  /**
   * Those in provider data: the objects and addresses in the lists {@code annotations} and {@code
   * citations} of each provider, in order.
   */
  static List<Citation> in(ProviderData data) {
    var found = new ArrayList<Citation>();
    for (Json provider : data.byProvider().fields().values()) {
      if (provider instanceof Json.Obj object) {
        LISTS.forEach(name -> object.items(name).forEach(item -> found.add(of(item))));
      }
    }
    return List.copyOf(found);
  }

  private static Citation of(Json raw) {
    if (raw instanceof Json.Str(String address)) {
      return new Citation(address, null, null, null, null, raw);
    }
    Json.Obj outer = raw instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    Json.Obj inner = outer.object("url_citation");
    Json.Obj from = inner.isEmpty() ? outer : inner;
    return new Citation(
        first(from, "url", "uri", "source"),
        first(from, "title", "document_title", "filename"),
        first(from, "cited_text", "quote", "content"),
        from.integer("start_index"),
        from.integer("end_index"),
        raw);
  }

  private static @Nullable String first(Json.Obj from, String... names) {
    for (String name : names) {
      String text = from.string(name);
      if (text != null && !text.isEmpty()) {
        return text;
      }
    }
    return null;
  }
}
