package dev.llmjava.store;

import dev.llmjava.Message;
import dev.llmjava.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Logs a conversation that is sent whole with every turn, as new objects each time, and prints what
 * a turn costs as it grows: {@code FOLDER [TURNS]}.
 */
public final class Resend {
  private static final int STEP = 100;
  private static final int CONVERSATIONS = 50;
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private final Path folder;
  private final List<String> questions = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();
  private final List<Message> history = new ArrayList<>();

  private Resend(Path folder, int turns) {
    this.folder = folder;
    var words = new Words(1);
    for (int i = 0; i < turns; i++) {
      questions.add(i + " " + words.text(words.next(5, 40)));
      answers.add(words.text(words.next(30, 120)));
    }
  }

  public static void main(String[] args) throws IOException {
    int turns = args.length > 1 ? Integer.parseInt(args[1]) : 2_000;
    var run = new Resend(Path.of(args[0]), turns);
    run.grow(new PrintStream(OutputStream.nullOutputStream()), Math.min(turns, 300)); // to warm up
    long size = run.grow(System.out, turns);
    run.baselines(size, turns);
    run.alone(turns);
    run.interleaved();
  }

  private long grow(PrintStream out, int turns) throws IOException {
    Path file = fresh("growing.db");
    history.clear();
    out.printf(
        Locale.ROOT,
        "%nOne conversation, one log%n%6s %10s %13s %8s %10s %6s %12s%n",
        "turn",
        "log, ms",
        "look, CPU us",
        "hashes",
        "statements",
        "rows",
        "bytes/turn");
    var looking = new ChainHasher();
    String thread = null;
    long[] times = new long[STEP];
    long[] looks = new long[STEP];
    try (SqliteLog log = SqliteLog.open(file)) {
      SqliteLog.Effort before = log.effort();
      long rows = rows(file);
      long bytes = Files.size(file);
      for (int i = 0; i < turns; i++) {
        Response response = next(i);
        long cpu = CLOCK.getCurrentThreadCpuTime();
        looking.link(response.prompt().messages());
        looks[i % STEP] = CLOCK.getCurrentThreadCpuTime() - cpu;
        long start = System.nanoTime();
        thread = log.log(response, thread);
        times[i % STEP] = System.nanoTime() - start;
        history.addAll(response.messages());
        if ((i + 1) % STEP == 0) {
          SqliteLog.Effort now = log.effort();
          long newRows = rows(file);
          out.printf(
              Locale.ROOT,
              "%6d %10.2f %13.0f %8.1f %10.1f %6.1f %12.0f%n",
              i + 1,
              median(times) / 1e6,
              median(looks) / 1e3,
              (now.hashes() - before.hashes()) / (double) STEP,
              (now.statements() - before.statements() - 1) / (double) STEP,
              (newRows - rows) / (double) STEP,
              (Files.size(file) - bytes) / (double) STEP);
          before = now;
          rows = newRows;
          bytes = Files.size(file);
        }
      }
    }
    return Files.size(file);
  }

  /** The next turn of the conversation, as a request brings it. */
  private Response next(int turn) {
    history.add(Message.user(questions.get(turn)));
    return Saying.to(Saying.anew(history), answers.get(turn));
  }

  /** The same messages, each in a conversation that has nothing else to send. */
  private void baselines(long size, int turns) throws IOException {
    Path file = fresh("once.db");
    long empty;
    long text = 0;
    try (SqliteLog log = SqliteLog.open(file)) {
      empty = Files.size(file);
      String thread = null;
      for (int i = 0; i < turns; i++) {
        var prompt = List.of(Message.user(questions.get(i)));
        thread = log.log(Saying.to(prompt, answers.get(i)), thread);
        text += questions.get(i).length() + answers.get(i).length();
      }
    }
    long once = Files.size(file);
    System.out.printf(
        Locale.ROOT,
        "%nSize after %d turns: %d bytes. The same messages logged once each, one to a turn: %d"
            + " (ratio %.3f).%n",
        turns,
        size,
        once,
        size / (double) once);
    System.out.printf(
        Locale.ROOT,
        "Without what an empty log has (%d): ratio %.3f; of the bare text (%d bytes): %.2f"
            + " times.%n",
        empty,
        (size - empty) / (double) (once - empty),
        text,
        (size - empty) / (double) text);
  }

  /** A log opened for each turn, as the command does, which knows nothing yet. */
  private void alone(int turns) throws IOException {
    Path file = fresh("alone.db");
    history.clear();
    System.out.printf(
        Locale.ROOT,
        "%nOne conversation, a log opened for each turn%n%6s %10s %10s %8s%n",
        "turn",
        "log, ms",
        "load, ms",
        "hashes");
    String thread = null;
    for (int i = 0; i < turns; i++) {
      Response response = next(i);
      long start = System.nanoTime();
      long hashes;
      long load;
      try (SqliteLog log = SqliteLog.open(file)) {
        if (thread != null && (i + 1) % STEP == 0) {
          log.messages(log.latestThread().orElseThrow());
        }
        load = System.nanoTime() - start;
        start = System.nanoTime();
        thread = log.log(response, thread);
        hashes = log.effort().hashes();
      }
      if ((i + 1) % (2 * STEP) == 0) {
        System.out.printf(
            Locale.ROOT,
            "%6d %10.1f %10.1f %8d%n",
            i + 1,
            (System.nanoTime() - start) / 1e6,
            load / 1e6,
            hashes);
      }
      history.addAll(response.messages());
    }
  }

  /** Many conversations by turns; half of them began as one and went different ways. */
  private void interleaved() throws IOException {
    Path file = fresh("interleaved.db");
    List<List<Message>> all = new ArrayList<>();
    String[] threads = new String[CONVERSATIONS];
    for (int i = 0; i < CONVERSATIONS; i++) {
      all.add(new ArrayList<>());
    }
    try (SqliteLog log = SqliteLog.open(file)) {
      System.out.printf(
          Locale.ROOT,
          "%n%d conversations by turns, half of them forks of one%n%6s %8s %10s%n",
          CONVERSATIONS,
          "turn",
          "hashes",
          "statements");
      for (int turn = 0; turn < 20; turn++) {
        SqliteLog.Effort before = log.effort();
        for (int i = 0; i < CONVERSATIONS; i++) {
          boolean shared = i % 2 == 0 && turn < 10;
          all.get(i).add(Message.user((shared ? "all " : i + " ") + questions.get(turn)));
          Response response =
              Saying.to(Saying.anew(all.get(i)), (shared ? "" : i + " ") + answers.get(turn));
          threads[i] = log.log(response, threads[i]);
          all.get(i).addAll(response.messages());
        }
        SqliteLog.Effort now = log.effort();
        if (turn % 4 == 3) {
          System.out.printf(
              Locale.ROOT,
              "%6d %8.2f %10.1f%n",
              turn + 1,
              (now.hashes() - before.hashes()) / (double) CONVERSATIONS,
              (now.statements() - before.statements()) / (double) CONVERSATIONS);
        }
      }
    }
  }

  private Path fresh(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.deleteIfExists(file);
    return file;
  }

  private static long rows(Path file) {
    return Tables.rows(file);
  }

  private static double median(long[] times) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
