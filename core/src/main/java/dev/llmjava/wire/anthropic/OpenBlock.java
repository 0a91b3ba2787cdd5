package dev.llmjava.wire.anthropic;

import dev.llmjava.PartSink;
import dev.llmjava.json.Json;

/** A content block under way; it is itself the sink's key for its part. Once each: start, end. */
interface OpenBlock {
  void start(PartSink out);

  /** A delta of a type that the block does not know is passed over. */
  void delta(Json.Obj delta, PartSink out);

  /** The block as a document would have it. */
  Json.Obj end(PartSink out);
}
