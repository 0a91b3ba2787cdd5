package dev.llmjava.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Asks the same answers of a server through several libraries by turns, each in a process of its
 * own with the same Java, collector and heap, and prints what a delta costs: {@code BENCH_FOLDER
 * [ROUNDS]}.
 */
public final class EndToEnd {
  private static final List<String> JVM =
      List.of("-Xms512m", "-Xmx512m", "-XX:+UseParallelGC", "-XX:-UsePerfData");
  private static final int DELTAS = 20_000;

  /** Answers in one turn: the processor's clock ticks in hundredths of a second. */
  private static final int TURN = 5;

  private static final int[] LENGTHS = {1_000, 10_000, 20_000, 50_000};
  private static final String ACCUMULATOR = "+accumulator";
  private static final List<Scenario> SCENARIOS =
      List.of(Scenario.TEXT, Scenario.REASONING, Scenario.TOOL);

  /** Long enough for the compiler to have finished with what runs. */
  private static final long WARM_UP_NANOS = 3_000_000_000L;

  private final int rounds;
  private final int port;
  private final Map<String, JavaProcess> clients = new LinkedHashMap<>();

  private EndToEnd(int rounds, int port) {
    this.rounds = rounds;
    this.port = port;
  }

  public static void main(String[] args) throws Exception {
    Path bench = Path.of(args[0]);
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 11;
    try (JavaProcess server = JavaProcess.start(bench, "load", "ReplayServer", List.of("-Xmx1g"))) {
      var run = new EndToEnd(rounds, Integer.parseInt(server.in().readLine()));
      try {
        run.clients.put("ours", JavaProcess.start(bench, "ours", "Ours", JVM));
        run.clients.put("langchain4j", JavaProcess.start(bench, "langchain4j", "LangChain4j", JVM));
        run.clients.put("openai-java", JavaProcess.start(bench, "openai", "OpenAiSdk", JVM));
        run.clients.put(
            ACCUMULATOR, JavaProcess.start(bench, "openai", "OpenAiSdk", JVM, "accumulator"));
        run.clients.put("floor", JavaProcess.start(bench, "floor", "Floor", JVM));
        run.all();
      } finally {
        run.clients.values().forEach(JavaProcess::close);
      }
    }
  }

  private void all() throws IOException {
    System.out.printf(
        "%s, %s, %d processors; %d rounds by turns; medians, in brackets the middle half%n",
        System.getProperty("java.vm.name"),
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        rounds);
    for (Scenario scenario : SCENARIOS) {
      for (var client : clients.entrySet()) {
        warmUp(client.getKey(), client.getValue(), scenario);
      }
    }
    for (Scenario scenario : SCENARIOS) {
      compare(scenario);
    }
    flatness();
  }

  private void compare(Scenario scenario) throws IOException {
    var costs = new LinkedHashMap<String, List<Cost>>();
    clients.keySet().forEach(client -> costs.put(client, new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      for (var client : clients.entrySet()) {
        costs
            .get(client.getKey())
            .add(Cost.of(client.getValue(), turn(client.getKey()), address(scenario, DELTAS)));
      }
    }
    System.out.printf(
        "%n%s, %,d deltas%n%-12s %10s %21s %22s %20s %14s%n",
        scenario, DELTAS, "", "deltas/s", "", "ours is faster by", "CPU us/delta", "bytes/delta");
    for (var cost : costs.entrySet()) {
      print(cost.getKey(), cost.getValue(), costs.get("ours"));
    }
  }

  /** openai-java's accumulator copies the answer with every delta, which takes seconds. */
  private static int turn(String client) {
    return client.equals(ACCUMULATOR) ? 1 : TURN;
  }

  private void print(String name, List<Cost> costs, List<Cost> ours) {
    double[] speed = costs.stream().mapToDouble(c -> DELTAS * 1e9 / c.nanos()).toArray();
    double[] cpu = costs.stream().mapToDouble(c -> c.cpu() / 1e3 / DELTAS).toArray();
    double[] bytes = costs.stream().mapToDouble(c -> c.bytes() / DELTAS).toArray();
    double[] ratio = new double[costs.size()];
    for (int i = 0; i < ratio.length; i++) {
      ratio[i] = costs.get(i).nanos() / ours.get(i).nanos();
    }
    System.out.printf(
        "%-12s %,10.0f (%,9.0f-%,9.0f) %8.2f (%5.2f-%5.2f) %6.2f (%5.2f-%5.2f) %,8.0f%s%n",
        name,
        at(speed, 0.5),
        at(speed, 0.25),
        at(speed, 0.75),
        at(ratio, 0.5),
        at(ratio, 0.25),
        at(ratio, 0.75),
        at(cpu, 0.5),
        at(cpu, 0.25),
        at(cpu, 0.75),
        at(bytes, 0.5),
        costs.getFirst().assembled() == 0 ? "  (not in its message)" : "");
  }

  /** What a delta costs in short and in long answers; each figure covers the same work. */
  private void flatness() throws IOException {
    JavaProcess ours = clients.get("ours");
    System.out.printf("%nours, by the length of the answer%n%-12s", "");
    for (int length : LENGTHS) {
      System.out.printf(" %,26d", length);
    }
    for (Scenario scenario : SCENARIOS) {
      System.out.printf("%n%-12s", scenario);
      double[][] cpu = new double[LENGTHS.length][rounds];
      double[][] bytes = new double[LENGTHS.length][rounds];
      for (int round = 0; round < rounds; round++) {
        for (int i = 0; i < LENGTHS.length; i++) {
          int times = TURN * DELTAS / LENGTHS[i];
          var cost = Cost.of(ours, times, address(scenario, LENGTHS[i]));
          cpu[i][round] = cost.cpu() / 1e3 / LENGTHS[i];
          bytes[i][round] = cost.bytes() / LENGTHS[i];
        }
      }
      for (int i = 0; i < LENGTHS.length; i++) {
        System.out.printf(" %9.2f us %,9.0f bytes", at(cpu[i], 0.5), at(bytes[i], 0.5));
      }
    }
    System.out.println();
  }

  private void warmUp(String name, JavaProcess client, Scenario scenario) throws IOException {
    long end = System.nanoTime() + WARM_UP_NANOS;
    Cost cost;
    do {
      cost = Cost.of(client, 1, address(scenario, DELTAS));
    } while (System.nanoTime() < end);
    long expected = scenario.characters(DELTAS);
    if (cost.counted() != expected || (cost.assembled() != expected && cost.assembled() != 0)) {
      throw new IllegalStateException(
          name + " counted " + cost.counted() + " and has " + cost.assembled() + " of " + expected);
    }
  }

  private String address(Scenario scenario, int deltas) {
    return "http://127.0.0.1:"
        + port
        + "/"
        + scenario.name().toLowerCase(Locale.ROOT)
        + "/"
        + deltas
        + "/1/0";
  }

  private static double at(double[] values, double quantile) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(quantile * (sorted.length - 1))];
  }

  /** What one answer cost: a process's reply to one line. */
  private record Cost(double nanos, double cpu, double bytes, long counted, long assembled) {
    static Cost of(JavaProcess client, int times, String baseUrl) throws IOException {
      client.out().println(times + " " + baseUrl);
      String line = client.in().readLine();
      if (line == null) {
        throw new IOException("a client has ended; what it said is above");
      }
      String[] numbers = line.split(" ", -1);
      return new Cost(
          Double.parseDouble(numbers[0]) / times,
          Double.parseDouble(numbers[1]) / times,
          Double.parseDouble(numbers[2]) / times,
          Long.parseLong(numbers[3]),
          Long.parseLong(numbers[4]));
    }
  }
}
