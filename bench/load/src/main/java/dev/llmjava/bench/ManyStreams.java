package dev.llmjava.bench;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Many answers at once in this process, and what that does to it: {@code BASE_URL STREAMS
 * RAMP_MILLIS LIMIT_SECONDS}.
 */
public final class ManyStreams {
  private final String baseUrl;
  private final int ramp;
  private final String expected;
  private final long[] asked;
  private final long[] begun;
  private final CountDownLatch left;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostOpen = new AtomicInteger();
  private final AtomicInteger right = new AtomicInteger();
  private final AtomicInteger wrong = new AtomicInteger();

  private ManyStreams(String baseUrl, int streams, int ramp) {
    this.baseUrl = baseUrl;
    this.ramp = ramp;
    expected = Scenario.TEXT.words(Integer.parseInt(baseUrl.split("/", -1)[4]));
    asked = new long[streams];
    begun = new long[streams];
    left = new CountDownLatch(streams);
  }

  /** Runs and prints the report; ends the process, whatever the library has left behind. */
  public static void run(String[] args, StreamStarter library) throws InterruptedException {
    var run = new ManyStreams(args[0], Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    run.run(library, Integer.parseInt(args[3]));
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private void run(StreamStarter library, int limit) throws InterruptedException {
    var idle = PoolProbe.start();
    Thread.sleep(1000);
    idle.stop();
    var heap = new HeapWatch();
    var busy = PoolProbe.start();
    long start = System.nanoTime();
    Thread.ofPlatform().daemon().start(() -> startAll(library, start)); // some wait in there
    boolean all = left.await(limit, TimeUnit.SECONDS);
    double seconds = (System.nanoTime() - start) / 1e9;
    busy.stop();
    System.out.printf(
        "  complete and right  %,d of %,d%s%n",
        right.get(), asked.length, all ? "" : " (stopped after " + limit + " s)");
    System.out.printf("  failed or wrong     %,d%n", wrong.get());
    System.out.printf("  under way at once   %,d at most%n", mostOpen.get());
    System.out.printf("  first delta after   %s%n", firstDeltas());
    System.out.printf("  common pool, idle   %s%n", idle);
    System.out.printf("  common pool, busy   %s%n", busy);
    System.out.printf(
        "  platform threads    %,d at most%n",
        ManagementFactory.getThreadMXBean().getPeakThreadCount());
    System.out.printf("  heap                %s%n", heap);
    System.out.printf(
        "  took                %.1f s, %.1f s of processor time%n",
        seconds,
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime()
            / 1e9);
  }

  /** Not all in one moment: one measures the library and not the queue of new connections. */
  private void startAll(StreamStarter library, long start) {
    for (int i = 0; i < asked.length; i++) {
      long due = start + ramp * 1_000_000L * i / asked.length;
      LockSupport.parkNanos(due - System.nanoTime());
      asked[i] = System.nanoTime();
      library.start(baseUrl, new One(i));
    }
  }

  private String firstDeltas() {
    double[] millis =
        java.util.stream.IntStream.range(0, asked.length)
            .filter(i -> begun[i] != 0)
            .mapToDouble(i -> (begun[i] - asked[i]) / 1e6)
            .sorted()
            .toArray();
    return PoolProbe.quantiles(millis)
        + (millis.length < asked.length
            ? ", never for " + (asked.length - millis.length) + " streams"
            : "");
  }

  private final class One implements StreamStarter.Progress {
    private final int number;

    One(int number) {
      this.number = number;
    }

    @Override
    public void delta() {
      if (begun[number] == 0) {
        begun[number] = System.nanoTime();
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
      }
    }

    @Override
    public void end(@Nullable String text) {
      (expected.equals(text) ? right : wrong).incrementAndGet();
      open.addAndGet(begun[number] == 0 ? 0 : -1);
      left.countDown();
    }
  }

  /** The heap, looked at ten times a second. */
  private static final class HeapWatch {
    private volatile long used;
    private volatile long live;

    HeapWatch() {
      Thread.ofPlatform().daemon().start(this::watch);
    }

    private void watch() {
      try {
        while (true) {
          var now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
          used = Math.max(used, now.getUsed());
          live = Math.max(live, afterCollection());
          Thread.sleep(100);
        }
      } catch (InterruptedException e) {
        // nobody does that
      }
    }

    private static long afterCollection() {
      long after = 0;
      for (var bean : ManagementFactory.getGarbageCollectorMXBeans()) {
        var last = bean instanceof GarbageCollectorMXBean known ? known.getLastGcInfo() : null;
        if (last != null) {
          long heap = 0;
          for (var pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage usage = last.getMemoryUsageAfterGc().get(pool.getName());
            boolean counts = pool.getType() == java.lang.management.MemoryType.HEAP;
            heap += counts && usage != null ? usage.getUsed() : 0;
          }
          after = Math.max(after, heap);
        }
      }
      return after;
    }

    @Override
    public String toString() {
      return "%d MB used at most, %d MB after a collection, of %d MB"
          .formatted(used >> 20, live >> 20, Runtime.getRuntime().maxMemory() >> 20);
    }
  }

  /** Somebody else's work: a small task for the common pool, fifty times a second. */
  private static final class PoolProbe {
    private final java.util.List<long[]> tasks = new java.util.ArrayList<>();
    private final Thread thread;

    private PoolProbe() {
      thread = Thread.ofPlatform().daemon().unstarted(this::probe);
    }

    static PoolProbe start() {
      var probe = new PoolProbe();
      probe.thread.start();
      return probe;
    }

    void stop() throws InterruptedException {
      thread.interrupt();
      thread.join();
    }

    private void probe() {
      try {
        while (true) {
          long[] task = {System.nanoTime(), 0};
          tasks.add(task);
          var unused =
              java.util.concurrent.CompletableFuture.runAsync(() -> task[1] = System.nanoTime());
          Thread.sleep(20);
        }
      } catch (InterruptedException e) {
        // the end
      }
    }

    static String quantiles(double[] sorted) {
      return sorted.length == 0
          ? "never"
          : "p50 %.1f ms, p99 %.1f ms, max %.1f ms"
              .formatted(
                  sorted[sorted.length / 2],
                  sorted[(int) (sorted.length * 0.99)],
                  sorted[sorted.length - 1]);
    }

    @Override
    public String toString() {
      double[] done =
          tasks.stream().filter(t -> t[1] != 0).mapToDouble(t -> (t[1] - t[0]) / 1e6).toArray();
      Arrays.sort(done);
      int never = tasks.size() - done.length;
      return quantiles(done) + (never > 0 ? ", " + never + " of " + tasks.size() + " not run" : "");
    }
  }
}
