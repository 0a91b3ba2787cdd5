package dev.llmjava.cli.run;

import dev.llmjava.cli.terminal.Output;
import dev.llmjava.json.Json;

/** Results on standard output. */
final class RunOutput implements RunSink {
  private final Output out;

  RunOutput(Output out) {
    this.out = out;
  }

  @Override
  public synchronized void add(Json.Obj result) {
    out.print(result + "\n");
  }
}
