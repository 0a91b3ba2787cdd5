package dev.llmjava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.Response;
import dev.llmjava.wire.chatcompletions.Decode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A stream that does not come to its end is never taken for an answer. */
class BrokenStreamTest {
  private static final String PROTOCOL = "openai-chat";

  /** Over HTTP a few places have to do; in process it is every place. */
  private static final int CUTS_OVER_HTTP = 6;

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

  static Stream<Recorded> streams() {
    return corpus.exchanges(PROTOCOL).stream()
        .filter(one -> one.isEventStream() && one.status() == 200 && !one.expected().has("error"));
  }

  static Stream<Recorded> documents() {
    return corpus.exchanges(PROTOCOL).stream()
        .filter(one -> !one.isEventStream() && one.status() == 200);
  }

  @ParameterizedTest
  @MethodSource("streams")
  void aStreamThatEndsBeforeItsMarkBrokeOff(Recorded exchange) {
    byte[] body = exchange.body();
    Reading whole = fed(List.of(body), false);
    var softly = new SoftAssertions();

    for (int cut : EndMark.of(body).cuts()) {
      Reading reading = fed(List.of(Arrays.copyOf(body, cut)), false);
      softly.assertThat(faults(reading, whole)).as("%s at %d", exchange, cut).isEmpty();
    }

    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("streams")
  void aConnectionThatBreaksBeforeTheEndBreaksOffTheAnswer(Recorded exchange) {
    byte[] body = exchange.body();
    Reading whole = fed(List.of(body), false);
    var softly = new SoftAssertions();

    for (int cut : EndMark.of(body).breaks()) {
      Reading reading = fed(List.of(Arrays.copyOf(body, cut)), true);
      softly.assertThat(faults(reading, whole)).as("%s at %d", exchange, cut).isEmpty();
    }

    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("streams")
  void overHttpTheSame(Recorded exchange) {
    byte[] body = exchange.body();
    Reading whole = fed(List.of(body), false);
    var softly = new SoftAssertions();

    for (Delivery.Ending ending : Delivery.Ending.values()) {
      EndMark mark = EndMark.of(body);
      for (int cut : some(ending == Delivery.Ending.CLEAN ? mark.cuts() : mark.breaks())) {
        Reading reading = asked(exchange, Delivery.cut(cut, ending));
        softly
            .assertThat(faults(reading, whole))
            .as("%s at %d, %s", exchange, cut, ending)
            .isEmpty();
      }
    }

    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void aDocumentThatEndsInTheMiddleBrokeOff(Recorded exchange) {
    int length = exchange.body().length;

    for (Delivery.Ending ending : Delivery.Ending.values()) {
      for (int cut : List.of(1, length / 2, length - 2)) {
        Reading reading = asked(exchange, Delivery.cut(cut, ending));
        assertThat(reading.failure())
            .as("%s at %d, %s", exchange, cut, ending)
            .containsInstanceOf(LlmException.BrokenOff.class)
            .get()
            .extracting(Throwable::getMessage)
            .asString()
            .contains("broke off");
      }
    }
  }

  private static Reading asked(Recorded exchange, Delivery delivery) {
    Model model = models.chat(exchange.model(), server.serve(exchange, delivery));
    return Reading.of(model.prompt("hello"));
  }

  private static Reading fed(List<byte[]> pieces, boolean resets) {
    try (Response response = new Fed(() -> new Decode("fed"), pieces, resets).prompt("hello")) {
      return Reading.of(response);
    }
  }

  /** What is wrong with how it broke off; empty when nothing is. */
  private static List<String> faults(Reading broken, Reading whole) {
    var faults = new ArrayList<String>();
    if (!(broken.failure().orElse(null) instanceof LlmException.BrokenOff why)) {
      return List.of("it ended with " + broken.failure());
    }
    if (!String.valueOf(why.getMessage()).contains("broke off")) {
      faults.add("it says " + why.getMessage());
    }
    if (broken.finished().isPresent()) {
      faults.add("it finished");
    }
    if (!broken.finishedCalls().isEmpty()) {
      faults.add("it has whole calls: " + broken.finishedCalls());
    }
    if (!whole.text().startsWith(broken.text())) {
      faults.add("it holds another text: " + broken.text());
    }
    if (!broken.text().equals(broken.textOfEvents())) {
      faults.add("the events say " + broken.textOfEvents() + ", the parts " + broken.text());
    }
    if (!whole.reasoning().startsWith(broken.reasoning())) {
      faults.add("it holds other reasoning: " + broken.reasoning());
    }
    return faults;
  }

  private static List<Integer> some(List<Integer> cuts) {
    int step = Math.max(1, cuts.size() / CUTS_OVER_HTTP);
    var some = new ArrayList<Integer>();
    for (int i = cuts.size() - 1; i >= 0; i -= step) {
      some.add(cuts.get(i));
    }
    return some;
  }
}
