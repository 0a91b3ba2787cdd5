package dev.llmjava.cli.run;

import dev.llmjava.json.Json;

/** Where the results of a run go. Any thread. */
interface RunSink extends AutoCloseable {
  /** Keeps a result for good before it returns. */
  void add(Json.Obj result);

  /** Nothing is added after this. Idempotent. */
  @Override
  default void close() {}
}
