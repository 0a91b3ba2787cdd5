package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.http.HttpTransport;
import dev.llmjava.http.LoopbackServer;
import dev.llmjava.http.WordModel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventPublisherTest {
  private final HttpTransport transport = HttpTransport.create();

  @AfterEach
  void closeTransport() {
    transport.close();
  }

  @Test
  void neverDeliversMoreThanWasAskedFor() throws Exception {
    try (var server = new LoopbackServer(LoopbackServer.stream("a", "b", "c", "END"))) {
      var subscriber = new Recorder();
      ask(server).publisher().subscribe(subscriber);
      subscriber.awaitSubscription();
      assertThat(server.requests()).isEmpty();

      subscriber.request(2);
      subscriber.awaitEvents(2);
      Thread.sleep(50);
      assertThat(subscriber.events).hasSize(2);
      assertThat(subscriber.done.getCount()).isEqualTo(1);

      subscriber.request(100);
      assertThat(subscriber.done.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(subscriber.events).hasSize(5);
      assertThat(subscriber.completed).isTrue();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void everySubscriberGetsEveryEventOfOneExchange() throws Exception {
    try (var server = new LoopbackServer(LoopbackServer.stream("a", "b", "END"))) {
      Response response = ask(server);
      var first = new Recorder();
      var second = new Recorder();
      for (Recorder subscriber : List.of(first, second)) {
        response.publisher().subscribe(subscriber);
        subscriber.awaitSubscription();
        subscriber.request(Long.MAX_VALUE);
        subscriber.request(Long.MAX_VALUE);
      }

      assertThat(first.done.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(second.done.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(second.events).isEqualTo(first.events).hasSize(4);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void cancellingClosesTheConnection() throws Exception {
    try (var server =
        new LoopbackServer(
            connection -> {
              connection.head(200, "Content-Type: text/event-stream").chunk("data: a\n\n");
              connection.silence();
            })) {
      Response response = ask(server);
      var subscriber = new Recorder();
      response.publisher().subscribe(subscriber);
      subscriber.awaitSubscription();
      subscriber.request(10);
      subscriber.awaitEvents(1);

      subscriber.cancel();

      assertThat(server.sawDrop()).isTrue();
      assertThat(response.state()).isEqualTo(Response.State.CLOSED_EARLY);
      assertThat(subscriber.done.getCount()).as("no signal after a cancellation").isEqualTo(1);
    }
  }

  @Test
  void aFailureIsSignalledOnceAfterTheEvents() throws Exception {
    try (var server = new LoopbackServer(LoopbackServer.stream("half", "ERROR"))) {
      var subscriber = new Recorder();
      ask(server).publisher().subscribe(subscriber);
      subscriber.awaitSubscription();
      subscriber.request(Long.MAX_VALUE);

      assertThat(subscriber.done.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(subscriber.events).containsExactly(new StreamEvent.TextDelta(0, "half"));
      assertThat(subscriber.failure).isInstanceOf(LlmException.Refused.class);
      assertThat(subscriber.completed).isFalse();
    }
  }

  @Test
  void askingForNothingIsAFault() throws Exception {
    try (var server = new LoopbackServer(LoopbackServer.stream("a", "END"))) {
      var subscriber = new Recorder();
      ask(server).publisher().subscribe(subscriber);
      subscriber.awaitSubscription();
      subscriber.request(0);

      assertThat(subscriber.done.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(subscriber.failure).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private Response ask(LoopbackServer server) {
    return new WordModel(server.address(), transport).prompt("hi");
  }

  private static final class Recorder implements Flow.Subscriber<StreamEvent> {
    final List<StreamEvent> events = new CopyOnWriteArrayList<>();
    final CountDownLatch subscribed = new CountDownLatch(1);
    final CountDownLatch done = new CountDownLatch(1);
    volatile Flow.Subscription subscription;
    volatile Throwable failure;
    volatile boolean completed;

    void awaitSubscription() throws InterruptedException {
      assertThat(subscribed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    void awaitEvents(int count) throws InterruptedException {
      for (int i = 0; i < 1000 && events.size() < count; i++) {
        Thread.sleep(10);
      }
      assertThat(events).hasSizeGreaterThanOrEqualTo(count);
    }

    void request(long more) {
      subscription.request(more);
    }

    void cancel() {
      subscription.cancel();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      subscribed.countDown();
    }

    @Override
    public void onNext(StreamEvent event) {
      events.add(event);
    }

    @Override
    public void onError(Throwable t) {
      failure = t;
      done.countDown();
    }

    @Override
    public void onComplete() {
      completed = true;
      done.countDown();
    }
  }
}
