package dev.llmjava.cli.run;

import dev.llmjava.LlmException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How fast one model is asked: how many calls at a time, and when the next may begin. Each time the
 * provider says that it is too much, half as many are let through at a time and none before the
 * time that it named; every call that succeeds lets a little more through again. Any thread.
 */
final class RunPace {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  /** So that no sum of times is more than a number can hold. */
  private static final long MOST = TimeUnit.DAYS.toNanos(365);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final int most;
  private final long betweenCalls;
  private final double perToken;
  private double width;
  private int open;
  private long nextCall = System.nanoTime();
  private long nextTokens = nextCall;
  private long narrowed = nextCall;
  private boolean closed;

  /**
   * @param most calls at a time
   * @param callsPerMinute 0 for any number
   * @param tokensPerMinute 0 for any number
   */
  RunPace(int most, int callsPerMinute, int tokensPerMinute) {
    this.most = most;
    this.width = most;
    this.betweenCalls = callsPerMinute == 0 ? 0 : MINUTE / callsPerMinute;
    this.perToken = tokensPerMinute == 0 ? 0 : (double) MINUTE / tokensPerMinute;
  }

  /** Whether {@link #enter} wants to know how many tokens a call takes. */
  boolean countsTokens() {
    return perToken > 0;
  }

  /**
   * Waits until a call may begin.
   *
   * @param tokens that it is expected to take, which {@link #settle} puts right
   * @return when that was, for {@link #slowDown}
   * @throws LlmException.BrokenOff when nothing more is to be asked
   */
  long enter(long tokens) {
    lock.lock();
    try {
      long now = System.nanoTime();
      while (!closed && (open >= (int) width || next() - now > 0)) {
        var unused = changed.awaitNanos(open >= (int) width ? MINUTE : next() - now);
        now = System.nanoTime();
      }
      if (closed) {
        throw new LlmException.BrokenOff("the run was stopped before this was asked", null);
      }
      open++;
      nextCall = now + betweenCalls;
      nextTokens = now + time(tokens);
      return now;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LlmException.BrokenOff("interrupted while it waited for its turn", e);
    } finally {
      lock.unlock();
    }
  }

  /** A call is over. */
  void leave(boolean succeeded) {
    lock.lock();
    try {
      open--;
      if (succeeded) {
        width = Math.min(most, width + 1 / width);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Tokens take their time from the minute, from when the call began that took them. */
  void settle(long expected, long used) {
    lock.lock();
    try {
      nextTokens += time(used) - time(expected);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private long time(long tokens) {
    return (long) Math.min((double) MOST, tokens * perToken);
  }

  /** When the next call may begin. */
  private long next() {
    return Math.max(nextCall, nextTokens);
  }

  /**
   * The provider wants less. Of the calls that were under way together only the first narrows.
   *
   * @param entered when the call began that it said this to
   * @param pause before the next call
   */
  void slowDown(long entered, Duration pause) {
    lock.lock();
    try {
      long now = System.nanoTime();
      if (entered - narrowed > 0) {
        width = Math.max(1, width / 2);
        narrowed = now;
      }
      nextCall = Math.max(nextCall, now + TimeUnit.NANOSECONDS.convert(pause));
    } finally {
      lock.unlock();
    }
  }

  /** How long no call begins. */
  Duration pause() {
    lock.lock();
    try {
      return Duration.ofNanos(Math.max(0, next() - System.nanoTime()));
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody through any more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
