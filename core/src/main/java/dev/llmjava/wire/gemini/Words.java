package dev.llmjava.wire.gemini;

import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Text and thoughts, put into parts in the order they arrive. A stream cuts one part into chunks:
 * what a chunk begins with goes on with what the last one ended with, if it is of the same kind.
 * Parts inside of one chunk stay apart, and so does what follows a signature, because a part with a
 * signature must not be joined to another ("Thought signatures"). A stream may send the signature
 * of a part last, with an empty text. The sources of a text are told when nothing more of it comes.
 */
final class Words {
  private enum Kind {
    NONE,
    TEXT,
    THOUGHT
  }

  private final String provider;
  private final Grounding grounding;
  private Kind kind = Kind.NONE;
  private int part;
  private boolean signed;
  private boolean ofThisChunk;

  Words(String provider, Grounding grounding) {
    this.provider = provider;
    this.grounding = grounding;
  }

  void nextChunk() {
    ofThisChunk = false;
  }

  void read(Json.Obj from, String text, PartSink out) {
    Kind next = from.isTrue("thought") ? Kind.THOUGHT : Kind.TEXT;
    String signature = from.string(Candidate.SIGNATURE);
    boolean vouched = signature != null && !signature.isEmpty();
    if (text.isEmpty() && !vouched) {
      return;
    }
    boolean goesOn = kind == next && !signed && !ofThisChunk;
    if (text.isEmpty() && !goesOn) {
      interrupt(out);
      out.part(empty(next, signature));
      return;
    }
    if (!goesOn) {
      interrupt(out);
      kind = next;
      part++;
    }
    say(text, out);
    if (vouched) {
      signed = true;
      out.data(part, Candidate.signature(provider, signature));
    }
    ofThisChunk = true;
  }

  /** Something that is not words begins. */
  void interrupt(PartSink out) {
    if (kind == Kind.TEXT) {
      out.data(part, grounding.take());
    }
    if (kind != Kind.NONE) {
      out.end(part);
      kind = Kind.NONE;
      signed = false;
    }
  }

  private void say(String text, PartSink out) {
    if (kind == Kind.THOUGHT) {
      out.reasoning(part, text);
    } else {
      out.text(part, text);
    }
  }

  private Part empty(Kind of, @Nullable String signature) {
    ProviderData data = Candidate.signature(provider, signature);
    return of == Kind.THOUGHT ? new Part.Reasoning("", false, data) : new Part.Text("", data);
  }
}
