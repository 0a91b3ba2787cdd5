package dev.llmjava.wire.responses;

import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the model says ("output message"): each of its contents, texts and refusals, is a part. What
 * is known of the message beside its words, such as its id and its phase, is kept with each.
 */
final class MessageItem implements OutputItem {
  /** The key of provider data for content of a kind that is not known here. */
  static final String CONTENT = "content";

  static final String ANNOTATIONS = "annotations";

  /** Contents of a message; a larger index is a mistake. */
  private static final int MOST = 10_000;

  private final String provider;
  private final Output output;
  private final List<Content> contents = new ArrayList<>();
  private boolean begun;
  private boolean done;

  MessageItem(String provider, Output output) {
    this.provider = provider;
    this.output = output;
  }

  @Override
  public void event(String type, Json.Obj event, PartSink out) {
    Content content = content(event.integer("content_index"));
    switch (type) {
      case "response.output_text.delta" -> content.text(event.string("delta"), out);
      case "response.output_text.done" -> content.wholeText(event.string("text"), out);
      case "response.refusal.delta" -> content.refusal(event.string("delta"), out);
      case "response.refusal.done" -> content.wholeRefusal(event.string("refusal"), out);
      case "response.content_part.done" -> content.whole(event.object("part"), out);
      case "response.output_text.annotation.added" -> content.annotate(event.get("annotation"));
      default -> {}
    }
  }

  @Override
  public void whole(Json.Obj item, PartSink out) {
    if (done) {
      return;
    }
    done = true;
    List<Json> items = item.items("content");
    int first = firstListed(items.size());
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Json.Obj one) {
        content((long) first + i).whole(one, out);
      }
    }
    Json.Obj rest =
        Json.object().put(Items.ITEM, Items.withoutNulls(item.without("role", "content"))).build();
    contents.forEach(content -> content.end(rest, out));
  }

  /**
   * The index under which the first listed content was streamed. It is 0, except that Bedrock
   * counts the reasoning before a message as a content of it while it streams.
   */
  private int firstListed(int listed) {
    int first = Math.max(0, contents.size() - listed);
    boolean skipped = contents.subList(0, first).stream().allMatch(one -> one.spoken.isEmpty());
    return skipped ? first : 0;
  }

  private Content content(@Nullable Long index) {
    int at = index == null || index < 0 || index >= MOST ? 0 : index.intValue();
    while (at >= contents.size()) {
      contents.add(new Content());
    }
    return contents.get(at);
  }

  private void begin(PartSink out) {
    if (!begun) {
      begun = true;
      output.beginMessage(this, out);
    }
  }

  /** One of its contents, and the sink's key for it. */
  private final class Content {
    private final Spoken spoken = new Spoken();
    private final List<Json> annotations = new ArrayList<>();
    private @Nullable Json unknown;

    void text(@Nullable String chunk, PartSink out) {
      if (chunk != null && !chunk.isEmpty()) {
        begin(out);
        spoken.say(chunk);
        output.said();
        out.text(this, chunk);
      }
    }

    void refusal(@Nullable String chunk, PartSink out) {
      if (chunk != null && !chunk.isEmpty()) {
        begin(out);
        spoken.say(chunk);
        output.refused();
        out.refusal(this, provider, chunk);
      }
    }

    void wholeText(@Nullable String text, PartSink out) {
      text(spoken.missing(text), out);
    }

    void wholeRefusal(@Nullable String text, PartSink out) {
      refusal(spoken.missing(text), out);
    }

    void annotate(@Nullable Json annotation) {
      if (annotation != null) {
        annotations.add(annotation);
      }
    }

    void whole(Json.Obj content, PartSink out) {
      String text = content.string("text");
      String refusal = content.string("refusal");
      if (refusal != null) {
        wholeRefusal(refusal, out);
      } else if (text != null) {
        wholeText(text, out);
      } else if (!content.isEmpty()) {
        unknown = content;
      }
      if (!content.items(ANNOTATIONS).isEmpty()) {
        annotations.clear();
        annotations.addAll(content.items(ANNOTATIONS));
      }
    }

    void end(Json.Obj message, PartSink out) {
      if (!spoken.isEmpty()) {
        out.data(this, data(message));
        out.end(this);
      } else if (unknown != null) {
        begin(out);
        Json.Obj kept = Json.object().putAll(message).put(CONTENT, unknown).build();
        out.part(new Part.Text("", ProviderData.of(provider, kept)));
      }
    }

    private ProviderData data(Json.Obj message) {
      var data = Json.object().putAll(message);
      if (!annotations.isEmpty()) {
        data.put(ANNOTATIONS, Json.array(annotations));
      }
      return ProviderData.of(provider, data.build());
    }
  }
}
