package dev.llmjava.cli;

import dev.llmjava.Tool;
import dev.llmjava.ToolContext;
import dev.llmjava.ToolGate;
import org.jspecify.annotations.Nullable;

/** {@code --ta}: asks the user about every call before anything of its batch runs. */
final class ToolApproval implements ToolGate {
  private final Terminal terminal;

  ToolApproval(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Decision decide(@Nullable Tool tool, ToolContext context) {
    if (tool == null) {
      return Decision.RUN; // there is nothing to run, and the model is told
    }
    try (var person = Person.at(terminal)) {
      if (person == null) {
        throw new Failure(
            "\""
                + tool.name()
                + "\" needs your approval, and there is no terminal to ask at; run this at one, or"
                + " without --ta");
      }
      person.out().styled("33;1", ToolTrace.heading(context.call()));
      person.out().print("\n");
      return person.agrees("Approve tool call?", terminal)
          ? Decision.RUN
          : new Decision.Deny("User cancelled tool call");
    }
  }
}
