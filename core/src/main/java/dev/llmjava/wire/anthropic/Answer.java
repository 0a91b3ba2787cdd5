package dev.llmjava.wire.anthropic;

import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The message that answers, as it grows. */
final class Answer {
  private static final String MODEL = "model";

  /** What is in parts, or said in another place. */
  private static final String[] NOT_NOTES = {
    "type", "role", "content", "usage", "stop_reason", "container"
  };

  private final Prompt prompt;
  private final Dialect dialect;
  private final BlockReader reader;
  private final Counters counters = new Counters();
  private final Map<Long, OpenBlock> open = new LinkedHashMap<>();
  private final List<Json> content = new ArrayList<>();
  private final Map<String, Json> message = new HashMap<>();
  private Json.Obj first = Json.Obj.EMPTY;
  private long latest = -1;

  Answer(Prompt prompt, Dialect dialect) {
    this.prompt = prompt;
    this.dialect = dialect;
    this.reader = new BlockReader(prompt, dialect);
  }

  /**
   * Whether a message that starts is not this one, which has started: they are not to be mixed.
   * Proxies that ask again in the middle of an answer send two.
   */
  boolean isOtherThan(Json.Obj starting) {
    String id = first.string("id");
    return id != null && starting.has("id") && !id.equals(starting.string("id"));
  }

  /** The whole of a document, or what is known of a message when it starts. */
  void start(Json.Obj begun, PartSink out) {
    first = begun;
    message.putAll(begun.fields());
    counters.add(begun.object("usage"));
    for (Json block : begun.items("content")) {
      if (block instanceof Json.Obj object) {
        startBlock(null, object, out);
        stopBlock(null, out);
      }
    }
  }

  /**
   * @param index null for the next one
   */
  void startBlock(@Nullable Long index, Json.Obj block, PartSink out) {
    latest = index == null ? latest + 1 : index;
    stopBlock(latest, out);
    if ("fallback".equals(block.string("type")) && block.object("to").string(MODEL) != null) {
      message.putAll(block.object("to").fields());
    }
    reader.lead(block, out);
    OpenBlock begun = reader.open(block);
    open.put(latest, begun);
    begun.start(out);
  }

  /** More of a block; words may come without a start. */
  void delta(@Nullable Long index, Json.Obj delta, PartSink out) {
    OpenBlock block = open.get(index == null ? latest : index);
    if (block == null) {
      String type = delta.has("text") ? "text" : delta.has("thinking") ? "thinking" : null;
      if (type == null) {
        return;
      }
      startBlock(index, Json.object().put("type", type).build(), out);
      block = open.get(latest);
    }
    if (block != null) {
      block.delta(delta, out);
    }
  }

  void stopBlock(@Nullable Long index, PartSink out) {
    OpenBlock block = open.remove(index == null ? latest : index);
    if (block != null) {
      content.add(block.end(out));
    }
  }

  /** What has changed in the message as a whole ("message_delta"). */
  void change(Json.Obj event) {
    counters.add(event.object("usage"));
    event.object("delta").fields().forEach(this::set);
    event.without("type", "delta", "usage").fields().forEach(this::set);
  }

  void finish(PartSink out) {
    for (Long index : List.copyOf(open.keySet())) {
      stopBlock(index, out);
    }
    String reason = message.get("stop_reason") instanceof Json.Str(String text) ? text : null;
    Json.Obj whole = whole();
    if (StopReason.REFUSAL.equals(reason)) {
      refused(whole.object("stop_details"), out);
    }
    resolved(whole.string(MODEL), out);
    container(whole.object(Containers.FIELD), out);
    out.payload(whole.without("usage"));
    out.finish(
        StopReason.of(reason, reader.calls()),
        reason,
        counters.toUsage(prompt.options().isTrue(Render.CACHE)),
        ProviderData.of(dialect.provider(), notes(whole)));
  }

  /** The message as a document would have it, its fields in the order they came. */
  private Json.Obj whole() {
    var fields = new LinkedHashMap<>(first.fields());
    fields.putAll(message);
    fields.put("content", Json.array(content));
    return new Json.Obj(fields);
  }

  /** A field that is null at the end takes nothing away. */
  private void set(String name, Json value) {
    if (!(value instanceof Json.Null)) {
      message.put(name, value);
    }
  }

  /** The model says nothing when a classifier stops it, so the provider's words are shown. */
  private static void refused(Json.Obj details, PartSink out) {
    String why = details.string("explanation");
    out.warn("refusal", why == null ? "the provider stopped the answer" : why);
  }

  private void resolved(@Nullable String model, PartSink out) {
    if (model != null && !model.equals(dialect.model())) {
      out.resolvedModel(model);
    }
  }

  private void container(Json.Obj container, PartSink out) {
    if (!container.isEmpty()) {
      out.messageData(ProviderData.of(dialect.provider(), Containers.FIELD, container));
    }
  }

  private static Json.Obj notes(Json.Obj whole) {
    var notes = Json.object();
    whole
        .without(NOT_NOTES)
        .fields()
        .forEach((name, value) -> notes.putIfPresent(name, whole.has(name) ? value : null));
    return notes.build();
  }
}
