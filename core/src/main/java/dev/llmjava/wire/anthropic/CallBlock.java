package dev.llmjava.wire.anthropic;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;

/**
 * A tool call. A stream starts it with an empty input, whose text follows in pieces; a document,
 * and some streams, have the input at once. A call that the application answers is whole for the
 * sink only when the answer is: nothing of an answer that broke off is to be run.
 */
final class CallBlock implements OpenBlock {
  /** Who answers it. */
  enum Kind {
    CALL,
    SERVER_CALL,
    /** Nobody: its input is the answer in the form of the schema. */
    ANSWER
  }

  private static final String INPUT = "input";

  private final String provider;
  private final Json.Obj block;
  private final Kind kind;
  private final StringBuilder input = new StringBuilder();

  CallBlock(String provider, Json.Obj block, Kind kind) {
    this.provider = provider;
    this.block = block;
    this.kind = kind;
  }

  @Override
  public void start(PartSink out) {
    if (kind != Kind.ANSWER) {
      out.toolCall(this, block.string("id"), name(), kind == Kind.SERVER_CALL);
    }
  }

  @Override
  public void delta(Json.Obj delta, PartSink out) {
    add(orEmpty(delta.string("partial_json")), out);
  }

  @Override
  public Json.Obj end(PartSink out) {
    if (input.isEmpty()) {
      add(given(), out);
    }
    Part.ToolCall call =
        new Part.ToolCall(null, name(), input.toString(), false, ProviderData.NONE);
    Json.Obj whole = block.with(INPUT, call.arguments());
    if (kind == Kind.SERVER_CALL) {
      out.data(this, ProviderData.of(provider, Blocks.WHOLE, whole));
    } else if (kind == Kind.CALL) {
      out.data(this, ProviderData.of(provider, Blocks.pick(block, Blocks.CALLER)));
      return whole;
    }
    out.end(this);
    return whole;
  }

  private void add(String json, PartSink out) {
    if (json.isEmpty()) {
      return;
    }
    input.append(json);
    if (kind == Kind.ANSWER) {
      out.text(this, json);
    } else {
      out.toolInput(this, json);
    }
  }

  private String given() {
    return switch (block.get(INPUT)) {
      case Json.Obj object -> object.toString();
      case Json.Arr array -> array.toString();
      case Json.Str(String text) -> text;
      case null, default -> "";
    };
  }

  private String name() {
    return orEmpty(block.string("name"));
  }
}
