package dev.llmjava.wire.anthropic;

import dev.llmjava.LlmException;
import dev.llmjava.Prompt;
import dev.llmjava.json.Json;

/**
 * How a schema is put to a model: newer ones are bound to it ("Structured outputs"), older ones are
 * made to call a tool whose input it describes, and that input is the answer.
 */
final class Schema {
  /** The tool, as LLM names it. */
  static final String TOOL = "output_structured_data";

  private Schema() {}

  /** Whether the answer comes as a call of {@link #TOOL}. */
  static boolean isForced(Prompt prompt, Dialect dialect) {
    return prompt.schema() != null && !dialect.has(Dialect.Ability.STRUCTURED_OUTPUTS);
  }

  /**
   * What to say of a schema that does not go with something else.
   *
   * @param other what is asked for beside the schema; a model that must call one tool calls no
   *     other, and does not think first
   */
  static LlmException.Setup excludes(Dialect dialect, String other) {
    return new LlmException.Setup(
        dialect.model()
            + " takes a schema or "
            + other
            + ", not both - leave one out, or ask a model with structured outputs, such as"
            + " anthropic/claude-sonnet-4-5");
  }

  static Json tool(Json.Obj schema) {
    return Json.object().put("name", TOOL).put("input_schema", schema).build();
  }

  static Json choice() {
    return Json.object().put("type", "tool").put("name", TOOL).build();
  }
}
