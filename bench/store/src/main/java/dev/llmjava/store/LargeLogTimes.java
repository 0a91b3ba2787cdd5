package dev.llmjava.store;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Times whole processes of the command on a small log and on a large one by turns: {@code LLM
 * FOLDER SMALL_TURNS LARGE_TURNS [ROUNDS]}. Logs that are in the folder already are used again.
 */
public final class LargeLogTimes {
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("logs", "-n", "3"),
          List.of("logs", "-q", "rareword"),
          List.of("logs", "-q", "onepercent"),
          List.of("logs", "-q", "tenpercent"),
          List.of("logs", "-q", "tenpercent", "-l"),
          List.of("logs", "-c"),
          List.of("logs", "-n", "3", "--cid", LargeLog.LONG_THREAD),
          List.of("logs", "-n", "0", "--cid", LargeLog.LONG_THREAD),
          List.of("-c", "-m", "echo", "hi"),
          List.of("--cid", LargeLog.LONG_THREAD, "-n", "-m", "echo", "hi"));

  private static final int WARM_UP = 1;

  private LargeLogTimes() {}

  public static void main(String[] args) throws Exception {
    String llm = args[0];
    List<Path> users = new ArrayList<>();
    for (String turns : List.of(args[2], args[3])) {
      Path user = Files.createDirectories(Path.of(args[1], turns));
      users.add(user);
      if (!Files.exists(user.resolve("logs.db"))) {
        System.err.println("Making a log of " + turns + " turns ...");
        LargeLog.make(user.resolve("logs.db"), Integer.parseInt(turns));
      }
    }
    int rounds = args.length > 4 ? Integer.parseInt(args[4]) : 7;
    System.out.printf("%-52s %12s %12s %8s%n", "ms", args[2], args[3], "ratio");
    for (List<String> command : COMMANDS) {
      double[][] times = new double[2][rounds];
      for (int round = -WARM_UP; round < rounds; round++) {
        for (int which = 0; which < 2; which++) {
          double time = time(llm, command, users.get(which));
          if (round >= 0) {
            times[which][round] = time;
          }
        }
      }
      System.out.printf(
          Locale.ROOT,
          "%-52s %12.0f %12.0f %7.1fx%n",
          String.join(" ", command),
          median(times[0]),
          median(times[1]),
          median(times[1]) / median(times[0]));
    }
  }

  private static double time(String llm, List<String> arguments, Path user) throws Exception {
    var command = new ArrayList<>(List.of(llm));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectInput(new File("/dev/null"));
    builder.environment().put("LLM_USER_PATH", user.toString());
    builder.redirectOutput(new File("/dev/null")).redirectError(ProcessBuilder.Redirect.INHERIT);
    long start = System.nanoTime();
    Process process = builder.start();
    if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException(command + " failed");
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
