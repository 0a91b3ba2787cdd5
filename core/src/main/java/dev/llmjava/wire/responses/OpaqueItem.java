package dev.llmjava.wire.responses;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import java.util.List;

/**
 * An item that comes whole: the result of a tool that the provider ran, or something that only the
 * provider can read, such as a conversation it has compacted. That is kept as reasoning without
 * words, because so it goes back and is shown to nobody.
 */
final class OpaqueItem implements OutputItem {
  private final String provider;
  private final Output output;
  private boolean done;

  OpaqueItem(String provider, Output output) {
    this.provider = provider;
    this.output = output;
  }

  @Override
  public void event(String type, Json.Obj event, PartSink out) {}

  @Override
  public void whole(Json.Obj item, PartSink out) {
    if (done) {
      return;
    }
    done = true;
    ProviderData data = ProviderData.of(provider, Items.ITEM, item);
    if (Items.isResult(Items.type(item))) {
      out.part(result(item, data));
    } else {
      out.part(new Part.Reasoning("", true, data));
    }
  }

  private Part.ToolResult result(Json.Obj item, ProviderData data) {
    String name = Items.name(item);
    String named = orEmpty(item.string("call_id"));
    String call = named.isEmpty() ? output.lastCall(name) : named;
    Part.ToolResult result = Items.result(item, call, name, data);
    return result == null
        ? new Part.ToolResult(call, name, "", null, List.of(), true, data)
        : result;
  }
}
