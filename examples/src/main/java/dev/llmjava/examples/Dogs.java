package dev.llmjava.examples;

import dev.llmjava.Llm;
import dev.llmjava.Model;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import dev.llmjava.StreamEvent;
import dev.llmjava.StreamEvent.ReasoningDelta;
import dev.llmjava.StreamEvent.TextDelta;
import dev.llmjava.StreamEvent.ToolCallArguments;
import dev.llmjava.StreamEvent.ToolCallStarted;
import dev.llmjava.Tool;
import java.io.PrintStream;
import java.util.List;

/** Three calls of one tool, seen while the model writes them, then run by the reply. */
public final class Dogs {
  private Dogs() {}

  // region describe_dog
  record Dog(String name, String bio) {}

  static final Tool DESCRIBE_DOG =
      Tool.of(
          "describe_dog",
          "Record the name and biography of a hypothetical dog.",
          Dog.class,
          dog -> dog.name() + ": " + dog.bio());

  // endregion

  public static void main(String[] args) {
    try (Llm llm = Llm.create()) {
      System.out.println(tell(llm.model(), System.out, System.err));
    }
  }

  static String tell(Model model, PrintStream out, PrintStream err) {
    // region dogs
    Response response =
        model.prompt(
            Prompt.builder()
                .user("Invent 3 cool dogs, first talk about your motivations")
                .tools(List.of(DESCRIBE_DOG))
                .build());
    for (StreamEvent event : response.events()) {
      switch (event) {
        case TextDelta t -> out.print(t.text());
        case ReasoningDelta r -> err.print(r.text());
        case ToolCallStarted c -> out.printf("%nTool call: %s(", c.name());
        case ToolCallArguments a -> out.print(a.json());
        case StreamEvent.PartFinished p -> {}
        case StreamEvent.RefusalDelta r -> out.print(r.text());
        case StreamEvent.Warning w -> err.println("Warning: " + w.message());
        case StreamEvent.Finished f -> out.println();
      }
    }

    Response reply = response.reply("Tell me about the dogs"); // runs the three calls first
    return reply.text();
    // endregion
  }
}
