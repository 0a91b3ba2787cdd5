package dev.llmjava.cli.run;

import dev.llmjava.json.Json;
import java.util.Map;
import java.util.Set;

/** Where the results of a run go. Any thread. */
interface RunSink extends AutoCloseable {
  /** Whether another run finds them again. */
  default boolean keeps() {
    return false;
  }

  /** The keys of the inputs that have an answer from earlier runs, by their ids. */
  default Map<String, String> answered() {
    return Map.of();
  }

  /**
   * Makes room for new results, before the first is added. Changes nothing until then.
   *
   * @param ids of the inputs that are to be asked
   */
  default void begin(Set<String> ids) {}

  /** Keeps a result for good before it returns. */
  void add(Json.Obj result);

  /** Nothing is added after this. Idempotent. */
  @Override
  default void close() {}
}
