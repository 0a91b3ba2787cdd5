package dev.llmjava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Part;
import dev.llmjava.StreamEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the network cuts a stream makes no difference to what is read. */
class SplitStreamTest {
  private static final int LARGEST = 16 * 1024;
  private static Corpus corpus;

  @BeforeAll
  static void find() {
    corpus = Corpus.required();
  }

  static Stream<Protocols.Case> smallStreams() {
    return Protocols.cases(corpus)
        .filter(one -> one.exchange().isStream() && one.exchange().body().length < LARGEST);
  }

  @ParameterizedTest
  @MethodSource("smallStreams")
  void readsTheSameWhereverItIsCutInTwo(Protocols.Case one) {
    byte[] body = one.exchange().body();
    List<Object> whole = read(one, List.of(body));

    int differing =
        IntStream.range(1, body.length)
            .parallel()
            .filter(cut -> !read(one, inTwo(body, cut)).equals(whole))
            .findFirst()
            .orElse(0);

    assertThat(read(one, inTwo(body, differing))).as("%s at %d", one, differing).isEqualTo(whole);
  }

  private static List<byte[]> inTwo(byte[] body, int cut) {
    return List.of(Arrays.copyOf(body, cut), Arrays.copyOfRange(body, cut, body.length));
  }

  private static List<Object> read(Protocols.Case one, List<byte[]> pieces) {
    Reading reading = Reading.of(new Fed(one::decoder, pieces, false).prompt("hello"));
    var read = new ArrayList<>(reading.events().stream().map(SplitStreamTest::comparable).toList());
    read.add(reading.failure().map(Throwable::getMessage));
    return read;
  }

  /** Ids that the assembler makes up differ each time. */
  private static Object comparable(StreamEvent event) {
    return switch (event) {
      case StreamEvent.ToolCallStarted call -> call.index() + call.name();
      case StreamEvent.ToolCallArguments more -> more.index() + more.json();
      case StreamEvent.PartFinished(int index, int message, Part.ToolCall call) ->
          index + call.name() + call.input() + call.data();
      default -> event;
    };
  }
}
