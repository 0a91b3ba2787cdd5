package dev.llmjava.model;

import dev.llmjava.Part;
import dev.llmjava.ProviderData;
import org.jspecify.annotations.Nullable;

/** A part while it is written down. */
final class TapedPart {
  /** What becomes of the text. */
  enum Kind {
    TEXT,
    REASONING,
    CALL
  }

  private final Kind kind;
  private final @Nullable String id;
  private final String name;
  private final boolean serverSide;
  private final @Nullable Part whole;
  private final StringBuilder text = new StringBuilder();
  private ProviderData data = ProviderData.NONE;

  private TapedPart(
      Kind kind, @Nullable String id, String name, boolean serverSide, @Nullable Part whole) {
    this.kind = kind;
    this.id = id;
    this.name = name;
    this.serverSide = serverSide;
    this.whole = whole;
  }

  static TapedPart of(Kind kind) {
    return new TapedPart(kind, null, "", false, null);
  }

  static TapedPart call(String id, String name, boolean serverSide) {
    return new TapedPart(Kind.CALL, id, name, serverSide, null);
  }

  static TapedPart whole(Part part) {
    return new TapedPart(Kind.TEXT, null, "", false, part);
  }

  void append(String chunk) {
    text.append(chunk);
  }

  void add(ProviderData more) {
    data = data.merge(more);
  }

  Part toPart() {
    if (whole != null) {
      return whole;
    }
    return switch (kind) {
      case TEXT -> new Part.Text(text.toString(), data);
      case REASONING -> new Part.Reasoning(text.toString(), false, data);
      case CALL -> new Part.ToolCall(id, name, text.toString(), serverSide, data);
    };
  }
}
