package dev.llmjava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.json.Json;
import dev.llmjava.wire.chatcompletions.Dialect;
import dev.llmjava.wire.chatcompletions.Render;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What others sent, read back into a prompt and rendered by us, means the same. */
class RecordedRequestsTest {
  private static Corpus corpus;

  @BeforeAll
  static void find() {
    corpus = Corpus.required();
  }

  static Stream<Recorded> requests() {
    return corpus.exchanges("openai-chat").stream().filter(one -> one.request().isPresent());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void areRenderedToMeanTheSame(Recorded exchange) {
    Json.Obj recorded = exchange.request().orElseThrow();
    Dialect dialect = Dialect.of(RequestReader.PROVIDER, recorded.string("model"));

    Json.Obj rendered = Render.render(RequestReader.read(recorded), dialect).body();

    List<String> differences =
        SemanticForm.differences(recorded, rendered).stream()
            .filter(path -> !AcceptedDifferences.accepts(recorded, path))
            .toList();
    assertThat(differences).as("%s", exchange).isEmpty();
  }
}
