package dev.llmjava.wire.anthropic;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What one side says before the other does, as one message: results of tools first, as the wire
 * wants it ("Handle tool calls"). Texts of nothing but blanks are refused by the provider, so they
 * are sent only where there is nothing else.
 */
final class Turn {
  static final String USER = "user";
  static final String ASSISTANT = "assistant";

  private final String role;
  private final List<Json> results = new ArrayList<>();
  private final List<Json> content = new ArrayList<>();
  private final List<Json> blank = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();

  Turn(String role) {
    this.role = role;
  }

  boolean isOf(String other) {
    return role.equals(other);
  }

  void add(Json.Obj block) {
    switch (orEmpty(block.string("type"))) {
      case "tool_result" -> results.add(block);
      case "tool_use" -> {
        calls.add(orEmpty(block.string("id")));
        content.add(block);
      }
      case "text" -> (isBlank(block) ? blank : content).add(block);
      default -> content.add(block);
    }
  }

  /** The calls that the application has to answer. */
  List<String> calls() {
    return calls;
  }

  /** Leaves out results of calls that were not sent; whether there were any. */
  boolean retainResultsOf(List<String> sent) {
    return results.removeIf(result -> !sent.contains(answered(result)));
  }

  /** Those of the calls that have no result. */
  List<String> unanswered(List<String> sent) {
    var open = new ArrayList<>(sent);
    results.forEach(result -> open.remove(answered(result)));
    return open;
  }

  boolean isEmpty() {
    return results.isEmpty() && content.isEmpty() && (blank.isEmpty() || role.equals(ASSISTANT));
  }

  Json toJson() {
    var all = new ArrayList<>(results);
    all.addAll(content);
    return Json.object()
        .put("role", role)
        .put("content", Json.array(all.isEmpty() ? blank : all))
        .build();
  }

  private static String answered(Json result) {
    return orEmpty(((Json.Obj) result).string("tool_use_id"));
  }

  private static boolean isBlank(Json.Obj text) {
    return orEmpty(text.string("text")).isBlank();
  }
}
