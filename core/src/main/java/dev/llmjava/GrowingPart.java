package dev.llmjava;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A part under way. Guarded by its assembler. */
final class GrowingPart {
  enum Kind {
    TEXT,
    REFUSAL,
    REASONING,
    TOOL_CALL,
    WHOLE
  }

  private final int index;
  private final int message;
  private final Kind kind;
  private final String id;
  private final String name;
  private final boolean serverSide;
  private final @Nullable Part whole;
  private final StringBuilder text = new StringBuilder();
  private ProviderData data = ProviderData.NONE;

  /** The first half of a character that was cut in two by the provider's chunks. */
  private String held = "";

  private boolean damaged;

  private GrowingPart(
      int index,
      int message,
      Kind kind,
      String id,
      String name,
      boolean serverSide,
      @Nullable Part whole) {
    this.index = index;
    this.message = message;
    this.kind = kind;
    this.id = id;
    this.name = name;
    this.serverSide = serverSide;
    this.whole = whole;
  }

  static GrowingPart of(int index, int message, Kind kind) {
    return new GrowingPart(index, message, kind, "", "", false, null);
  }

  static GrowingPart toolCall(int index, int message, String id, String name, boolean serverSide) {
    return new GrowingPart(index, message, Kind.TOOL_CALL, id, name, serverSide, null);
  }

  static GrowingPart whole(int index, int message, Part part) {
    return new GrowingPart(index, message, Kind.WHOLE, "", "", false, part);
  }

  int index() {
    return index;
  }

  int message() {
    return message;
  }

  Kind kind() {
    return kind;
  }

  void add(ProviderData more) {
    data = data.merge(more);
  }

  /** Takes a chunk in; the event for it; null while there is nothing to show. */
  @Nullable StreamEvent grow(String chunk) {
    if (held.isEmpty() && !Surrogates.any(chunk)) {
      return accept(chunk);
    }
    String joined = held.isEmpty() ? chunk : held + chunk;
    String ready = Surrogates.mend(joined);
    held = Surrogates.unfinished(joined);
    damaged |= !joined.startsWith(ready);
    return accept(ready);
  }

  /** What was held back for a second half that did not come; null when nothing was. */
  @Nullable StreamEvent flush() {
    if (held.isEmpty()) {
      return null;
    }
    held = "";
    damaged = true;
    return accept(Surrogates.REPLACEMENT);
  }

  /** Whether half a character had to be replaced since this was last asked. */
  boolean takeDamage() {
    boolean was = damaged;
    damaged = false;
    return was;
  }

  Part toPart() {
    return switch (kind) {
      case TEXT, REFUSAL -> new Part.Text(text.toString(), data);
      case REASONING -> new Part.Reasoning(text.toString(), false, data);
      case TOOL_CALL -> new Part.ToolCall(id, name, text.toString(), serverSide, data);
      case WHOLE -> Objects.requireNonNull(whole);
    };
  }

  private @Nullable StreamEvent accept(String chunk) {
    if (chunk.isEmpty()) {
      return null;
    }
    text.append(chunk);
    return switch (kind) {
      case TEXT -> new StreamEvent.TextDelta(index, chunk);
      case REFUSAL -> new StreamEvent.RefusalDelta(index, chunk);
      case REASONING -> new StreamEvent.ReasoningDelta(index, chunk);
      case TOOL_CALL -> new StreamEvent.ToolCallArguments(index, id, chunk);
      case WHOLE -> null;
    };
  }
}
