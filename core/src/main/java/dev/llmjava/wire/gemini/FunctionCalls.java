package dev.llmjava.wire.gemini;

import dev.llmjava.PartSink;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tool calls that the application answers ("FunctionCall"). A call comes whole, or in pieces if
 * Vertex AI was asked to stream arguments: the first has the name, the last does not say {@code
 * willContinue}. A piece without a name belongs to the open call with its id, else to the last one.
 * Calls end for the sink with the answer: of an answer that breaks off none is to be run.
 */
final class FunctionCalls {
  private final String provider;
  private final List<Growing> open = new ArrayList<>();
  private boolean any;

  FunctionCalls(String provider) {
    this.provider = provider;
  }

  boolean any() {
    return any;
  }

  void read(Json.Obj call, @Nullable String signature, Words words, PartSink out) {
    Growing growing = goesOn(call);
    if (growing == null) {
      if (call.without("willContinue").isEmpty() && signature == null) {
        return; // the end of a call that is not there
      }
      growing = start(call, words, out);
    }
    if (signature != null && !signature.isEmpty()) {
      out.data(growing, Candidate.signature(provider, signature));
    }
    boolean more = call.isTrue("willContinue");
    growing.add(call, more, out);
    if (!more) {
      open.remove(growing);
    }
  }

  private Growing start(Json.Obj call, Words words, PartSink out) {
    any = true;
    words.interrupt(out);
    String name = call.string("name");
    var growing = new Growing(call.string("id"));
    out.toolCall(growing, growing.id, name == null ? "" : name, false);
    open.add(growing);
    return growing;
  }

  private @Nullable Growing goesOn(Json.Obj call) {
    String id = call.string("id");
    String name = call.string("name");
    boolean named = name != null && !name.isEmpty();
    boolean known = id != null && !id.isEmpty();
    for (Growing growing : open.reversed()) {
      boolean its = known ? Objects.equals(id, growing.id) : !named;
      if (its) {
        return growing;
      }
    }
    return null;
  }

  /** A call that is not whole; its own key for the sink. */
  private static final class Growing {
    private final @Nullable String id;
    private @Nullable PartialArguments pieces;

    Growing(@Nullable String id) {
      this.id = id;
    }

    void add(Json.Obj call, boolean more, PartSink out) {
      Json.Obj args = call.object("args");
      List<Json> partial = call.items("partialArgs");
      if (pieces == null && partial.isEmpty() && !more) {
        out.toolInput(this, args.toString());
        return;
      }
      if (pieces == null) {
        pieces = new PartialArguments();
      }
      pieces.addAll(args);
      partial.forEach(pieces::add);
      if (!more) {
        pieces.close();
      }
      out.toolInput(this, pieces.take());
    }
  }
}
