package dev.llmjava.wire.anthropic;

import dev.llmjava.Prompt;
import dev.llmjava.json.Json;
import dev.llmjava.json.ObjectBuilder;
import dev.llmjava.wire.Warnings;
import dev.llmjava.wire.anthropic.Dialect.Ability;

/**
 * How much the model thinks ("Extended thinking", "Adaptive thinking", "Effort"). Any option about
 * thinking asks for it; an effort alone does so only where the model then decides itself.
 */
final class Thinking {
  static final String OPTION = "thinking";
  static final String BUDGET = "thinking_budget";
  static final String DISPLAY = "thinking_display";
  static final String ADAPTIVE = "thinking_adaptive";
  static final String EFFORT = "thinking_effort";

  /** The least that the wire takes, and what LLM asks for. */
  private static final long SMALLEST = 1024;

  private final Prompt prompt;
  private final Dialect dialect;
  private final Json.Obj options;
  private final boolean adapts;

  Thinking(Prompt prompt, Dialect dialect) {
    this.prompt = prompt;
    this.dialect = dialect;
    this.options = prompt.options();
    this.adapts = dialect.has(Ability.ADAPTIVE_THINKING);
  }

  /** Whether the model is asked to think. */
  boolean requested() {
    return options.get(OPTION) instanceof Json.Obj
        || options.isTrue(OPTION)
        || budget() > 0
        || options.isTrue(DISPLAY)
        || isAdaptive();
  }

  void render(ObjectBuilder body, Warnings warnings) {
    if (options.get(OPTION) instanceof Json.Obj given) {
      body.put(OPTION, given);
    } else if (requested() && !dialect.has(Ability.THINKING)) {
      warnings.add(OPTION, dialect.model() + " does not think before it answers");
    } else if (requested()) {
      body.put(OPTION, config(warnings));
    }
  }

  /** The effort to ask for; empty for the provider's choice. */
  Json.Obj effort() {
    String effort = options.string(EFFORT);
    return effort == null || !dialect.has(Ability.EFFORT)
        ? Json.Obj.EMPTY
        : Json.object().put("effort", effort).build();
  }

  /** The limit of the answer, which must have room for more than thinking. */
  long mostTokens(Warnings warnings) {
    Long set = options.integer(Render.MAX_TOKENS);
    long most = set == null ? dialect.mostTokens() : set;
    if (budget() < most || !dialect.has(Ability.THINKING)) {
      return most;
    }
    if (set != null) {
      warnings.add(
          Render.MAX_TOKENS,
          "raised above thinking_budget, which is a part of it: " + (budget() + 1));
    }
    return budget() + 1;
  }

  private Json config(Warnings warnings) {
    var config = Json.object();
    if (isAdaptive() || (adapts && budget() == 0)) {
      config.put("type", "adaptive");
      if (budget() > 0) {
        warnings.add(BUDGET, "left out: the model decides itself how much to think");
      }
    } else {
      config.put("type", "enabled").put("budget_tokens", budget() > 0 ? budget() : SMALLEST);
    }
    if (prompt.hideReasoning() && adapts) {
      config.put("display", "omitted");
    } else if (options.isTrue(DISPLAY)) {
      config.put("display", "summarized");
    }
    return config.build();
  }

  private boolean isAdaptive() {
    return options.isTrue(ADAPTIVE) || (adapts && !effort().isEmpty());
  }

  private long budget() {
    Long budget = options.integer(BUDGET);
    return budget == null ? 0 : budget;
  }
}
