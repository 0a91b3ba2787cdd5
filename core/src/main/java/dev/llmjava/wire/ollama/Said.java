package dev.llmjava.wire.ollama;

import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * What the model says, put into parts in the order it arrives: words of one kind make one part
 * until something else comes. Calls and images come whole.
 */
final class Said {
  /** The key of provider data that names the field to send reasoning back in. */
  static final String FIELD = "field";

  /** That field. */
  static final String THINKING = "thinking";

  private enum Kind {
    NONE,
    TEXT,
    REASONING
  }

  private final String provider;
  private final StringBuilder text = new StringBuilder();
  private Kind kind = Kind.NONE;
  private int part;
  private boolean calls;

  Said(String provider) {
    this.provider = provider;
  }

  /** In one object thinking comes before what it led to. */
  void message(Json.Obj message, PartSink out) {
    if (message.isEmpty()) {
      return;
    }
    reasoning(message.string(THINKING), out);
    text(message.string("content"), out);
    for (Json image : message.items("images")) {
      if (image instanceof Json.Str(String base64) && !base64.isBlank()) {
        interrupt(out);
        out.part(Pictures.part(base64));
      }
    }
    for (Json call : message.items("tool_calls")) {
      if (call instanceof Json.Obj object) {
        call(object, out);
      }
    }
  }

  void text(@Nullable String chunk, PartSink out) {
    if (chunk != null && !chunk.isEmpty()) {
      become(Kind.TEXT, out);
      text.append(chunk);
      out.text(part, chunk);
    }
  }

  void reasoning(@Nullable String chunk, PartSink out) {
    if (chunk != null && !chunk.isEmpty()) {
      if (become(Kind.REASONING, out)) {
        out.reasoning(part, "");
        out.data(part, ProviderData.of(provider, FIELD, Json.of(THINKING)));
      }
      out.reasoning(part, chunk);
    }
  }

  void finish(PartSink out) {
    interrupt(out);
  }

  /** Whether the application has been asked for something. */
  boolean calls() {
    return calls;
  }

  /** All visible text so far. */
  String text() {
    return text.toString();
  }

  /**
   * A call comes whole, but it ends with the answer: what broke off is never run. Older servers
   * send no ids, and the number of a call says nothing that its place does not.
   */
  private void call(Json.Obj call, PartSink out) {
    interrupt(out);
    calls = true;
    Json.Obj function = call.object("function");
    String name = function.string("name");
    out.toolCall(part, call.string("id"), name == null ? "" : name, false);
    switch (function.get("arguments")) {
      case Json.Str(String input) -> out.toolInput(part, input);
      case Json.Obj input -> out.toolInput(part, input.toString());
      case Json.Arr input -> out.toolInput(part, input.toString());
      case null, default -> {}
    }
  }

  private void interrupt(PartSink out) {
    become(Kind.NONE, out);
  }

  /** Whether a new part begins. */
  private boolean become(Kind next, PartSink out) {
    if (kind == next && next != Kind.NONE) {
      return false;
    }
    if (kind != Kind.NONE) {
      out.end(part);
    }
    kind = next;
    part++;
    return true;
  }
}
