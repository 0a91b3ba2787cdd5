package dev.llmjava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Model;
import dev.llmjava.Prompt;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded exchange, over HTTP and through the public API, gives what it should. */
class ChatCompletionsConformanceTest {
  private static final String PROTOCOL = "openai-chat";

  @TempDir static Path directory;
  private static Corpus corpus;
  private static ReplayServer server;
  private static ReplayedModels models;

  @BeforeAll
  static void start() {
    corpus = Corpus.required();
    server = new ReplayServer();
    models = new ReplayedModels(directory);
  }

  @AfterAll
  static void stop() {
    if (models != null) {
      models.close();
      server.close();
    }
  }

  static Stream<Arguments> exchangesInChunks() {
    return corpus.exchanges(PROTOCOL).stream()
        .flatMap(
            one ->
                IntStream.of(0, 1, 7, 1024)
                    .filter(chunk -> chunk == 0 || one.isEventStream())
                    .mapToObj(chunk -> Arguments.of(one, chunk)));
  }

  @ParameterizedTest(name = "{0} in chunks of {1}")
  @MethodSource("exchangesInChunks")
  void givesWhatIsExpected(Recorded exchange, int chunk) {
    String base = server.serve(exchange, Delivery.inChunksOf(chunk));

    Reading reading = Reading.of(models.chat(exchange.model(), base).prompt(asking(exchange)));

    assertThat(Differences.between(exchange.expected(), reading)).as("%s", exchange).isEmpty();
  }

  static Stream<Map.Entry<String, List<Recorded>>> sequences() {
    return corpus.sequences(PROTOCOL).entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void givesWhatIsExpectedStepByStep(Map.Entry<String, List<Recorded>> sequence) {
    String base = server.serve(sequence.getValue(), Delivery.WHOLE);

    for (Recorded step : sequence.getValue()) {
      Model model = models.chat(step.model(), base);
      Reading reading = Reading.of(model.prompt(asking(step)));
      assertThat(Differences.between(step.expected(), reading)).as("%s", step).isEmpty();
    }
  }

  private static Prompt asking(Recorded exchange) {
    return Prompt.builder().user("hello").stream(exchange.stream()).build();
  }
}
