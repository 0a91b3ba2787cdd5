package dev.llmjava.chat;

import dev.llmjava.Exchange;
import dev.llmjava.LlmException;
import dev.llmjava.LlmException.Refused;
import dev.llmjava.Message;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.RefusalKind;
import dev.llmjava.Role;
import dev.llmjava.ToolChoice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model that is asked once more when the results of tools were too much for it: with long results
 * cut and tools off, so that it answers with what it has. What is stored stays whole.
 */
final class Overflow implements Model {
  /** Results up to this many characters stay. */
  static final int LONG = 1000;

  private final Model model;

  Overflow(Model model) {
    this.model = model;
  }

  @Override
  public String id() {
    return model.id();
  }

  @Override
  public ModelInfo info() {
    return model.info();
  }

  @Override
  public Exchange open(Prompt prompt) {
    Exchange first = model.open(prompt);
    boolean results = prompt.turn().stream().anyMatch(message -> message.role() == Role.TOOL);
    return results ? new Attempt(first, prompt) : first;
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
              : new Part.ToolResult(
                  result.callId(),
                  result.name(),
                  "The result was too long for the model and was cut. It begins and ends so:\n"
                      + Truncator.of(LONG).shorten(result.output()),
                  result.error(),
                  result.attachments(),
                  result.serverSide(),
                  result.data()));
    }
    return Message.tool(results);
  }

  private final class Attempt implements Exchange {
    private final Prompt prompt;
    private final Object lock = new Object();
    private Exchange open;
    private boolean second;
    private boolean closed;

    Attempt(Exchange first, Prompt prompt) {
      this.open = first;
      this.prompt = prompt;
    }

    @Override
    public boolean step(PartSink out) {
      Exchange now = current();
      try {
        return now.step(out);
      } catch (Refused e) {
        if (second || e.kind() != RefusalKind.CONTEXT_OVERFLOW || !again(e)) {
          throw e;
        }
        out.warn("tool_results", "too long for " + model.id() + "; asked again with less of them");
        return current().step(out);
      }
    }

    private Exchange current() {
      synchronized (lock) {
        return open;
      }
    }

    /** False when it was closed meanwhile. */
    private boolean again(LlmException why) {
      second = true;
      Exchange next = model.open(shortened(prompt));
      synchronized (lock) {
        if (!closed) {
          open.close();
          open = next;
          return true;
        }
      }
      next.close();
      why.addSuppressed(new IllegalStateException("closed before it was asked again"));
      return false;
    }

    @Override
    public void close() {
      @Nullable Exchange now;
      synchronized (lock) {
        closed = true;
        now = open;
      }
      now.close();
    }
  }
}
