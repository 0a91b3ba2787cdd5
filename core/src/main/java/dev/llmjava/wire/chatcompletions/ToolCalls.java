package dev.llmjava.wire.chatcompletions;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.PartSink;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tool calls that the application answers. OpenAI numbers the calls and gives id and name once;
 * others repeat id or name with every piece, send them empty, leave out the number, or give every
 * call the number 0. So a piece belongs to the call with its number unless it clearly starts
 * another, else to the call with its id, else to the last call.
 */
final class ToolCalls {
  /** A field of calls and messages that Google wants back. */
  static final String EXTRA = "extra_content";

  private final String provider;
  private final List<ToolCall> calls = new ArrayList<>();
  private @Nullable ToolCall legacy;

  ToolCalls(String provider) {
    this.provider = provider;
  }

  boolean any() {
    return !calls.isEmpty() || legacy != null;
  }

  void read(List<Json> pieces, Words words, PartSink out) {
    var before = List.copyOf(calls);
    for (Json piece : pieces) {
      if (piece instanceof Json.Obj object) {
        read(Piece.of(object), before, words, out);
      }
    }
  }

  /** The call that a piece with this number and no id or name belongs to; null when it is new. */
  @Nullable ToolCall numbered(long number) {
    for (int i = calls.size() - 1; i >= 0; i--) {
      if (calls.get(i).hasIndex(number)) {
        return calls.get(i);
      }
    }
    return null;
  }

  /** The {@code function_call} of before there were several; an empty one is none. */
  void legacy(Json.Obj function, Words words, PartSink out) {
    Piece piece = Piece.legacy(function);
    if (legacy == null && piece.name().isEmpty() && piece.arguments().isEmpty()) {
      return;
    }
    if (legacy == null) {
      legacy = new ToolCall(provider, piece);
    }
    legacy.add(piece, words, out);
  }

  /** A call whose name never came is a call all the same. */
  void finish(PartSink out) {
    calls.forEach(call -> call.finish(out));
    if (legacy != null) {
      legacy.finish(out);
    }
  }

  private void read(Piece piece, List<ToolCall> before, Words words, PartSink out) {
    Long index = piece.index();
    ToolCall call = index == null ? unnumbered(piece, before) : numbered(index);
    if (call == null || (index != null && call.isEndedBy(piece))) {
      call = new ToolCall(provider, piece);
      calls.add(call);
    }
    call.add(piece, words, out);
  }

  /**
   * @param before the calls that were there before this chunk: without a number, two pieces of one
   *     chunk that name a tool are two calls, even of the same tool
   */
  private @Nullable ToolCall unnumbered(Piece piece, List<ToolCall> before) {
    for (ToolCall call : calls.reversed()) {
      if (!piece.id().isEmpty() && call.hasId(piece.id())) {
        return call;
      }
    }
    if (calls.isEmpty()) {
      return null;
    }
    ToolCall last = calls.getLast();
    boolean goesOn =
        piece.name().isEmpty()
            || (piece.id().isEmpty() && before.contains(last) && last.isRepeatedBy(piece));
    return goesOn ? last : null;
  }

  /** A piece of a call. A field that is absent, null or of another type is empty. */
  record Piece(
      @Nullable Long index,
      String id,
      String name,
      String arguments,
      boolean custom,
      Json.Obj extra) {
    static Piece of(Json.Obj call) {
      Json.Obj function = call.object("function");
      Json.Obj custom = call.object("custom");
      boolean isCustom =
          orEmpty(function.string("name")).isEmpty()
              && (function.isEmpty() ? !custom.isEmpty() : custom.string("name") != null)
              && !(custom.has("name") && orEmpty(custom.string("name")).isEmpty());
      return new Piece(
          call.integer("index"),
          text(call.get("id")),
          orEmpty((isCustom ? custom : function).string("name")),
          isCustom ? orEmpty(custom.string("input")) : arguments(function.get("arguments")),
          isCustom,
          call.object(EXTRA));
    }

    static Piece legacy(Json.Obj function) {
      return new Piece(
          null,
          "",
          orEmpty(function.string("name")),
          arguments(function.get("arguments")),
          false,
          Json.Obj.EMPTY);
    }

    /** An object in place of its text; an empty one may stand before the text itself. */
    private static String arguments(@Nullable Json arguments) {
      return switch (arguments) {
        case Json.Str(String text) -> text;
        case Json.Obj object -> object.isEmpty() ? "" : object.toString();
        case Json.Arr array -> array.toString();
        case null, default -> "";
      };
    }

    private static String text(@Nullable Json id) {
      return switch (id) {
        case Json.Str(String text) -> text;
        case Json.Num number -> number.toString();
        case null, default -> "";
      };
    }
  }
}
