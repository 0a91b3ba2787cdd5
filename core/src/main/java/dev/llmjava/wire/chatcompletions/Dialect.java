package dev.llmjava.wire.chatcompletions;

import dev.llmjava.ServerTool;
import dev.llmjava.json.Json;
import java.util.Set;

/**
 * What a request depends on beside the prompt.
 *
 * @param provider the name under which its data is found in the history
 * @param model the name that the provider knows the model by
 * @param streams whether the model can stream
 * @param lengthOption what the option {@code max_tokens} is called on the wire: OpenAI's reasoning
 *     models take only {@code max_completion_tokens}, which many others do not know
 * @param hidingReasoning fields that ask not to send the reasoning; empty where there is no way
 * @param serverTools the provider's own types of the tools that {@link ServerTool} has names for
 * @param habits where the provider departs from the form that most speak
 */
public record Dialect(
    String provider,
    String model,
    boolean streams,
    String lengthOption,
    Json.Obj hidingReasoning,
    Json.Obj serverTools,
    Set<Habit> habits) {
  public static final String MAX_TOKENS = "max_tokens";
  public static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";

  /** The form that most speak. */
  public static Dialect of(String provider, String model) {
    return new Dialect(provider, model, true, MAX_TOKENS, Json.Obj.EMPTY, Json.Obj.EMPTY, Set.of());
  }

  public Dialect withStreams(boolean can) {
    return new Dialect(provider, model, can, lengthOption, hidingReasoning, serverTools, habits);
  }

  public Dialect withLengthOption(String name) {
    return new Dialect(provider, model, streams, name, hidingReasoning, serverTools, habits);
  }

  public Dialect withHidingReasoning(Json.Obj fields) {
    return new Dialect(provider, model, streams, lengthOption, fields, serverTools, habits);
  }

  /** With tools that the provider runs: its own types by the names of {@link ServerTool}. */
  public Dialect withServerTools(Json.Obj types) {
    return new Dialect(provider, model, streams, lengthOption, hidingReasoning, types, habits);
  }

  public Dialect withHabits(Habit... all) {
    return new Dialect(
        provider, model, streams, lengthOption, hidingReasoning, serverTools, Set.of(all));
  }

  /** The same for another model. */
  public Dialect withModel(String name) {
    return new Dialect(provider, name, streams, lengthOption, hidingReasoning, serverTools, habits);
  }

  /** Of the models behind {@link Habit#CACHE_MARKS} some cache by themselves, and need no marks. */
  boolean takesMarks() {
    return has(Habit.CACHE_MARKS)
        && (model.startsWith("anthropic/") || model.startsWith("google/gemini"));
  }

  boolean has(Habit habit) {
    return habits.contains(habit);
  }
}
