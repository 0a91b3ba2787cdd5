package dev.llmjava.model;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the answers that were used last, as long as the process lives. */
public final class MemoryResponseCache implements ResponseCache {
  private static final float USUAL_LOAD = 0.75f;

  private final Map<String, CachedAnswer> answers = new LinkedHashMap<>(16, USUAL_LOAD, true);
  private final int most;
  private final Duration life;
  private final InstantSource clock;

  /**
   * A cache for answers that grow old.
   *
   * @param most how many it keeps
   * @param life how long each is good, from when it was given
   */
  public MemoryResponseCache(int most, Duration life) {
    this(most, life, InstantSource.system());
  }

  /** The same with a clock of one's own. */
  public MemoryResponseCache(int most, Duration life, InstantSource clock) {
    if (most < 1 || !life.isPositive()) {
      throw new IllegalArgumentException("a cache keeps at least one answer, for some time");
    }
    this.most = most;
    this.life = life;
    this.clock = clock;
  }

  @Override
  public synchronized Optional<CachedAnswer> get(String key) {
    CachedAnswer answer = answers.get(key);
    if (answer != null && !answer.isYoungerThan(life, clock.instant())) {
      answers.remove(key);
      return Optional.empty();
    }
    return Optional.ofNullable(answer);
  }

  @Override
  public synchronized void put(String key, CachedAnswer answer) {
    answers.put(key, answer);
    if (answers.size() > most) {
      answers.remove(answers.keySet().iterator().next());
    }
  }
}
