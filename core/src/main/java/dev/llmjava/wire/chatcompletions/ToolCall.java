package dev.llmjava.wire.chatcompletions;

import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import org.jspecify.annotations.Nullable;

/**
 * One tool call, as it grows. It starts for the sink when its name is known; it is itself the
 * sink's key. It is never ended here: pieces of parallel calls may come in any order until the
 * finish.
 */
final class ToolCall {
  /** The key of provider data that marks a call of a custom tool, whose input is free text. */
  static final String CUSTOM = "custom";

  private final String provider;
  private final @Nullable Long index;
  private final StringBuilder input = new StringBuilder();
  private final Braces braces = new Braces();
  private String id;
  private String name = "";
  private boolean custom;
  private boolean started;
  private int told;
  private Json.Obj extra = Json.Obj.EMPTY;

  ToolCall(String provider, ToolCalls.Piece first) {
    this.provider = provider;
    this.index = first.index();
    this.id = first.id();
  }

  boolean hasIndex(long number) {
    return index != null && index == number;
  }

  boolean hasId(String other) {
    return id.equals(other);
  }

  /** Whether a piece with this call's number is the start of another call. */
  boolean isEndedBy(ToolCalls.Piece piece) {
    if (piece.name().isEmpty()) {
      return false;
    }
    if (!id.isEmpty() && !piece.id().isEmpty()) {
      return !id.equals(piece.id());
    }
    return !isRepeatedBy(piece);
  }

  /** Whether a piece that names a tool and has no id only says this call's name again. */
  boolean isRepeatedBy(ToolCalls.Piece piece) {
    return name.isEmpty()
        || (name.equals(piece.name()) && (piece.arguments().isBlank() || !isWhole()));
  }

  void add(ToolCalls.Piece piece, Words words, PartSink out) {
    id = id.isEmpty() ? piece.id() : id;
    name = name.isEmpty() ? piece.name() : name;
    custom |= piece.custom();
    extra = piece.extra().isEmpty() ? extra : piece.extra();
    more(piece.arguments(), words, out);
  }

  /** A piece of the arguments and nothing else. */
  void more(String arguments, Words words, PartSink out) {
    input.append(arguments);
    braces.add(arguments);
    if (!started && !name.isEmpty()) {
      words.interrupt(out);
      start(out);
    }
    if (started) {
      tell(input.length() - arguments.length() == told ? arguments : input.substring(told), out);
    }
  }

  void finish(PartSink out) {
    if (!started) {
      start(out);
      tell(input.substring(told), out);
    }
    if (custom) {
      out.toolInput(this, "\"");
    }
  }

  private void start(PartSink out) {
    started = true;
    out.toolCall(this, id, name, false);
    if (custom) {
      out.data(this, ProviderData.of(provider, CUSTOM, Json.of(true)));
      out.toolInput(this, "\"");
    }
  }

  /**
   * @param more what of the input has not been told
   */
  private void tell(String more, PartSink out) {
    told = input.length();
    if (!more.isEmpty()) {
      out.toolInput(this, custom ? inside(more) : more);
    }
    if (!extra.isEmpty()) {
      out.data(this, ProviderData.of(provider, ToolCalls.EXTRA, extra));
      extra = Json.Obj.EMPTY;
    }
  }

  /** The free text of a custom tool is kept as a JSON string, whose quotes come first and last. */
  private static String inside(String text) {
    String quoted = Json.of(text).toString();
    return quoted.substring(1, quoted.length() - 1);
  }

  /** Asked for each piece of some vendors' calls, so it must not read the input each time. */
  private boolean isWhole() {
    try {
      return braces.closed() && Json.parse(input.toString()) instanceof Json.Obj;
    } catch (JsonException e) {
      return false;
    }
  }
}
