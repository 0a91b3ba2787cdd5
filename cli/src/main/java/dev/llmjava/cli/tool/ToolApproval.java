package dev.llmjava.cli.tool;

import dev.llmjava.Part;
import dev.llmjava.Tool;
import dev.llmjava.ToolContext;
import dev.llmjava.ToolGate;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.terminal.Person;
import dev.llmjava.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** {@code --ta}: asks the user about every call before anything of its batch runs. */
public final class ToolApproval implements ToolGate {
  private static final String HEADING = "33;1";
  private static final String QUESTION = "Approve tool call?";

  /** How the user is asked. */
  public interface Asking {
    /** Whether the user agrees to a call. */
    boolean agrees(Part.ToolCall call, String question);
  }

  private final Asking asking;

  public ToolApproval(Asking asking) {
    this.asking = asking;
  }

  public ToolApproval(Terminal terminal) {
    this((call, question) -> askPerson(call, question, terminal));
  }

  @Override
  public Decision decide(@Nullable Tool tool, ToolContext context) {
    if (tool == null) {
      return Decision.RUN; // there is nothing to run, and the model is told
    }
    return asking.agrees(context.call(), QUESTION)
        ? Decision.RUN
        : new Decision.Deny("User cancelled tool call");
  }

  /** Asks at the terminal, wherever the prompt came from. */
  public static boolean askPerson(Part.ToolCall call, String question, Terminal terminal) {
    try (var person = Person.at(terminal)) {
      if (person == null) {
        throw new Failure(
            "\""
                + call.name()
                + "\" needs your approval, and there is no terminal to ask at; run this at one, or"
                + " without --ta");
      }
      showCall(call, person.out());
      return person.agrees(question, terminal);
    }
  }

  public static void showCall(Part.ToolCall call, Output out) {
    out.styled(HEADING, ToolTrace.heading(call));
    out.print("\n");
  }
}
