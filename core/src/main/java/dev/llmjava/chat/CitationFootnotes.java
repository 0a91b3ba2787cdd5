package dev.llmjava.chat;

import dev.llmjava.Citation;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where words come from, as Markdown footnotes: a marker behind a text and a list at the end. A
 * marker stands behind the whole text part that it is said of, because that is when it is known
 * while a stream arrives; so the stream and the finished text are the same. A source has one
 * number, however often it is named. One thread.
 */
public final class CitationFootnotes {
  private static final int QUOTED = 200;

  private final Map<List<@Nullable String>, Integer> numbers = new LinkedHashMap<>();
  private final List<String> waiting = new ArrayList<>();

  /** The answer's text with markers and list; images are shown. Waits for the end. */
  public static String text(Response response) {
    var notes = new CitationFootnotes();
    var text = new StringBuilder();
    for (Message message : response.messages()) {
      message.parts().forEach(part -> notes.append(part, text));
    }
    for (Message message : response.messages()) {
      text.append(notes.ofWhole(message));
    }
    return text + notes.list();
  }

  private void append(Part part, StringBuilder text) {
    if (part instanceof Part.Text words) {
      text.append(words.text()).append(markers(words));
    } else if (part instanceof Part.Media media) {
      text.append(Markdown.media(media.attachment()));
    }
  }

  /** The markers for a text part: {@code [^1][^2]}, or nothing. */
  public String markers(Part.Text text) {
    return markers(text.citations());
  }

  /** The markers for what is said of a message as a whole, and of none of its parts. */
  public String ofWhole(Message message) {
    List<Citation> all = message.citations();
    int inParts = message.parts(Part.Text.class).stream().mapToInt(t -> t.citations().size()).sum();
    return markers(all.subList(inParts, all.size()));
  }

  private String markers(List<Citation> citations) {
    var markers = new StringBuilder();
    for (Citation citation : citations) {
      String marker = "[^" + number(citation) + "]";
      if (markers.indexOf(marker) < 0) {
        markers.append(marker);
      }
    }
    return markers.toString();
  }

  private int number(Citation citation) {
    var source = new ArrayList<@Nullable String>();
    source.add(citation.url());
    if (citation.url() == null) {
      source.add(citation.title());
      source.add(citation.text());
    }
    Integer known = numbers.get(source);
    if (known == null) {
      known = numbers.size() + 1;
      numbers.put(source, known);
      waiting.add("[^" + known + "]: " + note(citation));
    }
    return known;
  }

  /** Titles are words of strangers, and so are addresses: only pages of the web become links. */
  private static String note(Citation citation) {
    String url = citation.url();
    String title = citation.title();
    if (url != null && Markdown.isWebAddress(url)) {
      return Markdown.link(title == null || title.isBlank() ? url : title, url);
    }
    String name = title == null ? "" : Markdown.escape(title);
    if (url != null) {
      return (name + " " + Markdown.escape(url)).strip();
    }
    String text = citation.text();
    if (text != null && !text.isBlank()) {
      String quote = "“" + Markdown.escape(Truncator.of(QUOTED).shorten(text)) + "”";
      return name.isEmpty() ? quote : name + ": " + quote;
    }
    return name.isEmpty() ? "a source that was not named" : name;
  }

  /** The notes for new markers since the last time, a paragraph of its own; or nothing. */
  public String list() {
    if (waiting.isEmpty()) {
      return "";
    }
    String list = "\n\n" + String.join("\n", waiting) + "\n";
    waiting.clear();
    return list;
  }
}
