package dev.llmjava.wire.responses;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A call of a tool that was described in the request ("function_call"), or of a custom one, whose
 * input is free text ("custom_tool_call") and is kept as a JSON string. xAI reports its own
 * searches as custom calls, of tools that nobody described.
 *
 * <p>What the application shall run ends with the answer and not before: an answer that breaks off
 * leaves no call that looks as if it could be run.
 */
final class CallItem implements OutputItem {
  /** The key of provider data that marks a call of a custom tool. */
  static final String CUSTOM = "custom";

  static final String FUNCTION_CALL = "function_call";
  static final String CUSTOM_CALL = "custom_tool_call";

  private final String provider;
  private final Output output;
  private final boolean custom;
  private final Spoken input = new Spoken();
  private final StringBuilder waiting = new StringBuilder();
  private boolean serverSide;
  private boolean started;
  private boolean done;

  CallItem(String provider, Output output, Json.Obj first, PartSink out) {
    this.provider = provider;
    this.output = output;
    this.custom = Items.type(first).equals(CUSTOM_CALL);
    String name = first.string("name");
    if (name != null && !name.isEmpty()) {
      start(first, name, out);
    }
  }

  static boolean isOne(Json.Obj item) {
    String type = Items.type(item);
    return type.equals(FUNCTION_CALL) || type.equals(CUSTOM_CALL);
  }

  @Override
  public void event(String type, Json.Obj event, PartSink out) {
    switch (type) {
      case "response.function_call_arguments.delta", "response.custom_tool_call_input.delta" ->
          tell(event.string("delta"), out);
      case "response.function_call_arguments.done" ->
          tell(input.missing(text(event.get("arguments"))), out);
      case "response.custom_tool_call_input.done" ->
          tell(input.missing(text(event.get("input"))), out);
      default -> {}
    }
  }

  @Override
  public void whole(Json.Obj item, PartSink out) {
    if (done) {
      return;
    }
    done = true;
    if (!started) {
      start(item, orEmpty(item.string("name")), out);
    }
    tell(input.missing(text(item.get(custom ? "input" : "arguments"))), out);
    if (custom) {
      out.toolInput(this, "\"");
    }
    out.data(this, data(item));
    if (serverSide) {
      out.end(this);
      Part.ToolResult result =
          Items.result(item, Items.id(item), Items.name(item), ProviderData.NONE);
      if (result != null) {
        out.part(result);
      }
    }
  }

  private void start(Json.Obj item, String name, PartSink out) {
    started = true;
    serverSide = custom && output.described().isOfProvider(name);
    if (!serverSide) {
      output.awaitsClient();
    }
    out.toolCall(this, Items.id(item), name, serverSide);
    if (custom) {
      out.toolInput(this, "\"");
    }
    write(waiting.toString(), out);
  }

  private void tell(@Nullable String more, PartSink out) {
    if (more == null || more.isEmpty()) {
      return;
    }
    input.say(more);
    if (started) {
      write(more, out);
    } else {
      waiting.append(more);
    }
  }

  private void write(String more, PartSink out) {
    if (!more.isEmpty()) {
      out.toolInput(this, custom ? insideString(more) : more);
    }
  }

  /** Of our own calls what the part does not say. */
  private ProviderData data(Json.Obj item) {
    Json.Obj rest =
        serverSide
            ? item
            : Items.withoutNulls(item.without("call_id", "name", "arguments", "input"));
    var data = Json.object().put(Items.ITEM, rest);
    if (custom) {
      data.put(CUSTOM, true);
    }
    return ProviderData.of(provider, data.build());
  }

  private static String insideString(String text) {
    String quoted = Json.of(text).toString();
    return quoted.substring(1, quoted.length() - 1);
  }

  /** An object in place of its text. */
  private static @Nullable String text(@Nullable Json value) {
    return switch (value) {
      case Json.Str(String text) -> text;
      case Json.Obj object -> object.toString();
      case null, default -> null;
    };
  }
}
