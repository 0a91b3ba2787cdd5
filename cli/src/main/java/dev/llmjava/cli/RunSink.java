package dev.llmjava.cli;

import dev.llmjava.json.Json;

/** Where the results of a run go. Any thread. */
interface RunSink {
  /** Keeps a result for good before it returns. */
  void add(Json.Obj result);
}
