package dev.llmjava.model;

import dev.llmjava.Exchange;
import dev.llmjava.FinishReason;
import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ModelWrapper;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model that answers what it was asked before with what it said then. An answer that is given
 * again has the parts, the usage and the warnings of the first time, every part in one piece;
 * {@link #gave} tells it apart, and a {@link Budget} counts it as free. Answers are kept when they
 * are complete, and neither filtered nor of an unknown end.
 *
 * <p>Two who ask the same at the same time may both ask the model. Of several models that are made
 * of others, this belongs outside.
 */
public final class CachedModel implements ModelWrapper {
  private static final String FEATURE = "response_cache";

  private final Model model;
  private final ResponseCache cache;
  private final InstantSource clock;
  private final @Nullable Duration age;
  private final boolean stores;

  public CachedModel(Model model, ResponseCache cache) {
    this(model, cache, InstantSource.system());
  }

  /** The same with a clock of one's own. */
  public CachedModel(Model model, ResponseCache cache, InstantSource clock) {
    this(model, cache, clock, null, true);
  }

  private CachedModel(
      Model model,
      ResponseCache cache,
      InstantSource clock,
      @Nullable Duration age,
      boolean stores) {
    this.model = model;
    this.cache = cache;
    this.clock = clock;
    this.age = age;
    this.stores = stores;
  }

  /** Whether a response came out of a cache. Waits for the end. */
  public static boolean gave(Response response) {
    return CachedAnswer.gave(response.finished().data());
  }

  /** This model, for prompts whose answer must be new; it is kept like any other. */
  public CachedModel fresh() {
    return notOlderThan(Duration.ZERO);
  }

  /** This model, for prompts whose answer may be kept, but not for longer than this. */
  public CachedModel notOlderThan(Duration most) {
    return new CachedModel(model, cache, clock, most, stores);
  }

  /** This model, for prompts whose answer is not to be kept. */
  public CachedModel withoutStoring() {
    return new CachedModel(model, cache, clock, age, false);
  }

  @Override
  public Model inside() {
    return model;
  }

  @Override
  public Exchange open(Prompt prompt) {
    return new Lookup(prompt);
  }

  private Optional<CachedAnswer> find(String key, PartSink out) {
    if (age != null && age.isZero()) {
      return Optional.empty();
    }
    try {
      return cache.get(key).filter(one -> age == null || one.isYoungerThan(age, clock.instant()));
    } catch (LlmException e) {
      out.warn(FEATURE, "the model is asked, because the cache cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void keep(String key, CachedAnswer answer, PartSink out) {
    boolean odd =
        answer.reason() == FinishReason.CONTENT_FILTER || answer.reason() == FinishReason.OTHER;
    if (!stores || odd || CachedAnswer.gave(answer.data())) {
      return;
    }
    try {
      cache.put(key, answer);
    } catch (LlmException e) {
      out.warn(FEATURE, "the answer is not kept: " + e.getMessage());
    }
  }

  /** Looks first, and asks if there is nothing. */
  private final class Lookup implements Exchange {
    private final Prompt prompt;
    private @Nullable AnswerTape tape;
    private volatile @Nullable Exchange asked;
    private volatile boolean closed;

    Lookup(Prompt prompt) {
      this.prompt = prompt;
    }

    @Override
    public boolean step(PartSink out) {
      Exchange open = asked;
      AnswerTape writing = tape;
      if (open == null || writing == null) {
        String key = CacheKey.of(model.id(), prompt);
        Optional<CachedAnswer> found = find(key, out);
        if (found.isPresent()) {
          found.get().tell(out);
          return false;
        }
        writing = new AnswerTape(out, clock.instant(), answer -> keep(key, answer, out));
        tape = writing;
        open = ask();
      }
      return open.step(writing);
    }

    private Exchange ask() {
      Exchange opened = model.open(prompt);
      asked = opened;
      if (closed) {
        opened.close();
      }
      return opened;
    }

    @Override
    public void close() {
      closed = true;
      Exchange open = asked;
      if (open != null) {
        open.close();
      }
    }
  }
}
