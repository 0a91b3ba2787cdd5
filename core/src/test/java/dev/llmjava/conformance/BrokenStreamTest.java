package dev.llmjava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.LlmException;
import dev.llmjava.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A stream that does not come to its end is never taken for an answer. */
@Execution(ExecutionMode.CONCURRENT)
class BrokenStreamTest {
  /** Over HTTP a few places have to do; in process it is every place. */
  private static final int CUTS_OVER_HTTP = 6;

  /** Cutting takes the square of a body's length. */
  private static final int MOST_CUTS = 1500;

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

  static Stream<Protocols.Case> streams() {
    return Protocols.cases(replay.corpus())
        .filter(one -> one.exchange().isStream() && one.exchange().status() == 200)
        .filter(one -> !one.exchange().expected().has("error"));
  }

  static Stream<Protocols.Case> documents() {
    return Protocols.cases(replay.corpus())
        .filter(one -> one.exchange().isDocument() && one.exchange().status() == 200);
  }

  @ParameterizedTest
  @MethodSource("streams")
  void aStreamThatEndsBeforeItsMarkBrokeOff(Protocols.Case one) {
    endsWell(one, EndMark.of(one.exchange(), one.protocol()).cuts(), false);
  }

  @ParameterizedTest
  @MethodSource("streams")
  void aConnectionThatBreaksBeforeTheEndBreaksOffTheAnswer(Protocols.Case one) {
    endsWell(one, EndMark.of(one.exchange(), one.protocol()).breaks(), true);
  }

  private static void endsWell(Protocols.Case one, List<Integer> cuts, boolean resets) {
    byte[] body = one.exchange().body();
    Reading whole = fed(one, body, false);
    var softly = new SoftAssertions();

    for (int cut : some(cuts, MOST_CUTS)) {
      Reading reading = fed(one, Arrays.copyOf(body, cut), resets);
      softly.assertThat(faults(reading, whole)).as("%s at %d", one, cut).isEmpty();
    }

    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("streams")
  void overHttpTheSame(Protocols.Case one) {
    EndMark mark = EndMark.of(one.exchange(), one.protocol());
    Reading whole = fed(one, one.exchange().body(), false);
    var softly = new SoftAssertions();

    for (Delivery.Ending ending : Delivery.Ending.values()) {
      List<Integer> cuts = ending == Delivery.Ending.CLEAN ? mark.cuts() : mark.breaks();
      for (int cut : some(cuts, CUTS_OVER_HTTP)) {
        Reading reading = asked(one, Delivery.cut(cut, ending));
        softly.assertThat(faults(reading, whole)).as("%s at %d, %s", one, cut, ending).isEmpty();
      }
    }

    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void aDocumentThatEndsInTheMiddleBrokeOff(Protocols.Case one) {
    int length = one.exchange().body().length;

    for (Delivery.Ending ending : Delivery.Ending.values()) {
      for (int cut : List.of(1, length / 2, length - 2)) {
        Reading reading = asked(one, Delivery.cut(cut, ending));
        assertThat(reading.failure())
            .as("%s at %d, %s", one, cut, ending)
            .containsInstanceOf(LlmException.BrokenOff.class)
            .get()
            .extracting(Throwable::getMessage)
            .asString()
            .contains("broke off");
      }
    }
  }

  private static Reading asked(Protocols.Case one, Delivery delivery) {
    return Reading.of(replay.model(one, delivery).prompt("hello"));
  }

  private static Reading fed(Protocols.Case one, byte[] body, boolean resets) {
    try (Response response = new Fed(one::decoder, List.of(body), resets).prompt("hello")) {
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
    List<String> calls = told(whole);
    for (String call : told(broken)) {
      if (!calls.remove(call)) {
        faults.add("it has half a call: " + call);
      }
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

  /** Calls that were told as whole. */
  private static List<String> told(Reading reading) {
    var told = new ArrayList<String>();
    reading.finishedCalls().forEach(call -> told.add(call.name() + call.input()));
    return told;
  }

  private static List<Integer> some(List<Integer> cuts, int most) {
    int step = Math.max(1, cuts.size() / most);
    var some = new ArrayList<Integer>();
    for (int i = cuts.size() - 1; i >= 0; i -= step) {
      some.add(cuts.get(i));
    }
    return some;
  }
}
