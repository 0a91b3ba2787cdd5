package dev.llmjava.cli.chat;

import dev.llmjava.Response;
import dev.llmjava.cli.prompt.Answer;
import dev.llmjava.cli.prompt.Asked;
import dev.llmjava.cli.terminal.CtrlC;
import dev.llmjava.cli.terminal.Interrupted;
import dev.llmjava.cli.terminal.Interruption;
import dev.llmjava.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a chat, read to its end. At a terminal Ctrl-C stops it, and the chat goes on; where
 * the lines are piped in, Ctrl-C ends the process.
 */
final class ChatAnswer {
  private final Asked asked;
  private final Terminal terminal;
  private volatile boolean stopped;

  ChatAnswer(Asked asked, Terminal terminal) {
    this.asked = asked;
    this.terminal = terminal;
  }

  /** Shows it, has it logged, and gives what went wrong; null for nothing. */
  @Nullable RuntimeException read(Answer answer, boolean streams) {
    RuntimeException failure =
        terminal.inputIsTerminal()
            ? CtrlC.during(this::stop, () -> readOn(answer, streams))
            : readOn(answer, streams);
    boolean atQuestion = failure instanceof Interrupted;
    stopped |= atQuestion;
    if (atQuestion || ((stopped || breaksOff()) && terminal.out().inLine())) {
      terminal.out().print("\n");
    }
    return atQuestion ? null : failure;
  }

  private boolean breaksOff() {
    return !asked.complete() && shows();
  }

  private @Nullable RuntimeException readOn(Answer answer, boolean streams) {
    return Interruption.whileAnswering(asked::close, () -> answer.readAndLog(asked, streams));
  }

  private void stop() {
    stopped = true;
    terminal.out().lineBegun();
    asked.close();
  }

  /** Whether the user stopped it. */
  boolean stopped() {
    return stopped;
  }

  /** Whether it was stopped because the process is to end. */
  boolean endsProcess() {
    return asked.closedEarly() && !stopped;
  }

  private boolean shows() {
    for (Response response : asked.responses()) {
      if (response.partial().stream().anyMatch(message -> !message.text().isEmpty())) {
        return true;
      }
    }
    return false;
  }
}
