package dev.llmjava;

import dev.llmjava.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Where an adapter says what came in. A {@code key} is whatever the provider tells its parts apart
 * by (a block index, an item id): the same key means the same part until {@link #end}. Parts are
 * ordered by when they start.
 */
public interface PartSink {
  /** More text; an empty chunk is ignored. */
  void text(Object key, String chunk);

  /** More reasoning; an empty chunk starts the part, which may carry only data. */
  void reasoning(Object key, String chunk);

  /** More of a refusal, marked as one under {@code provider}; an empty chunk is ignored. */
  void refusal(Object key, String provider, String chunk);

  /** A tool call starts. A missing or empty {@code id} is replaced by one of our own. */
  void toolCall(Object key, @Nullable String id, String name, boolean serverSide);

  /** More of the arguments of a call that has started. */
  void toolInput(Object key, String json);

  /** Attaches data to a part that has started. */
  void data(Object key, ProviderData data);

  /** The part is whole. Parts still open when the exchange finishes end then. */
  void end(Object key);

  /** A part that comes whole. */
  void part(Part part);

  /** What follows belongs to the next message of the response. */
  void nextMessage();

  /** Attaches data to the current message as a whole. */
  void messageData(ProviderData data);

  /** A setting or content was dropped or adapted; never pass over that in silence. */
  void warn(String feature, String message);

  /** The model that really answered, when it is not the one that was asked. */
  void resolvedModel(String id);

  /** The provider's payload as the log keeps it. */
  void payload(Json.Obj payload);

  /** The protocol's end was seen. Once, last. */
  void finish(FinishReason reason, @Nullable String rawReason, Usage usage, ProviderData data);
}
