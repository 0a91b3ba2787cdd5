package dev.llmjava.cli.prompt;

import dev.llmjava.ChainEvent;
import dev.llmjava.Response;
import dev.llmjava.StreamEvent;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.display.Display;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Interruption;
import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.text.TokenUsage;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Reads what was asked to its end, shows it as wanted, and has it logged however it ends. */
public final class Answer {
  private final Arguments arguments;
  private final Session session;
  private final Logging logging;

  public Answer(Arguments arguments, Session session, Logging logging) {
    this.arguments = arguments;
    this.session = session;
    this.logging = logging;
  }

  /**
   * Shows and logs it, and gives the exit code.
   *
   * @param streams whether it was asked for as it forms
   */
  public int show(Asked asked, boolean streams) {
    RuntimeException failure =
        Interruption.whileAnswering(asked::close, () -> readLogAndClose(asked, streams));
    if (failure != null) {
      throw failure;
    }
    return asked.complete() ? 0 : Interruption.INTERRUPTED;
  }

  /** An open client would hold up the exit, so it is closed before that is allowed to go on. */
  private @Nullable RuntimeException readLogAndClose(Asked asked, boolean streams) {
    try {
      return readAndLog(asked, streams);
    } finally {
      session.close();
    }
  }

  /** Shows and logs it, and gives what went wrong; null for nothing. */
  public @Nullable RuntimeException readAndLog(Asked asked, boolean streams) {
    RuntimeException failure =
        read(asked, new AnswerDisplay(arguments, session).of(asked, streams));
    if (failure == null && asked.complete()) {
      usage(asked);
    }
    log(asked, failure);
    return failure;
  }

  /** What went wrong is given back and not thrown, because the answer is logged first. */
  private @Nullable RuntimeException read(Asked asked, Display display) {
    try {
      if (arguments.has("async")) {
        asked.readAsync(event -> show(event, display)).join();
      } else {
        for (ChainEvent event : asked.events()) {
          show(event, display);
        }
      }
      if (asked.complete()) {
        display.end();
      }
      return null;
    } catch (CompletionException e) {
      RuntimeException cause = cause(e, asked);
      asked.close();
      return cause;
    } catch (RuntimeException e) {
      asked.close();
      return e;
    } finally {
      display.stop();
    }
  }

  private static void show(ChainEvent event, Display display) {
    if (event instanceof StreamEvent piece) {
      display.show(piece);
    } else if (event instanceof ChainEvent.Step step) {
      display.step(step);
    }
  }

  private static @Nullable RuntimeException cause(CompletionException e, Asked asked) {
    if (asked.closedEarly() && !(e.getCause() instanceof Output.Closed)) {
      return null;
    }
    return e.getCause() instanceof RuntimeException cause ? cause : e;
  }

  private void usage(Asked asked) {
    if (arguments.has("usage")) {
      for (Response response : asked.responses()) {
        String line = TokenUsage.line(response.usage().reported());
        session.err().styled("33;1", "Token usage: " + line);
        session.err().print("\n");
      }
    }
  }

  private void log(Asked asked, @Nullable RuntimeException failure) {
    try {
      asked.log(logging);
      logging.sayForked();
      if (arguments.has("json") && failure == null) {
        logging.printJson(asked.responses());
      }
    } catch (RuntimeException e) {
      if (failure == null) {
        throw e;
      }
      failure.addSuppressed(e);
    }
  }
}
