package dev.llmjava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Message;
import dev.llmjava.Prompt;
import dev.llmjava.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What others sent and what we would send in their place means the same. */
class RecordedRequestsTest {
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

  static Stream<Protocols.Case> requests() {
    return Protocols.cases(replay.corpus()).filter(one -> one.exchange().request().isPresent());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void areReadBackAndRenderedToMeanTheSame(Protocols.Case one) {
    Prompt prompt = one.protocol().prompt(one.exchange().request().orElseThrow());

    assertThat(differences(one, prompt)).as("%s", one).isEmpty();
  }

  static Stream<Arguments> sequences() {
    return Protocols.ALL.stream()
        .flatMap(
            protocol ->
                replay.corpus().sequences(protocol.folder()).entrySet().stream()
                    .filter(steps -> steps.getValue().stream().noneMatch(Recorded::isEmbedding))
                    .map(steps -> Arguments.of(steps.getKey(), protocol, steps.getValue())));
  }

  /**
   * Each request is made of what came before: what was sent, what our reading of the recorded
   * answer made of it, and what is new in the recorded request, such as the results of tools.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("sequences")
  void followFromTheAnswersBeforeThem(String name, Protocol protocol, List<Recorded> steps) {
    List<Message> history = new ArrayList<>();
    for (Recorded step : steps) {
      if (step.request().isEmpty()) {
        return;
      }
      var one = new Protocols.Case(protocol, step);
      Prompt recorded = protocol.prompt(step.request().orElseThrow());
      Prompt prompt = Continuation.of(recorded, history);

      assertThat(differences(one, prompt)).as("%s", one).isEmpty();

      Reading answer = read(one);
      history = new ArrayList<>();
      if (answer.failure().isEmpty()) {
        history.addAll(prompt.messages());
        history.addAll(answer.messages());
      }
    }
  }

  private static Reading read(Protocols.Case one) {
    var fed = new Fed(one::decoder, List.of(one.exchange().body()), false);
    return Reading.of(fed.prompt("hello"));
  }

  private static Map<String, String> differences(Protocols.Case one, Prompt prompt) {
    Protocol protocol = one.protocol();
    Json.Obj recorded = protocol.plain(one.exchange().request().orElseThrow());
    Json.Obj rendered = protocol.plain(protocol.wire(one.exchange()).render(prompt).body());
    Map<String, String> differences = SemanticForm.differences(recorded, rendered);
    differences
        .keySet()
        .removeIf(path -> AcceptedDifferences.accepts(protocol.folder(), recorded, path));
    return differences;
  }
}
