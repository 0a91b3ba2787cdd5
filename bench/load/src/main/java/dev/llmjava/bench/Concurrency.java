package dev.llmjava.bench;

import java.nio.file.Path;
import java.util.List;

/** Runs many streams in a process of each library, against one server: {@code BENCH_FOLDER}. */
public final class Concurrency {
  private static final int STREAMS = 5_000;
  private static final int DELTAS = 200;
  private static final int RAMP_MILLIS = 10_000;
  private static final int LIMIT_SECONDS = 75;

  /** Ten deltas a second for twenty seconds, so that all streams are under way at once. */
  private static final String PACE = "/20/1000";

  private Concurrency() {}

  public static void main(String[] args) throws Exception {
    Path bench = Path.of(args[0]);
    System.out.printf(
        "%s, %d processors, -Xmx512m; %,d streams of %d deltas over 20 s, begun within %d s%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        STREAMS,
        DELTAS,
        RAMP_MILLIS / 1000);
    run(bench, "ours", "OursConcurrently");
    run(bench, "langchain4j", "LangChain4jConcurrently");
  }

  /** A server each: what the one before has left open would be in the way of the next. */
  private static void run(Path bench, String module, String main) throws Exception {
    System.out.println(module);
    try (var server = JavaProcess.start(bench, "load", "ReplayServer", List.of("-Xmx1g"))) {
      String baseUrl = "http://127.0.0.1:" + server.in().readLine() + "/text/" + DELTAS + PACE;
      String[] arguments = {
        baseUrl,
        Integer.toString(STREAMS),
        Integer.toString(RAMP_MILLIS),
        Integer.toString(LIMIT_SECONDS)
      };
      try (var client = JavaProcess.start(bench, module, main, List.of("-Xmx512m"), arguments)) {
        client.in().lines().forEach(System.out::println);
      }
    }
  }
}
