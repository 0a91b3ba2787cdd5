package dev.llmjava.wire.responses;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.PartSink;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The items of an answer, in the order in which they begin. Events name them by their index in the
 * output and by their id. The index counts first: some vendors give an item another id in each
 * event; the id counts where it clearly says otherwise, because others give every item the index 0.
 */
final class Output {
  private final String provider;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<Long, Entry> byIndex = new HashMap<>();
  private final Map<String, String> lastCalls = new HashMap<>();
  private final DescribedTools described = new DescribedTools();
  private @Nullable MessageItem message;
  private boolean awaitsClient;
  private boolean said;
  private boolean refused;

  /** An item and what is known of it. */
  private static final class Entry {
    private final String type;
    private final String id;
    private final Json.Obj first;
    private final OutputItem item;
    private boolean done;

    Entry(Json.Obj first, OutputItem item) {
      this.type = Items.type(first);
      this.id = orEmpty(first.string("id"));
      this.first = first;
      this.item = item;
    }
  }

  Output(String provider) {
    this.provider = provider;
  }

  DescribedTools described() {
    return described;
  }

  void added(Json.Obj event, PartSink out) {
    begin(event.object("item"), event.integer("output_index"), out);
  }

  void event(String type, Json.Obj event, PartSink out) {
    Entry entry = find(event);
    if (entry == null) {
      Json.Obj missed = missed(type, event);
      if (missed == null) {
        return;
      }
      entry = begin(missed, event.integer("output_index"), out);
    }
    entry.item.event(type, event, out);
  }

  void done(Json.Obj event, PartSink out) {
    Json.Obj item = event.object("item");
    Entry entry = find(event.with("item_id", Json.of(orEmpty(item.string("id")))));
    if (entry == null || !entry.type.equals(Items.type(item))) {
      entry = begin(item, event.integer("output_index"), out);
    }
    end(entry, item, out);
  }

  /** The output as the whole response has it; it may leave out what has come already. */
  void all(List<Json> items, PartSink out) {
    var before = new ArrayList<>(entries);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Json.Obj item && !item.isEmpty()) {
        Entry entry = same(item, byIndex.get((long) i), before);
        before.remove(entry);
        end(entry == null ? begin(item, null, out) : entry, item, out);
      }
    }
  }

  /** Nothing more will come. */
  void finish(PartSink out) {
    for (Entry entry : entries) {
      if (!entry.done) {
        end(entry, entry.first, out);
      }
    }
  }

  /** The first text of a message; the parts that follow belong to it. */
  void beginMessage(MessageItem begun, PartSink out) {
    boolean free = entries.stream().allMatch(entry -> entry.done || entry.item == begun);
    if (message != null && free) {
      out.nextMessage();
    }
    message = begun;
  }

  /** The last call to a tool; results do not always name theirs. */
  String lastCall(String tool) {
    return lastCalls.getOrDefault(tool, "");
  }

  void awaitsClient() {
    awaitsClient = true;
  }

  void said() {
    said = true;
  }

  void refused() {
    refused = true;
  }

  boolean isAwaitingClient() {
    return awaitsClient;
  }

  /** Whether the answer is a refusal and nothing else. */
  boolean isRefusal() {
    return refused && !said && !awaitsClient;
  }

  private Entry begin(Json.Obj first, @Nullable Long index, PartSink out) {
    for (Entry before : entries) {
      before.item.takePlace(out);
    }
    Entry entry = new Entry(first, item(first, out));
    entries.add(entry);
    if (index != null) {
      byIndex.put(index, entry);
    }
    return entry;
  }

  private static void end(Entry entry, Json.Obj item, PartSink out) {
    entry.item.whole(item, out);
    entry.done = true;
  }

  private OutputItem item(Json.Obj first, PartSink out) {
    String type = Items.type(first);
    return switch (type) {
      case "message" -> new MessageItem(provider, this);
      case "reasoning" -> new ReasoningItem(provider, first);
      case CallItem.FUNCTION_CALL, CallItem.CUSTOM_CALL -> new CallItem(provider, this, first, out);
      default -> {
        if (!Items.isTool(type)) {
          yield new OpaqueItem(provider, this);
        }
        lastCalls.put(Items.name(first), Items.id(first));
        yield new ToolItem(provider, this, first, out);
      }
    };
  }

  private @Nullable Entry find(Json.Obj event) {
    Long index = event.integer("output_index");
    String id = event.string("item_id");
    Entry at = index == null ? null : byIndex.get(index);
    if (at != null && (id == null || id.isEmpty() || id.equals(at.id))) {
      return at;
    }
    Entry named = named(id);
    if (named != null) {
      return named;
    }
    return at != null || index != null || entries.isEmpty() ? at : entries.getLast();
  }

  private @Nullable Entry named(@Nullable String id) {
    if (id == null || id.isEmpty()) {
      return null;
    }
    for (Entry entry : entries.reversed()) {
      if (entry.id.equals(id)) {
        return entry;
      }
    }
    return null;
  }

  /** The item that a whole response lists, if it came before: by its id, its call, its place. */
  private static @Nullable Entry same(Json.Obj item, @Nullable Entry at, List<Entry> before) {
    String type = Items.type(item);
    String id = orEmpty(item.string("id"));
    String call = orEmpty(item.string("call_id"));
    for (Entry entry : before) {
      boolean named = !id.isEmpty() && id.equals(entry.id);
      boolean called = !call.isEmpty() && call.equals(entry.first.string("call_id"));
      if ((named || called) && entry.type.equals(type)) {
        return entry;
      }
    }
    return at != null && at.type.equals(type) && before.contains(at) ? at : null;
  }

  /** Words of an item whose beginning the vendor did not send. */
  private static Json.@Nullable Obj missed(String type, Json.Obj event) {
    String item =
        type.startsWith("response.output_text.") || type.startsWith("response.refusal.")
            ? "message"
            : type.startsWith("response.reasoning") ? "reasoning" : null;
    return item == null
        ? null
        : Json.object()
            .put("type", item)
            .put("id", Objects.requireNonNullElse(event.string("item_id"), ""))
            .build();
  }
}
