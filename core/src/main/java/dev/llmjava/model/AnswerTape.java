package dev.llmjava.model;

import dev.llmjava.FinishReason;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.Role;
import dev.llmjava.StreamEvent.Warning;
import dev.llmjava.Ulid;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes an answer down while it passes, and hands it over just before its end does. */
final class AnswerTape extends PassingSink {
  private final Instant now;
  private final Consumer<CachedAnswer> whole;
  private final Map<Object, TapedPart> open = new HashMap<>();
  private final List<Message> messages = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();
  private List<TapedPart> parts = new ArrayList<>();
  private ProviderData data = ProviderData.NONE;
  private @Nullable String resolvedModel;
  private Json.@Nullable Obj payload;

  AnswerTape(PartSink out, Instant now, Consumer<CachedAnswer> whole) {
    super(out);
    this.now = now;
    this.whole = whole;
  }

  @Override
  public void text(Object key, String chunk) {
    super.text(key, chunk);
    if (!chunk.isEmpty()) {
      part(key, TapedPart.Kind.TEXT).append(chunk);
    }
  }

  @Override
  public void reasoning(Object key, String chunk) {
    super.reasoning(key, chunk);
    part(key, TapedPart.Kind.REASONING).append(chunk);
  }

  @Override
  public void refusal(Object key, String provider, String chunk) {
    super.refusal(key, provider, chunk);
    if (!chunk.isEmpty()) {
      TapedPart part = part(key, TapedPart.Kind.TEXT);
      part.add(ProviderData.of(provider, Part.Text.REFUSAL, Json.of(true)));
      part.append(chunk);
    }
  }

  /** An id that is missing is made here, so that the answer has the same one each time. */
  @Override
  public void toolCall(Object key, @Nullable String id, String name, boolean serverSide) {
    String known = id == null || id.isEmpty() ? "tc_" + Ulid.next() : id;
    super.toolCall(key, known, name, serverSide);
    start(key, TapedPart.call(known, name, serverSide));
  }

  @Override
  public void toolInput(Object key, String json) {
    super.toolInput(key, json);
    part(key, TapedPart.Kind.CALL).append(json);
  }

  @Override
  public void data(Object key, ProviderData more) {
    super.data(key, more);
    TapedPart part = open.get(key);
    if (part != null) {
      part.add(more);
    }
  }

  @Override
  public void end(Object key) {
    super.end(key);
    open.remove(key);
  }

  @Override
  public void part(Part part) {
    super.part(part);
    parts.add(TapedPart.whole(part));
  }

  @Override
  public void nextMessage() {
    super.nextMessage();
    endMessage();
  }

  @Override
  public void messageData(ProviderData more) {
    super.messageData(more);
    data = data.merge(more);
  }

  @Override
  public void warn(String feature, String message) {
    super.warn(feature, message);
    warnings.add(new Warning(feature, message));
  }

  @Override
  public void resolvedModel(String id) {
    super.resolvedModel(id);
    resolvedModel = id;
  }

  @Override
  public void payload(Json.Obj value) {
    super.payload(value);
    payload = value;
  }

  @Override
  public void finish(
      FinishReason reason, @Nullable String rawReason, Usage usage, ProviderData end) {
    endMessage();
    whole.accept(
        new CachedAnswer(
            messages, reason, rawReason, usage, end, resolvedModel, payload, warnings, now));
    super.finish(reason, rawReason, usage, end);
  }

  private void endMessage() {
    List<Part> whole = parts.stream().map(TapedPart::toPart).toList();
    messages.add(new Message(Role.ASSISTANT, whole, data));
    parts = new ArrayList<>();
    open.clear();
    data = ProviderData.NONE;
  }

  private TapedPart part(Object key, TapedPart.Kind kind) {
    TapedPart known = open.get(key);
    return known == null ? start(key, TapedPart.of(kind)) : known;
  }

  private TapedPart start(Object key, TapedPart part) {
    open.put(key, part);
    parts.add(part);
    return part;
  }
}
