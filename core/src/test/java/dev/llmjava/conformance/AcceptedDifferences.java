package dev.llmjava.conformance;

import dev.llmjava.json.Json;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Where our requests differ from recorded ones on purpose. Each rule is about a kind of request,
 * not about one recording.
 *
 * @param path the paths it covers, as {@link SemanticForm} writes them
 * @param applies the recorded requests it covers
 * @param reason why we do otherwise
 */
record AcceptedDifferences(Pattern path, Predicate<Json.Obj> applies, String reason) {
  private static final List<AcceptedDifferences> ALL =
      List.of(
          rule(
              "stream_options\\.include_usage", "every stream is asked for its usage, as LLM does"),
          rule("response_format\\.json_schema\\.name", "a schema is called output, as LLM does"),
          rule(
              "response_format\\.json_schema\\.strict",
              "a prompt does not say that a schema is strict; LLM does not ask for it either"),
          rule(
              "messages.*\\.file\\.filename",
              "an attachment has no name; it is named by its content, as LLM does"),
          rule("messages.*\\.image_url\\.detail", "auto is the default; it is set by an option"),
          rule("messages.*\\.prefix", "false is the default, and nothing here sets it"),
          rule(
              "messages.*\\.reasoning",
              request -> has(request, "\"reasoning_content\":"),
              "one name for the same words is enough: the one they came under"),
          rule(
              "messages.*\\.(document_.*|file\\..*|input_audio.*|type)",
              request -> has(request, "\"document_url\"") || has(request, "\"input_audio\":\""),
              "Mistral's own names for documents and sound; OpenAI's are sent"),
          rule(
              "messages.*",
              AcceptedDifferences::hasAttachedResult,
              "attachments of a tool result follow in a user message, as OpenAI wants it"),
          rule(
              "tools.*",
              request -> has(request, "\"openrouter:web_search\""),
              "tools that the provider runs are not part of this wire yet"));

  static boolean accepts(Json.Obj recorded, String path) {
    return ALL.stream()
        .anyMatch(rule -> rule.path.matcher(path).matches() && rule.applies.test(recorded));
  }

  private static AcceptedDifferences rule(String path, String reason) {
    return rule(path, request -> true, reason);
  }

  private static AcceptedDifferences rule(String path, Predicate<Json.Obj> applies, String reason) {
    return new AcceptedDifferences(Pattern.compile(path), applies, reason);
  }

  private static boolean has(Json.Obj request, String text) {
    return request.toString().contains(text);
  }

  private static boolean hasAttachedResult(Json.Obj request) {
    return request.items("messages").stream()
        .map(Json.Obj.class::cast)
        .anyMatch(
            message ->
                "tool".equals(message.string("role"))
                    && message.items("content").stream()
                        .anyMatch(item -> ((Json.Obj) item).has("image_url")));
  }
}
