package dev.llmjava.wire.responses;

import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The model's thinking ("reasoning"): the parts of its summary, its own words from those who show
 * them, both or neither. Each is a part of its own; the last of them holds what vouches for all, as
 * LLM 0.32 keeps it: {@code id}, {@code encrypted_content}, {@code summary}.
 */
final class ReasoningItem implements OutputItem {
  /** The key of provider data that says which item a part without more belongs to. */
  static final String ITEM_ID = "item_id";

  static final String ENCRYPTED = "encrypted_content";

  private static final String SUMMARY = "summary";
  private static final String CONTENT = "content";

  private final String provider;
  private final Json.Obj first;
  private final List<Thought> thoughts = new ArrayList<>();
  private @Nullable Thought open;
  private boolean done;
  private boolean sealed;

  /**
   * @param first what was known of it when it began
   */
  ReasoningItem(String provider, Json.Obj first) {
    this.provider = provider;
    this.first = first;
  }

  @Override
  public void event(String type, Json.Obj event, PartSink out) {
    Long summary = event.integer("summary_index");
    Long content = event.integer("content_index");
    switch (type) {
      case "response.reasoning_summary_text.delta", "response.reasoning_summary.delta" ->
          thought(SUMMARY, summary).say(chunk(event.get("delta")), out);
      case "response.reasoning_summary_text.done", "response.reasoning_summary.done" ->
          thought(SUMMARY, summary).whole(event.string("text"), out);
      case "response.reasoning_text.delta", "response.reasoning.delta" ->
          thought(CONTENT, content).say(chunk(event.get("delta")), out);
      case "response.reasoning_text.done", "response.reasoning.done" ->
          thought(CONTENT, content).whole(event.string("text"), out);
      default -> {}
    }
  }

  @Override
  public void whole(Json.Obj item, PartSink out) {
    Json.Obj kept = kept(item);
    ProviderData data = ProviderData.of(provider, kept);
    if (!done) {
      done = true;
      words(SUMMARY, item.items(SUMMARY), out);
      words(CONTENT, item.items(CONTENT), out);
      end(data, out);
    } else if (!sealed && kept.has(ENCRYPTED)) {
      out.part(new Part.Reasoning("", true, data));
    }
    sealed |= kept.has(ENCRYPTED);
  }

  @Override
  public void takePlace(PartSink out) {
    if (!done && open == null && thoughts.stream().allMatch(thought -> thought.spoken.isEmpty())) {
      open = thought(SUMMARY, null);
      out.reasoning(open, "");
    }
  }

  /**
   * Whether the provider can make something of it: it stores nothing, so that without content an id
   * leads nowhere ("Item with id 'rs_...' not found").
   */
  static boolean canGoBack(Json.Obj data) {
    return data.has(ENCRYPTED) || !data.items(CONTENT).isEmpty();
  }

  /** The item that goes back, from what was kept of it. */
  static Json.Obj toItem(Json.Obj data) {
    return Json.object()
        .put("type", "reasoning")
        .putAll(data)
        .put(SUMMARY, Json.array(data.items(SUMMARY)))
        .build();
  }

  private void end(ProviderData data, PartSink out) {
    if (open == null) {
      out.part(new Part.Reasoning("", true, data));
    } else {
      out.data(open, data);
      out.end(open);
      open = null;
    }
  }

  /** Its status is left out: it does not go back ("Unknown parameter: input[1].status"). */
  private static Json.Obj kept(Json.Obj item) {
    Json.Obj rest = Items.withoutNulls(item.without("type", "status"));
    for (String list : new String[] {SUMMARY, CONTENT}) {
      if (rest.items(list).isEmpty()) {
        rest = rest.without(list);
      }
    }
    return rest;
  }

  /** Some vendors stream words as the one kind and then list them as the other. */
  private void words(String kind, List<Json> items, PartSink out) {
    for (int i = 0; i < items.size(); i++) {
      String text = items.get(i) instanceof Json.Obj object ? object.string("text") : null;
      if (text != null && thoughts.stream().noneMatch(thought -> thought.spoken.is(text))) {
        thought(kind, (long) i).whole(text, out);
      }
    }
  }

  private Thought thought(String kind, @Nullable Long index) {
    long number = index == null ? 0 : index;
    for (Thought thought : thoughts) {
      if (thought.number == number && thought.kind.equals(kind)) {
        return thought;
      }
    }
    Thought another = new Thought(kind, number);
    thoughts.add(another);
    return another;
  }

  private static @Nullable String chunk(@Nullable Json delta) {
    return switch (delta) {
      case Json.Str(String text) -> text;
      case Json.Obj object -> object.string("text");
      case null, default -> null;
    };
  }

  /** Words of one kind in one place, and the sink's key for them. */
  private final class Thought {
    private final String kind;
    private final long number;
    private final Spoken spoken = new Spoken();

    Thought(String kind, long number) {
      this.kind = kind;
      this.number = number;
    }

    void say(@Nullable String chunk, PartSink out) {
      if (chunk == null || chunk.isEmpty()) {
        return;
      }
      become(out);
      spoken.say(chunk);
      out.reasoning(this, chunk);
    }

    void whole(@Nullable String text, PartSink out) {
      say(spoken.missing(text), out);
    }

    private void become(PartSink out) {
      Thought before = open;
      if (before != null && before != this) {
        String id = first.string("id");
        if (id != null) {
          out.data(before, ProviderData.of(provider, ITEM_ID, Json.of(id)));
        }
        out.end(before);
      }
      open = this;
    }
  }
}
