package dev.llmjava.wire.gemini;

import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tools that Google ran: code ({@code executableCode}, {@code codeExecutionResult}) and, from
 * Gemini 3 on, the others ({@code toolCall}, {@code toolResponse}). Named as llm-gemini names them.
 * Each is kept as it came, signature included, because it has to be sent back like that.
 */
final class ExecutedTools {
  private static final String CODE = "code_execution";

  private final String provider;
  private final Map<String, String> lastIds = new HashMap<>();
  private String answer = "";
  private int count;

  ExecutedTools(String provider) {
    this.provider = provider;
  }

  /** The id of the answer, which makes the ids unique that the wire leaves out. */
  void answer(@Nullable String id) {
    answer = id == null || !answer.isEmpty() ? answer : id;
  }

  /** Whether the part was one of these. */
  boolean read(Json.Obj part, Words words, PartSink out) {
    if (part.get("executableCode") instanceof Json.Obj code) {
      call(part, code, CODE, code, words, out);
    } else if (part.get("codeExecutionResult") instanceof Json.Obj result) {
      result(part, result, CODE, result, words, out);
    } else if (part.get("toolCall") instanceof Json.Obj call) {
      call(part, call, name(call), call.object("args"), words, out);
    } else if (part.get("toolResponse") instanceof Json.Obj response) {
      result(part, response, name(response), response.object("response"), words, out);
    } else {
      return false;
    }
    return true;
  }

  private void call(
      Json.Obj part, Json.Obj run, String name, Json.Obj input, Words words, PartSink out) {
    words.interrupt(out);
    String given = run.string("id");
    count++;
    String id = given == null || given.isEmpty() ? name + "_" + answer + "_" + count : given;
    lastIds.put(name, id);
    out.toolCall(id, id, name, true);
    out.toolInput(id, input.toString());
    out.data(id, ProviderData.of(provider, Candidate.NATIVE, part));
    out.end(id);
  }

  private void result(
      Json.Obj part, Json.Obj run, String name, Json.Obj output, Words words, PartSink out) {
    words.interrupt(out);
    String given = run.string("id");
    out.part(
        new Part.ToolResult(
            given == null || given.isEmpty() ? lastIds.get(name) : given,
            name,
            output.format(JsonStyle.PYTHON),
            null,
            List.of(),
            true,
            ProviderData.of(provider, Candidate.NATIVE, part)));
  }

  private static String name(Json.Obj run) {
    String type = run.string("toolType");
    return switch (type == null ? "" : type) {
      case "GOOGLE_SEARCH", "GOOGLE_SEARCH_WEB" -> "google_search";
      case "" -> "server_side_tool";
      default -> String.valueOf(type).toLowerCase(Locale.ROOT);
    };
  }
}
