package dev.llmjava.wire.responses;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.Part;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What items of tools have in common. Their types end in {@code _call} or {@code _output}; the rest
 * is the tool, so that tools of tomorrow and of other vendors are read by the same rules.
 */
final class Items {
  /** The key of provider data for an item that goes back as it came. */
  static final String ITEM = "item";

  static final String IMAGE_CALL = "image_generation_call";
  static final String APPROVAL = "mcp_approval_request";

  private static final String CALL = "_call";
  private static final String OUTPUT = "_output";

  /** What the application does. A shell and a tool search can also be the provider's. */
  private static final Set<String> CLIENT_CALLS =
      Set.of("local_shell_call", "apply_patch_call", "computer_call");

  /** Their results are items of their own, an image, or the application's word. */
  private static final Set<String> WITHOUT_RESULT =
      Set.of("program", "shell_call", "tool_search_call", IMAGE_CALL, APPROVAL);

  private static final Set<String> ENDED = Set.of("completed", "failed", "incomplete");

  private Items() {}

  static String type(Json.Obj item) {
    return orEmpty(item.string("type"));
  }

  static boolean isTool(String type) {
    return type.endsWith(CALL)
        || type.equals("mcp_list_tools")
        || type.equals(APPROVAL)
        || type.equals("program");
  }

  static boolean isResult(String type) {
    return type.endsWith(OUTPUT);
  }

  static boolean isForClient(Json.Obj item) {
    String type = type(item);
    return CLIENT_CALLS.contains(type)
        || (type.equals("shell_call") && isLocal(item.object("environment").string("type")))
        || (type.equals("tool_search_call") && "client".equals(item.string("execution")));
  }

  private static boolean isLocal(@Nullable String environment) {
    return environment == null || environment.equals("local");
  }

  /** What links calls and results; empty where there is nothing. */
  static String id(Json.Obj item) {
    String call = orEmpty(item.string("call_id"));
    return call.isEmpty() ? orEmpty(item.string("id")) : call;
  }

  /** The tool's own name where it has one, as those of MCP servers do. */
  static String name(Json.Obj item) {
    String name = orEmpty(item.string("name"));
    return name.isEmpty() ? kind(type(item)) : name;
  }

  /** What a call and its result have in common: {@code shell} for {@code shell_call_output}. */
  static String kind(String type) {
    String call = type.endsWith(OUTPUT) ? type.substring(0, type.length() - OUTPUT.length()) : type;
    return call.endsWith(CALL) ? call.substring(0, call.length() - CALL.length()) : call;
  }

  /** The type of the item that answers a call. */
  static String outputType(String callType) {
    return (callType.equals("tool_search_call") ? kind(callType) : callType) + OUTPUT;
  }

  /** The arguments of a call as JSON, as LLM 0.32 keeps them. */
  static String input(Json.Obj item) {
    if (item.get("arguments") instanceof Json.Str(String text)) {
      return text;
    }
    for (String field : new String[] {"arguments", "action", "operation"}) {
      if (item.get(field) instanceof Json.Obj object) {
        return object.toString();
      }
    }
    var fields = Json.object();
    for (String field : new String[] {"code", "queries", "actions", "server_label", "prompt"}) {
      if (item.has(field)) {
        fields.putIfPresent(field, item.get(field));
      }
    }
    return fields.build().toString();
  }

  /** The result that an item holds; null when it holds none, or none yet. */
  static Part.@Nullable ToolResult result(
      Json.Obj item, String callId, String name, ProviderData data) {
    String output = output(item);
    String error = error(item);
    if (output == null && error == null) {
      return null;
    }
    return new Part.ToolResult(
        callId, name, output == null ? "" : output, error, List.of(), true, data);
  }

  private static @Nullable String output(Json.Obj item) {
    String type = type(item);
    if (type.equals(IMAGE_CALL)) {
      return null;
    }
    for (String field : new String[] {"output", "result"}) {
      if (item.has(field)) {
        return item.get(field) instanceof Json.Str(String text) ? text : python(item.get(field));
      }
    }
    String logs = logs(item.items("outputs"));
    if (!logs.isEmpty()) {
      return logs;
    }
    for (String field : new String[] {"results", "tools"}) {
      if (!item.items(field).isEmpty()) {
        return python(item.get(field));
      }
    }
    String status = orEmpty(item.string("status"));
    return ENDED.contains(status) && !WITHOUT_RESULT.contains(type) ? status : null;
  }

  private static @Nullable String error(Json.Obj item) {
    return switch (item.get("error")) {
      case Json.Str(String text) -> text;
      case Json.Obj error ->
          error.string("message") == null ? error.toString() : error.string("message");
      case null, default -> null;
    };
  }

  /** What code wrote, and where the files it made are. */
  private static String logs(List<Json> outputs) {
    var text = new StringBuilder();
    for (Json one : outputs) {
      Json.Obj output = one instanceof Json.Obj object ? object : Json.Obj.EMPTY;
      String words = orEmpty(output.string("logs"));
      String shown = words.isEmpty() ? orEmpty(output.string("url")) : words;
      text.append(text.isEmpty() || shown.isEmpty() ? "" : "\n").append(shown);
    }
    return text.toString();
  }

  private static String python(@Nullable Json value) {
    return value == null ? "" : value.format(JsonStyle.PYTHON);
  }

  static Json.Obj withoutNulls(Json.Obj object) {
    var kept = new LinkedHashMap<>(object.fields());
    kept.values().removeIf(Json.Null.class::isInstance);
    return new Json.Obj(kept);
  }
}
