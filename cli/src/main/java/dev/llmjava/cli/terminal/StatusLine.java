package dev.llmjava.cli.terminal;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The line of a terminal that tells what is waited for. It appears where nothing stands yet, after
 * a moment, and is gone before anything else is written. Drawn on standard error by a thread of its
 * own; any thread may call.
 */
public final class StatusLine implements AutoCloseable {
  /** Who sees it all the time has it switched off: {@code LLM_PROGRESS=0}. */
  public static final String VARIABLE = "LLM_PROGRESS";

  private static final long STEP = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long BEFORE = TimeUnit.MILLISECONDS.toNanos(300);

  /** When the seconds are told, too. */
  private static final long LONG = TimeUnit.SECONDS.toNanos(5);

  /** A line that was wrapped could not be erased, so most windows may become narrower. */
  private static final int WIDEST = 80;

  private static final String TURNING =
      "\u280b\u2819\u2839\u2838\u283c\u2834\u2826\u2827\u2807\u280f";
  private static final String ERASE = "\r\u001b[K";
  private static final String DIM = "\u001b[2m";
  private static final String PLAIN = "\u001b[0m";

  private final Terminal terminal;
  private final Thread thread;
  private @Nullable Supplier<String> activity;
  private @Nullable Supplier<String> transfer;
  private long since;
  private int turns;
  private int writes;
  private int columns;
  private boolean started;
  private boolean drawn;
  private boolean closed;

  private StatusLine(Terminal terminal) {
    this.terminal = terminal;
    thread = Thread.ofPlatform().daemon().name("status").unstarted(this::run);
  }

  /** One for a terminal; null where nobody would see it, or wants to. */
  public static @Nullable StatusLine at(Terminal terminal) {
    if (!terminal.isWatched() || terminal.isOff(VARIABLE)) {
      return null;
    }
    var line = new StatusLine(terminal);
    terminal.out().share(line);
    terminal.err().share(line);
    return line;
  }

  /** One for somebody who sees nothing but standard error; null as above. */
  public static @Nullable StatusLine besideOutput(Terminal terminal) {
    boolean seen = terminal.err().isTerminal() && !terminal.out().isTerminal();
    if (!seen || Output.isDumb(terminal.environment()) || terminal.isOff(VARIABLE)) {
      return null;
    }
    var line = new StatusLine(terminal);
    terminal.err().share(line);
    return line;
  }

  /** Tells of something from now on, instead of what was told before. */
  public synchronized void show(String text) {
    show(() -> text);
  }

  /**
   * The same.
   *
   * @param text asked for again and again, by the thread that draws
   */
  public synchronized void show(Supplier<String> text) {
    activity = text;
    since = System.nanoTime();
    wake();
  }

  private void wake() {
    if (!started && !closed) {
      started = true;
      thread.start();
    }
    notifyAll();
  }

  /** Tells of nothing any more. */
  public synchronized void hide() {
    activity = null;
    erase();
  }

  /** Tells of a transfer, as long as there is one, instead; null for its end. */
  public synchronized void transfer(@Nullable Supplier<String> text) {
    if (text != null && transfer == null && activity == null) {
      since = System.nanoTime();
    }
    transfer = text;
    wake();
  }

  /** Writes something else to the terminal. */
  synchronized void makeWay(Runnable writing) {
    erase();
    writes++;
    writing.run();
  }

  /** How often something else was written. */
  public synchronized int writes() {
    return writes;
  }

  private void run() {
    try {
      while (await()) {
        draw();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // nobody is there to see it, or there is nothing to tell; the work itself goes on
    }
  }

  /** Waits until it is time to draw; false at the end. */
  private synchronized boolean await() throws InterruptedException {
    while (!closed && now() == null) {
      wait();
    }
    TimeUnit.NANOSECONDS.timedWait(this, STEP);
    return !closed;
  }

  private @Nullable Supplier<String> now() {
    return transfer == null ? activity : transfer;
  }

  private synchronized void draw() {
    Supplier<String> text = now();
    long taken = System.nanoTime() - since;
    if (closed || text == null || taken < BEFORE) {
      return;
    }
    if (terminal.out().inLine() || terminal.err().inLine()) {
      return;
    }
    columns = columns == 0 ? Math.min(TerminalWidth.of(terminal), WIDEST) : columns;
    char turn = TURNING.charAt(turns++ % TURNING.length());
    String time = taken < LONG ? "" : " (" + TimeUnit.NANOSECONDS.toSeconds(taken) + " s)";
    String line = turn + " " + Output.harmless(text.get()).replace('\n', ' ') + time;
    String fits = DisplayWidth.cut(line, columns - 1, "\u2026");
    terminal.err().draw(ERASE + DIM + fits + PLAIN);
    drawn = true;
  }

  private void erase() {
    if (drawn) {
      drawn = false;
      terminal.err().draw(ERASE);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      try {
        erase();
      } finally {
        terminal.out().share(null);
        terminal.err().share(null);
        notifyAll();
      }
    }
    try {
      thread.join(); // at once, if it was never started
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
