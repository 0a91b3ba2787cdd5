package dev.llmjava.cli;

import dev.llmjava.Response;
import dev.llmjava.StreamEvent;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Reads a response to its end, shows it as asked, and has it logged however it ends. */
final class Answer {
  private final Arguments arguments;
  private final Session session;
  private final Logging logging;

  Answer(Arguments arguments, Session session, Logging logging) {
    this.arguments = arguments;
    this.session = session;
    this.logging = logging;
  }

  int show(Response response, Conversation conversation) {
    RuntimeException failure =
        Interruption.whileAnswering(response, () -> readLogAndClose(response, conversation));
    if (failure != null) {
      throw failure;
    }
    return response.state() == Response.State.COMPLETE ? 0 : Interruption.INTERRUPTED;
  }

  /** An open client would hold up the exit, so it is closed before that is allowed to go on. */
  private @Nullable RuntimeException readLogAndClose(Response response, Conversation conversation) {
    try {
      return readAndLog(response, conversation);
    } finally {
      session.close();
    }
  }

  private @Nullable RuntimeException readAndLog(Response response, Conversation conversation) {
    RuntimeException failure = read(response);
    if (failure == null && response.state() == Response.State.COMPLETE) {
      usage(response);
    }
    log(response, conversation, failure);
    return failure;
  }

  /** What went wrong is given back and not thrown, because the answer is logged first. */
  private @Nullable RuntimeException read(Response response) {
    Display display = display(response.prompt().stream());
    try {
      if (arguments.has("async")) {
        response.readAsync(display::show).join();
      } else {
        for (StreamEvent event : response.events()) {
          display.show(event);
        }
      }
      if (response.state() == Response.State.COMPLETE) {
        display.end();
      }
      return null;
    } catch (CompletionException e) {
      RuntimeException cause = cause(e, response);
      response.close();
      return cause;
    } catch (RuntimeException e) {
      response.close();
      return e;
    } finally {
      display.stop();
    }
  }

  private static @Nullable RuntimeException cause(CompletionException e, Response response) {
    if (response.state() == Response.State.CLOSED_EARLY
        && !(e.getCause() instanceof Output.Closed)) {
      return null;
    }
    return e.getCause() instanceof RuntimeException cause ? cause : e;
  }

  /**
   * How the answer is shown.
   *
   * @param streams whether it was asked for as it forms
   */
  private Display display(boolean streams) {
    if (arguments.has("events")) {
      return new EventLines(session.terminal());
    }
    if (arguments.has("json")) {
      return new LiveText(session.terminal(), LiveText.Show.NOTHING);
    }
    boolean block = arguments.has("extract") || arguments.has("extract-last");
    if (block || !streams) {
      return new WholeText(session.terminal(), block, arguments.has("extract-last"));
    }
    return new LiveText(
        session.terminal(),
        PromptCommand.hidesReasoning(arguments) ? LiveText.Show.TEXT : LiveText.Show.ALL);
  }

  private void usage(Response response) {
    if (arguments.has("usage")) {
      session.err().styled("33;1", "Token usage: " + TokenUsage.line(response.usage().reported()));
      session.err().print("\n");
    }
  }

  private void log(
      Response response, Conversation conversation, @Nullable RuntimeException failure) {
    try {
      logging.log(response, conversation.thread());
      if (arguments.has("json") && failure == null) {
        logging.printJson(response, conversation.thread());
      }
    } catch (RuntimeException e) {
      if (failure == null) {
        throw e;
      }
      failure.addSuppressed(e);
    }
  }
}
