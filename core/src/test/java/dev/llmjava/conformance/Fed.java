package dev.llmjava.conformance;

import dev.llmjava.Exchange;
import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.http.Decoder;
import dev.llmjava.http.EventStreamParser;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A model whose answer is an event stream that is at hand, in pieces: everything but the network.
 *
 * @param resets whether the connection breaks after the last piece
 */
public record Fed(Supplier<Decoder> decoders, List<byte[]> pieces, boolean resets)
    implements Model {
  /** A model whose answer is one document. */
  public static Model document(Supplier<Decoder> decoders, String json) {
    return new Document(decoders, json);
  }

  @Override
  public String id() {
    return "fed";
  }

  @Override
  public Exchange open(Prompt prompt) {
    return new Feeding(decoders.get(), pieces, resets);
  }

  private record Document(Supplier<Decoder> decoders, String json) implements Model {
    @Override
    public String id() {
      return "document";
    }

    @Override
    public Exchange open(Prompt prompt) {
      Decoder decoder = decoders.get();
      return new Exchange() {
        @Override
        public boolean step(PartSink out) {
          decoder.document(json, out);
          decoder.end(out);
          return false;
        }

        @Override
        public void close() {}
      };
    }
  }

  private static final class Feeding implements Exchange {
    private final List<byte[]> pieces;
    private final boolean resets;
    private final Decoder decoder;
    private final EventStreamParser events;
    private @Nullable PartSink sink;
    private int next;

    Feeding(Decoder decoder, List<byte[]> pieces, boolean resets) {
      this.decoder = decoder;
      this.pieces = pieces;
      this.resets = resets;
      this.events = new EventStreamParser((name, data) -> decoder.frame(name, data, sink));
    }

    @Override
    public boolean step(PartSink out) {
      sink = out;
      if (next < pieces.size()) {
        byte[] piece = pieces.get(next++);
        events.feed(piece, piece.length);
        return true;
      }
      if (resets) {
        throw new LlmException.BrokenOff("the answer broke off: reset", null);
      }
      events.finish();
      decoder.end(out);
      return false;
    }

    @Override
    public void close() {}
  }
}
