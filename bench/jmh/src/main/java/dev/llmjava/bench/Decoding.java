package dev.llmjava.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link DecodeBenchmark} and prints its figures per delta. */
public final class Decoding {
  private Decoding() {}

  public static void main(String[] args) throws RunnerException {
    List<RunResult> results = new ArrayList<>(run(base()));
    results.addAll(
        run(
            base()
                .param("wire", Wires.CHAT_COMPLETIONS.name())
                .param("scenario", "TEXT", "REASONING", "TOOL")
                .param("deltas", "1000", "50000")));
    System.out.printf(
        "%n%s, %s, %d processors%n%-18s %-10s %8s %12s %12s %12s%n",
        System.getProperty("java.vm.name"),
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        "wire",
        "answer",
        "deltas",
        "deltas/s",
        "(best)",
        "bytes/delta");
    results.forEach(Decoding::print);
  }

  private static ChainedOptionsBuilder base() {
    return new OptionsBuilder()
        .include(DecodeBenchmark.class.getSimpleName())
        .addProfiler(GCProfiler.class)
        .warmupTime(TimeValue.milliseconds(500))
        .measurementTime(TimeValue.milliseconds(300))
        .jvmArgsAppend(unsafe())
        .verbosity(VerboseMode.SILENT);
  }

  /** JMH 1.37 uses what newer JDKs warn of, each time. */
  private static String unsafe() {
    return Runtime.version().feature() < 24
        ? "-XX:+IgnoreUnrecognizedVMOptions"
        : "--sun-misc-unsafe-memory-access=allow";
  }

  private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
    return new Runner(options.build()).run();
  }

  private static void print(RunResult result) {
    var time = result.getPrimaryResult();
    double deltas = Double.parseDouble(result.getParams().getParam("deltas"));
    System.out.printf(
        "%-18s %-10s %,8.0f %,12.0f %,12.0f %,12.0f%n",
        result.getParams().getParam("wire"),
        result.getParams().getParam("scenario"),
        deltas,
        deltas / time.getStatistics().getPercentile(50) * 1e6,
        deltas / time.getStatistics().getMin() * 1e6,
        result.getSecondaryResults().get("gc.alloc.rate.norm").getScore() / deltas);
  }
}
