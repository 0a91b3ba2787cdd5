package dev.llmjava.store;

import dev.llmjava.json.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One logged model call, as a list of the log shows it.
 *
 * @param payload what the provider sent; null when nothing was kept or it can no longer be put
 *     together
 * @param broken how it ended, if it did not run to its end
 * @param legacy whether it was logged before LLM 0.32
 */
public record LogRow(
    Facts facts,
    Words words,
    @Nullable Json payload,
    Extras extras,
    Optional<Ending> broken,
    boolean legacy) {

  /**
   * The columns of its row. What is null was not logged.
   *
   * @param options an object; empty when none was set
   * @param started in UTC, as LLM writes it
   * @param tokenDetails JSON as it is stored
   */
  public record Facts(
      String id,
      @Nullable String model,
      @Nullable String resolvedModel,
      Json options,
      @Nullable String thread,
      @Nullable String threadName,
      @Nullable String threadModel,
      @Nullable Long durationMillis,
      @Nullable String started,
      @Nullable Long inputTokens,
      @Nullable Long outputTokens,
      @Nullable String tokenDetails,
      @Nullable Json schema) {}

  /**
   * What was said.
   *
   * @param prompt the user's whole text of this turn, fragments included
   * @param system null when there was none
   * @param reasoning null when there was none
   * @param promptJson only legacy rows have it
   */
  public record Words(
      String prompt,
      @Nullable String system,
      String response,
      @Nullable String reasoning,
      @Nullable Json promptJson) {}

  /** What belongs to it beside words. */
  public record Extras(
      List<Logged.Fragment> promptFragments,
      List<Logged.Fragment> systemFragments,
      List<Logged.Tool> tools,
      List<Logged.Call> calls,
      List<Logged.Result> results,
      List<Logged.File> attachments) {}

  public String id() {
    return facts.id();
  }

  /** The row as {@code llm logs --json} prints it, with fragments whole. */
  public Json.Obj toJson() {
    return LogRowForm.write(this);
  }
}
