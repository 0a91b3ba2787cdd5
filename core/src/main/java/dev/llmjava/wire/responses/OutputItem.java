package dev.llmjava.wire.responses;

import dev.llmjava.PartSink;
import dev.llmjava.json.Json;

/** An item of the output, as it grows; what its parts are is for it to tell the sink. */
sealed interface OutputItem permits MessageItem, ReasoningItem, CallItem, ToolItem, OpaqueItem {
  /** An event about the item that is neither its beginning nor its end. */
  void event(String type, Json.Obj event, PartSink out);

  /**
   * The item as a whole. It may come twice, when it is done and with the whole response, and the
   * later one may say more.
   */
  void whole(Json.Obj item, PartSink out);

  /** Another item begins: whoever has said nothing yet takes its place before it. */
  default void takePlace(PartSink out) {}
}
