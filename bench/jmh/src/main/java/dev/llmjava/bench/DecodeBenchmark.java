package dev.llmjava.bench;

import dev.llmjava.Message;
import dev.llmjava.Response;
import dev.llmjava.StreamEvent;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** From the bytes of an answer to its events and its messages, without a network. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms512m", "-Xmx512m", "-XX:+UseParallelGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 7, time = 1)
public class DecodeBenchmark {
  @Param public Wires wire;

  @Param public Scenario scenario;

  @Param("10000")
  public int deltas;

  private Replayed model;

  @Setup
  public void render() {
    model = new Replayed(wire.stream(scenario, deltas), wire::decoder);
  }

  @Benchmark
  public List<Message> decode(Blackhole hole) {
    try (Response response = model.prompt("hi")) {
      for (StreamEvent event : response.events()) {
        hole.consume(event);
      }
      return response.messages();
    }
  }
}
