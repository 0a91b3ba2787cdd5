package dev.llmjava.model;

import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** One prompt to several models at once, each answer read on a virtual thread of its own. */
public final class Models {
  private Models() {}

  /**
   * What every model has to say, in the order of the models. Waits until the last has finished or
   * failed; {@link Response#failure} tells which.
   *
   * @throws LlmException.BrokenOff when the thread is interrupted, and then all are closed
   */
  public static List<Response> all(List<? extends Model> models, Prompt prompt) {
    List<Response> responses = ask(models, prompt);
    BlockingQueue<Response> over = read(responses);
    for (int i = 0; i < responses.size(); i++) {
      next(over, responses);
    }
    return responses;
  }

  /**
   * The first answer that is complete; the others are closed.
   *
   * @throws LlmException when all have failed: the first model's failure, with the others' as
   *     suppressed ones
   * @throws LlmException.BrokenOff when the thread is interrupted, and then all are closed
   * @throws IllegalArgumentException for no models
   */
  public static Response fastest(List<? extends Model> models, Prompt prompt) {
    if (models.isEmpty()) {
      throw new IllegalArgumentException("no model is there to be the fastest");
    }
    List<Response> responses = ask(models, prompt);
    BlockingQueue<Response> over = read(responses);
    for (int i = 0; i < responses.size(); i++) {
      Response first = next(over, responses);
      if (first.state() == Response.State.COMPLETE) {
        close(responses);
        return first;
      }
    }
    throw failure(responses);
  }

  private static List<Response> ask(List<? extends Model> models, Prompt prompt) {
    var responses = new ArrayList<Response>();
    models.forEach(model -> responses.add(model.prompt(prompt)));
    return List.copyOf(responses);
  }

  private static BlockingQueue<Response> read(List<Response> responses) {
    var over = new LinkedBlockingQueue<Response>();
    for (Response response : responses) {
      var unused = response.readAsync(event -> {}).whenComplete((read, why) -> over.add(response));
    }
    return over;
  }

  private static Response next(BlockingQueue<Response> over, List<Response> all) {
    try {
      return over.take();
    } catch (InterruptedException e) {
      close(all);
      Thread.currentThread().interrupt();
      throw new LlmException.BrokenOff("interrupted while several models were asked", e);
    }
  }

  /** Closing does nothing to an answer that is complete. */
  private static void close(List<Response> responses) {
    responses.forEach(Response::close);
  }

  private static RuntimeException failure(List<Response> responses) {
    var failures = new ArrayList<RuntimeException>();
    responses.forEach(response -> response.failure().ifPresent(failures::add));
    RuntimeException first =
        failures.isEmpty()
            ? new LlmException.BrokenOff("all answers were closed before their end", null)
            : failures.getFirst();
    failures.stream().skip(1).filter(other -> !other.equals(first)).forEach(first::addSuppressed);
    return first;
  }
}
