package dev.llmjava.provider;

import dev.llmjava.Exchange;
import dev.llmjava.FinishReason;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.ModelInfo.Feature;
import dev.llmjava.Option;
import dev.llmjava.Options;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Babbles in the words of the prompt, a word at a time: for trying out streams, slow ones too,
 * without a network. With a seed the same prompt gives the same text.
 */
final class MarkovModel implements Model {
  private static final long WORDS = 100;
  private static final long ORDER = 2;

  private static final Options OPTIONS =
      new Options(
          List.of(
              new Option(
                  "length",
                  new Option.Kind.Whole(1L, 1_000_000L),
                  "How many words to say; 100 if not set."),
              new Option(
                  "order",
                  new Option.Kind.Whole(1L, 20L),
                  "How many words decide the next one; 2 if not set. More stays closer to the"
                      + " prompt."),
              new Option(
                  "seed", new Option.Kind.Whole(null, null), "The same number, the same text."),
              new Option(
                  "delay_ms",
                  new Option.Kind.Whole(0L, null),
                  "Milliseconds to wait before each word but the first.")));

  @Override
  public String id() {
    return "markov";
  }

  @Override
  public ModelInfo info() {
    return ModelInfo.of("Markov: markov")
        .withFeatures(Feature.STREAMING, Feature.ASYNC)
        .withOptions(OPTIONS);
  }

  @Override
  public Exchange open(Prompt prompt) {
    return new Babble(prompt);
  }

  /** A word a step. */
  private static final class Babble implements Exchange {
    private final WordChain chain;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final long length;
    private final long delay;
    private long said;

    Babble(Prompt prompt) {
      Json.Obj options = prompt.options();
      String text = prompt.messages().stream().map(Message::text).collect(Collectors.joining("\n"));
      Long seed = options.integer("seed");
      chain =
          new WordChain(
              text,
              (int) Math.max(1, whole(options, "order", ORDER)),
              seed == null ? new Random() : new Random(seed));
      length = Math.min(whole(options, "length", WORDS), chain.longest());
      delay = whole(options, "delay_ms", 0);
    }

    @Override
    public boolean step(PartSink out) {
      if (said < length) {
        if (said > 0) {
          pause();
        }
        out.text("text", (said == 0 ? "" : " ") + chain.next());
        said++;
        return true;
      }
      out.finish(FinishReason.STOP, null, Usage.of(chain.wordsRead(), said), ProviderData.NONE);
      return false;
    }

    @Override
    public void close() {
      closed.countDown();
    }

    private void pause() {
      try {
        if (closed.await(delay, TimeUnit.MILLISECONDS)) {
          throw new LlmException.BrokenOff("the answer of markov broke off: it was closed", null);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LlmException.BrokenOff("the answer of markov broke off: interrupted", e);
      }
    }

    private static long whole(Json.Obj options, String name, long otherwise) {
      Long set = options.integer(name);
      return set == null ? otherwise : set;
    }
  }
}
