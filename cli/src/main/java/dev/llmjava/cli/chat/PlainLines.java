package dev.llmjava.cli.chat;

import dev.llmjava.cli.terminal.CtrlC;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.cli.tool.ToolApproval;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lines as they come: piped in, or from a terminal that cannot do more. */
final class PlainLines implements ChatLines {
  private final Terminal terminal;

  PlainLines(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public @Nullable String read(String prompt) {
    return terminal.inputIsTerminal() ? CtrlC.during(this::abort, () -> ask(prompt)) : ask(prompt);
  }

  /** At the terminal also where the lines are piped in. */
  @Override
  public ToolApproval approval() {
    return new ToolApproval(
        (call, question) ->
            CtrlC.during(this::abort, () -> ToolApproval.askPerson(call, question, terminal)));
  }

  /** The thread that reads cannot be called back from the system, so the chat ends. */
  private void abort() {
    terminal.err().print("\nAborted!\n");
    Runtime.getRuntime().halt(1);
  }

  private @Nullable String ask(String prompt) {
    terminal.out().print(prompt);
    return line();
  }

  private @Nullable String line() {
    var bytes = new ByteArrayOutputStream();
    try {
      int next = terminal.in().read();
      if (next < 0) {
        return null;
      }
      for (; next >= 0 && next != '\n'; next = terminal.in().read()) {
        bytes.write(next);
      }
    } catch (IOException e) {
      throw Terminal.unreadable(e);
    }
    String line = terminal.text(bytes.toByteArray());
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}
