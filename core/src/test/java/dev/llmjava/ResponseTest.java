package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.StreamEvent.Finished;
import dev.llmjava.StreamEvent.PartFinished;
import dev.llmjava.StreamEvent.TextDelta;
import dev.llmjava.http.HttpSettings;
import dev.llmjava.http.HttpTransport;
import dev.llmjava.http.LoopbackServer;
import dev.llmjava.http.WordModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("says how soon closing ends a reader")
class ResponseTest {
  private final HttpTransport transport =
      HttpTransport.create(HttpSettings.STANDARD.withTimeouts(Duration.ofSeconds(20)));

  @AfterEach
  void closeTransport() {
    transport.close();
  }

  @Test
  void nothingIsSentBeforeTheFirstRead() throws Exception {
    try (var server = words("a", "END")) {
      Response response = ask(server);

      assertThat(response.started()).isEmpty();
      assertThat(response.partial()).isEmpty();
      assertThat(response.state()).isEqualTo(Response.State.OPEN);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void leavingALoopEarlyDoesNotCallTheModelAgain() throws Exception {
    try (var server = words("Hello ", "world", "END")) {
      Response response = ask(server);
      for (StreamEvent event : response.events()) {
        assertThat(event).isEqualTo(new TextDelta(0, "Hello "));
        break;
      }

      assertThat(response.text()).isEqualTo("Hello world");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void iteratingTwiceGivesEqualEvents() throws Exception {
    try (var server = words("a", "b", "END")) {
      Response response = ask(server);
      List<StreamEvent> first = all(response);

      assertThat(first)
          .containsExactly(
              new TextDelta(0, "a"),
              new TextDelta(0, "b"),
              new PartFinished(0, 0, new Part.Text("ab")),
              new Finished(FinishReason.STOP, "END", Usage.of(1, 2), ProviderData.NONE));
      assertThat(all(response)).isEqualTo(first);
      assertThat(server.requests()).hasSize(1);
      assertThat(response.state()).isEqualTo(Response.State.COMPLETE);
    }
  }

  @Test
  void aBrokenAnswerThrowsEveryTimeAndKeepsWhatCame() throws Exception {
    try (var server = words("half")) {
      Response response = ask(server);

      assertThatThrownBy(() -> all(response)).isInstanceOf(LlmException.BrokenOff.class);
      assertThatThrownBy(response::text).isInstanceOf(LlmException.BrokenOff.class);
      assertThatThrownBy(response::usage).isInstanceOf(LlmException.BrokenOff.class);
      assertThat(response.partial()).containsExactly(Message.assistant("half"));
      assertThat(response.unfinished()).containsExactly(new Part.Text("half"));
      assertThat(response.failure()).isPresent();
      assertThat(response.state()).isEqualTo(Response.State.FAILED);
      assertThat(response.events().iterator().next()).isEqualTo(new TextDelta(0, "half"));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void closingWhileTheServerIsSilentEndsTheReaderAndTheConnection() throws Exception {
    try (var server = new LoopbackServer(ResponseTest::oneWordThenSilence)) {
      Response response = ask(server);
      var firstWord = new CountDownLatch(1);
      var reader =
          CompletableFuture.supplyAsync(
              () -> {
                List<StreamEvent> events = new ArrayList<>();
                for (StreamEvent event : response.events()) {
                  events.add(event);
                  firstWord.countDown();
                }
                return events;
              },
              task -> Thread.ofPlatform().start(task));
      assertThat(firstWord.await(10, TimeUnit.SECONDS)).isTrue();

      long closing = System.nanoTime();
      response.close();

      assertThat(reader.get(10, TimeUnit.SECONDS)).containsExactly(new TextDelta(0, "a"));
      assertThat(Duration.ofNanos(System.nanoTime() - closing)).isLessThan(Duration.ofMillis(200));
      assertThat(server.sawDrop()).isTrue();
      assertThat(response.state()).isEqualTo(Response.State.CLOSED_EARLY);
      assertThatThrownBy(response::text)
          .isInstanceOf(LlmException.BrokenOff.class)
          .hasMessageContaining("closed before its end");
    }
  }

  @Test
  void closingBeforeTheAnswerBeginsEndsTheReaderAndTheConnection() throws Exception {
    var waiting = new CountDownLatch(1);
    try (var server =
        new LoopbackServer(
            connection -> {
              waiting.countDown();
              connection.silence();
            })) {
      Response response = ask(server);
      var reader =
          CompletableFuture.supplyAsync(
              () -> all(response), task -> Thread.ofPlatform().start(task));
      assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();

      long closing = System.nanoTime();
      response.close();

      assertThat(reader.get(10, TimeUnit.SECONDS)).isEmpty();
      assertThat(Duration.ofNanos(System.nanoTime() - closing)).isLessThan(Duration.ofMillis(200));
      assertThat(server.sawDrop()).isTrue();
    }
  }

  @Test
  void aResponseClosedBeforeItsFirstReadNeverSends() throws Exception {
    try (var server = words("a", "END")) {
      Response response = ask(server);
      response.close();
      response.close();

      assertThat(all(response)).isEmpty();
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void manyThreadsMayReadOneResponse() throws Exception {
    try (var server = words("a", "b", "c", "END")) {
      Response response = ask(server);
      List<CompletableFuture<List<StreamEvent>>> readers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        readers.add(
            CompletableFuture.supplyAsync(
                () -> all(response), task -> Thread.ofVirtual().start(task)));
      }

      List<StreamEvent> expected = all(response);

      for (var reader : readers) {
        assertThat(reader.get(10, TimeUnit.SECONDS)).isEqualTo(expected);
      }
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aFutureDeliversTheEventsAndTheResponse() throws Exception {
    try (var server = words("a", "b", "END")) {
      List<StreamEvent> events = new ArrayList<>();

      Response whole = ask(server).readAsync(events::add).get(10, TimeUnit.SECONDS);

      assertThat(whole.text()).isEqualTo("ab");
      assertThat(events).isEqualTo(all(whole));
    }
  }

  @Test
  void cancellingTheFutureClosesTheConnection() throws Exception {
    try (var server = new LoopbackServer(ResponseTest::oneWordThenSilence)) {
      Response response = ask(server);
      var firstWord = new CountDownLatch(1);
      var future = response.readAsync(event -> firstWord.countDown());
      assertThat(firstWord.await(10, TimeUnit.SECONDS)).isTrue();

      future.cancel(true);

      assertThat(server.sawDrop()).isTrue();
      assertThatThrownBy(future::get).isInstanceOf(CancellationException.class);
      assertThat(response.state()).isEqualTo(Response.State.CLOSED_EARLY);
    }
  }

  @Test
  void aFutureThatTimesOutClosesTheConnection() throws Exception {
    try (var server = new LoopbackServer(ResponseTest::oneWordThenSilence)) {
      Response response = ask(server);

      var future = response.readAsync(event -> {}).orTimeout(200, TimeUnit.MILLISECONDS);

      assertThat(server.sawDrop()).isTrue();
      assertThat(future).isCompletedExceptionally();
      assertThat(response.state()).isEqualTo(Response.State.CLOSED_EARLY);
    }
  }

  @Test
  void aFutureFailsAsTheResponseDoes() throws Exception {
    try (var server = words("half")) {
      var future = ask(server).readAsync(event -> {});

      assertThatThrownBy(() -> future.get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(LlmException.BrokenOff.class);
    }
  }

  @Test
  void aListenerThatThrowsClosesTheConnection() throws Exception {
    try (var server = new LoopbackServer(ResponseTest::oneWordThenSilence)) {
      var future =
          ask(server)
              .readAsync(
                  event -> {
                    throw new IllegalStateException("mine");
                  });

      assertThatThrownBy(() -> future.get(10, TimeUnit.SECONDS)).hasRootCauseMessage("mine");
      assertThat(server.sawDrop()).isTrue();
    }
  }

  private static void oneWordThenSilence(LoopbackServer.Connection connection) throws Exception {
    connection.head(200, "Content-Type: text/event-stream").chunk("data: a\n\n");
    connection.silence();
  }

  private static List<StreamEvent> all(Response response) {
    List<StreamEvent> events = new ArrayList<>();
    response.events().forEach(events::add);
    return events;
  }

  private static LoopbackServer words(String... words) {
    return new LoopbackServer(LoopbackServer.stream(words));
  }

  private Response ask(LoopbackServer server) {
    return new WordModel(server.address(), transport).prompt("hi");
  }
}
