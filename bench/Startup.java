import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Times whole processes of two commands by turns and prints the ratios. Each command has a user
 * directory of its own, which is removed afterwards.
 */
class Startup {
  static final Map<String, List<String>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("--version", List.of("--version"));
    COMMANDS.put("-m echo hi (logged)", List.of("-m", "echo", "hi"));
    COMMANDS.put("logs -n 1", List.of("logs", "-n", "1"));
  }

  static final int WARM_UP = 3;

  public static void main(String[] args) throws Exception {
    if (args.length < 2) {
      System.err.println("usage: bench/startup OTHER_LLM [ROUNDS]");
      System.exit(2);
    }
    List<String> programs = List.of(args[0], args[1]);
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 15;
    List<Path> users = new ArrayList<>();
    for (String program : programs) {
      users.add(Files.createTempDirectory("llm-startup"));
    }
    System.out.printf("%-22s %12s %12s %12s %12s %8s%n", "ms", "ours min", "median", "other min", "median", "ratio");
    for (Map.Entry<String, List<String>> command : COMMANDS.entrySet()) {
      double[][] times = new double[2][rounds];
      double[] ratios = new double[rounds];
      for (int round = -WARM_UP; round < rounds; round++) {
        for (int turn = 0; turn < 2; turn++) {
          int which = (turn + Math.abs(round)) % 2;
          double time = time(programs.get(which), command.getValue(), users.get(which));
          if (round >= 0) {
            times[which][round] = time;
          }
        }
        if (round >= 0) {
          ratios[round] = times[1][round] / times[0][round];
        }
      }
      System.out.printf(
          "%-22s %12.0f %12.0f %12.0f %12.0f %7.1fx%n",
          command.getKey(), min(times[0]), median(times[0]), min(times[1]), median(times[1]), median(ratios));
    }
    System.out.println("ratio: median over " + rounds + " rounds of other / ours, run by turns");
    for (Path user : users) {
      try (Stream<Path> files = Files.walk(user)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
  }

  static double time(String program, List<String> arguments, Path user) throws Exception {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("LLM_"));
    builder.environment().put("LLM_USER_PATH", user.toString());
    builder.redirectInput(new File("/dev/null"));
    Path errors = user.resolve("errors");
    builder.redirectOutput(new File("/dev/null")).redirectError(errors.toFile());
    long start = System.nanoTime();
    Process process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(command + " hangs");
    }
    double millis = (System.nanoTime() - start) / 1e6;
    if (process.exitValue() != 0) {
      System.err.println(command + " failed: " + Files.readString(errors).strip());
      System.exit(1);
    }
    return millis;
  }

  static double min(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
