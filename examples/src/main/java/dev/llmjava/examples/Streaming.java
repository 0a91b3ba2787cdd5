package dev.llmjava.examples;

import dev.llmjava.Llm;
import dev.llmjava.Response;
import dev.llmjava.StreamEvent;
import dev.llmjava.StreamEvent.Finished;
import dev.llmjava.StreamEvent.PartFinished;
import dev.llmjava.StreamEvent.ReasoningDelta;
import dev.llmjava.StreamEvent.RefusalDelta;
import dev.llmjava.StreamEvent.TextDelta;
import dev.llmjava.StreamEvent.ToolCallArguments;
import dev.llmjava.StreamEvent.ToolCallStarted;
import dev.llmjava.StreamEvent.Warning;
import java.io.PrintStream;

/** Shows an answer while it arrives: text, reasoning and tool calls in their order. */
public final class Streaming {
  private Streaming() {}

  public static void main(String[] args) {
    try (Llm llm = Llm.create()) {
      show(llm, "markov", System.out, System.err);
    }
  }

  static void show(Llm llm, String model, PrintStream out, PrintStream err) {
    // region streaming
    try (Response response = llm.model(model).prompt("the cat sat on the mat and the cat ran")) {
      for (StreamEvent event : response.events()) {
        switch (event) {
          case TextDelta t -> out.print(t.text());
          case RefusalDelta r -> out.print(r.text());
          case ReasoningDelta r -> err.print(r.text());
          case ToolCallStarted c -> out.printf("%nTool call: %s(", c.name());
          case ToolCallArguments a -> out.print(a.json());
          case PartFinished p -> {} // every part ends with this, whole, with its metadata
          case Warning w -> err.println("Warning: " + w.message());
          case Finished f -> out.printf("%n%s, %s tokens%n", f.reason(), f.usage().output());
        }
      }
    }
    // endregion
  }
}
