package dev.llmjava.wire.chatcompletions;

import dev.llmjava.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a delta or a message says of the model's thinking. OpenAI's own API says nothing; others
 * have invented these shapes, and some send two of them with the same words:
 *
 * <ul>
 *   <li>a string: {@code reasoning_content} (DeepSeek, xAI, Z.ai, llama.cpp, vLLM), {@code
 *       reasoning} (OpenRouter, Groq, Ollama), {@code reasoning_text} (Copilot), {@code thinking}
 *   <li>{@code reasoning_details} (OpenRouter, Snowflake): a list of objects that also hold
 *       signatures and encrypted thinking
 *   <li>{@code reasoning} as an object with the words in it (Heroku)
 *   <li>{@code thinking} objects inside of a content array (Mistral), or {@code reasoning} objects
 *       with a summary (Databricks); see {@link Candidate}
 * </ul>
 *
 * <p>{@code <think>} tags inside of a text are text: only the vendor could say what they mean.
 *
 * @param field the string field that had the words; null when none had
 * @param words empty when there are none
 * @param details the list's objects, as they came
 */
record Reasoned(@Nullable String field, String words, List<Json> details) {
  /** The key of provider data that names the string field to send the words back in. */
  static final String FIELD = "field";

  /** The key of provider data that holds the list to send back. */
  static final String DETAILS = "reasoning_details";

  /** The value of {@link #FIELD} for thinking that came in a content array. */
  static final String IN_CONTENT = "content";

  /** Copilot's signature for {@code reasoning_text}. */
  static final String OPAQUE = "reasoning_opaque";

  /** What vouches for thinking that came in a content array. */
  static final String SIGNATURE = "signature";

  /** The fields that have words, in the order in which they are looked at. */
  static final List<String> FIELDS =
      List.of("reasoning_content", "reasoning", "reasoning_text", "thinking");

  static Reasoned in(Json.Obj delta) {
    List<Json> details = delta.items(DETAILS);
    for (String field : FIELDS) {
      String words = delta.string(field);
      if (words != null && !words.isEmpty()) {
        return new Reasoned(field, words, details);
      }
    }
    var words = new StringBuilder(inside(delta.object("reasoning")));
    for (Json detail : details) {
      words.append(detail instanceof Json.Obj object ? words(object) : "");
    }
    return new Reasoned(null, words.toString(), details);
  }

  private static String inside(Json.Obj reasoning) {
    for (String name : List.of("thinking", "text", "content")) {
      String words = reasoning.string(name);
      if (words != null) {
        return words;
      }
    }
    return "";
  }

  private static String words(Json.Obj detail) {
    String text = detail.string("text");
    String summary = detail.string("summary");
    return text != null ? text : summary != null ? summary : "";
  }
}
