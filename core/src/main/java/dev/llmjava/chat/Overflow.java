package dev.llmjava.chat;

import dev.llmjava.Exchange;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Model;
import dev.llmjava.ModelWrapper;
import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.RefusalKind;
import dev.llmjava.Role;
import dev.llmjava.ToolChoice;
import dev.llmjava.model.Attempts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model that is asked once more when the results of tools were too much for it: with long results
 * cut and tools off, so that it answers with what it has. What is stored stays whole.
 */
record Overflow(Model inside) implements ModelWrapper {
  /** Results up to this many characters stay. */
  static final int LONG = 1000;

  @Override
  public Exchange open(Prompt prompt) {
    boolean results = prompt.turn().stream().anyMatch(message -> message.role() == Role.TOOL);
    return results ? new Attempts(new Twice(inside, prompt)) : inside.open(prompt);
  }

  /** The last results, as they are sent the second time. */
  static Prompt shortened(Prompt prompt) {
    var messages = new ArrayList<>(prompt.messages());
    int turn = messages.size() - prompt.turn().size();
    for (int i = turn; i < messages.size(); i++) {
      if (messages.get(i).role() == Role.TOOL) {
        messages.set(i, shortened(messages.get(i)));
      }
    }
    return prompt.withMessages(messages).toBuilder().toolChoice(ToolChoice.NONE).build();
  }

  private static Message shortened(Message message) {
    List<Part.ToolResult> results = new ArrayList<>();
    for (Part.ToolResult result : message.parts(Part.ToolResult.class)) {
      results.add(
          result.output().length() <= LONG
              ? result
              : result.withOutput(
                  "The result was too long for the model and was cut. It begins and ends so:\n"
                      + Truncator.of(LONG).shorten(result.output())));
    }
    return Message.tool(results);
  }

  private static final class Twice implements Attempts.Plan {
    private final Model model;
    private final Prompt whole;
    private Prompt sent;

    Twice(Model model, Prompt prompt) {
      this.model = model;
      this.whole = prompt;
      this.sent = prompt;
    }

    @Override
    public Exchange open() {
      return model.open(sent);
    }

    @Override
    public @Nullable Duration next(LlmException failure, PartSink out) {
      boolean tooMuch =
          failure instanceof LlmException.Refused refused
              && refused.kind() == RefusalKind.CONTEXT_OVERFLOW;
      if (!tooMuch || !sent.equals(whole)) {
        return null;
      }
      sent = shortened(whole);
      out.warn("tool_results", "too long for " + model.id() + "; asked again with less of them");
      return Duration.ZERO;
    }
  }
}
