package dev.llmjava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Model;
import dev.llmjava.Prompt;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded exchange, over HTTP and through the public API, gives what it should. */
class ConformanceTest {
  @TempDir static Path directory;
  private static Replay replay;

  @BeforeAll
  static void start() {
    replay = new Replay(directory);
  }

  @AfterAll
  static void stop() {
    if (replay != null) {
      replay.close();
    }
  }

  static Stream<Arguments> exchangesInChunks() {
    return Protocols.cases(replay.corpus())
        .flatMap(
            one ->
                IntStream.of(0, 1, 7, 1024)
                    .filter(chunk -> chunk == 0 || !one.exchange().isDocument())
                    .mapToObj(chunk -> Arguments.of(one, chunk)));
  }

  @ParameterizedTest(name = "{0} in chunks of {1}")
  @MethodSource("exchangesInChunks")
  void givesWhatIsExpected(Protocols.Case one, int chunk) {
    Model model = replay.model(one, Delivery.inChunksOf(chunk));

    Reading reading = Reading.of(model.prompt(asking(one.exchange())));

    assertThat(Differences.between(one, reading)).as("%s", one).isEmpty();
  }

  static Stream<Arguments> sequences() {
    return Protocols.ALL.stream()
        .flatMap(
            protocol ->
                replay.corpus().sequences(protocol.folder()).entrySet().stream()
                    .map(steps -> Arguments.of(steps.getKey(), protocol, steps.getValue())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sequences")
  void givesWhatIsExpectedStepByStep(String name, Protocol protocol, List<Recorded> steps) {
    List<Model> models = replay.models(protocol, steps, Delivery.WHOLE);

    for (int i = 0; i < steps.size(); i++) {
      var step = new Protocols.Case(protocol, steps.get(i));
      Reading reading = Reading.of(models.get(i).prompt(asking(steps.get(i))));
      assertThat(Differences.between(step, reading)).as("%s", step).isEmpty();
    }
  }

  private static Prompt asking(Recorded exchange) {
    return Prompt.builder().user("hello").stream(exchange.stream()).build();
  }
}
