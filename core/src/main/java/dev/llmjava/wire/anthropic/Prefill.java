package dev.llmjava.wire.anthropic;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.Prompt;
import dev.llmjava.json.Json;
import dev.llmjava.wire.anthropic.Dialect.Ability;
import java.util.List;

/** Words that the answer is made to begin with: the wire continues an assistant's last message. */
final class Prefill {
  static final String OPTION = "prefill";
  static final String HIDDEN = "hide_prefill";

  private Prefill() {}

  /** Empty for none, and for a model that takes none. */
  static String of(Prompt prompt, Dialect dialect) {
    return dialect.has(Ability.ADAPTIVE_THINKING) ? "" : given(prompt);
  }

  /** Empty for none, whether the model takes one or not. */
  static String given(Prompt prompt) {
    return orEmpty(prompt.options().string(OPTION));
  }

  /** What is shown of it before the answer: the provider does not repeat it. */
  static String shown(Prompt prompt, Dialect dialect) {
    return prompt.options().isTrue(HIDDEN) ? "" : of(prompt, dialect);
  }

  static Json message(String prefill) {
    Json text = Json.object().put("type", "text").put("text", prefill).build();
    return Json.object()
        .put("role", Turn.ASSISTANT)
        .put("content", Json.array(List.of(text)))
        .build();
  }
}
