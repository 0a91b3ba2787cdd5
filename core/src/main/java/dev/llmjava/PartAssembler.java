package dev.llmjava;

import dev.llmjava.StreamEvent.Finished;
import dev.llmjava.StreamEvent.PartFinished;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns an adapter's reports into events, and keeps the parts as they grow. One thread reports;
 * what has arrived may be read by any thread, so the state is guarded by this object's lock.
 */
final class PartAssembler implements PartSink {
  private final Map<Object, GrowingPart> open = new LinkedHashMap<>();
  private final List<GrowingPart> parts = new ArrayList<>();
  private final Consumer<StreamEvent> out;
  private final Identity identity;
  private final Map<Integer, ProviderData> messageData = new LinkedHashMap<>();
  private int message;
  private @Nullable Finished finished;
  private @Nullable String resolvedModel;
  private Json.@Nullable Obj payload;

  /**
   * @param identity where calls get their ids from that came without
   */
  PartAssembler(Consumer<StreamEvent> out, Identity identity) {
    this.out = out;
    this.identity = identity;
  }

  @Override
  public synchronized void text(Object key, String chunk) {
    if (!chunk.isEmpty() || open.containsKey(key)) {
      grow(open(key, GrowingPart.Kind.TEXT), chunk);
    }
  }

  @Override
  public synchronized void reasoning(Object key, String chunk) {
    grow(open(key, GrowingPart.Kind.REASONING), chunk);
  }

  @Override
  public synchronized void refusal(Object key, String provider, String chunk) {
    if (!chunk.isEmpty()) {
      GrowingPart part = open(key, GrowingPart.Kind.REFUSAL);
      part.add(ProviderData.of(provider, Part.Text.REFUSAL, Json.of(true)));
      grow(part, chunk);
    }
  }

  @Override
  public synchronized void toolCall(
      Object key, @Nullable String id, String name, boolean serverSide) {
    if (open.containsKey(key)) {
      throw new IllegalStateException("part " + key + " is already open");
    }
    String known = id == null || id.isEmpty() ? "tc_" + identity.id() : id;
    GrowingPart part = GrowingPart.toolCall(parts.size(), message, known, name, serverSide);
    start(key, part);
    out.accept(new StreamEvent.ToolCallStarted(part.index(), known, name, serverSide));
  }

  @Override
  public synchronized void toolInput(Object key, String json) {
    if (!open.containsKey(key)) {
      throw new IllegalStateException("input for part " + key + ", which has not started");
    }
    grow(open(key, GrowingPart.Kind.TOOL_CALL), json);
  }

  @Override
  public synchronized void data(Object key, ProviderData data) {
    GrowingPart part = open.get(key);
    if (part == null) {
      throw new IllegalStateException("data for part " + key + ", which is not open");
    }
    part.add(data);
  }

  @Override
  public synchronized void end(Object key) {
    GrowingPart part = open.remove(key);
    if (part != null) {
      emit(part, part.flush());
      out.accept(new PartFinished(part.index(), part.message(), part.toPart()));
    }
  }

  @Override
  public synchronized void part(Part whole) {
    GrowingPart part = GrowingPart.whole(parts.size(), message, whole);
    parts.add(part);
    out.accept(new PartFinished(part.index(), message, whole));
  }

  @Override
  public synchronized void nextMessage() {
    List.copyOf(open.keySet()).forEach(this::end);
    message++;
  }

  @Override
  public synchronized void messageData(ProviderData data) {
    messageData.merge(message, data, ProviderData::merge);
  }

  @Override
  public synchronized void warn(String feature, String what) {
    out.accept(new StreamEvent.Warning(feature, what));
  }

  @Override
  public synchronized void resolvedModel(String id) {
    resolvedModel = id;
  }

  @Override
  public synchronized void payload(Json.Obj value) {
    payload = value;
  }

  @Override
  public synchronized void finish(
      FinishReason reason, @Nullable String rawReason, Usage usage, ProviderData data) {
    if (finished != null) {
      throw new IllegalStateException("finished twice");
    }
    List.copyOf(open.keySet()).forEach(this::end);
    finished = new Finished(reason, rawReason, usage, data);
    out.accept(finished);
  }

  /** What has arrived, as messages; a part that has not ended is as long as it got. */
  synchronized List<Message> messages() {
    var byMessage = new LinkedHashMap<Integer, List<Part>>();
    for (GrowingPart part : parts) {
      byMessage.computeIfAbsent(part.message(), m -> new ArrayList<>()).add(part.toPart());
    }
    return byMessage.entrySet().stream().map(e -> message(e.getKey(), e.getValue())).toList();
  }

  private Message message(int number, List<Part> parts) {
    return Message.lenient(
        Role.ASSISTANT, parts, messageData.getOrDefault(number, ProviderData.NONE));
  }

  /** The parts that have not ended. */
  synchronized List<Part> unfinished() {
    return open.values().stream().map(GrowingPart::toPart).toList();
  }

  synchronized @Nullable Finished finished() {
    return finished;
  }

  synchronized @Nullable String resolvedModel() {
    return resolvedModel;
  }

  synchronized Json.@Nullable Obj payload() {
    return payload;
  }

  private GrowingPart open(Object key, GrowingPart.Kind kind) {
    GrowingPart part = open.get(key);
    if (part == null) {
      part = GrowingPart.of(parts.size(), message, kind);
      start(key, part);
    }
    if (part.kind() != kind) {
      throw new IllegalStateException("part " + key + " is " + part.kind() + ", not " + kind);
    }
    return part;
  }

  private void grow(GrowingPart part, String chunk) {
    emit(part, part.grow(chunk));
  }

  private void emit(GrowingPart part, @Nullable StreamEvent event) {
    if (event != null) {
      out.accept(event);
    }
    if (part.takeDamage()) {
      warn("text", "half a character came alone and was replaced by U+FFFD");
    }
  }

  private void start(Object key, GrowingPart part) {
    parts.add(part);
    open.put(key, part);
  }
}
