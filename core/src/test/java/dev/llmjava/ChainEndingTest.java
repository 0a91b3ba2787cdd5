package dev.llmjava;

import static dev.llmjava.ToolModel.calls;
import static dev.llmjava.ToolModel.says;
import static dev.llmjava.ToolModel.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is left of a chain that ends before its time, and who is told. */
@Timeout(60)
class ChainEndingTest {
  private static final Tool FAST = tool("fast", arguments -> "there");

  private final KeptLog log = new KeptLog();
  private final ChainSettings logged = ChainSettings.STANDARD.logTo(log, null);
  private final CountDownLatch started = new CountDownLatch(1);

  private static Prompt ask(Tool... tools) {
    return Prompt.builder().user("go").tools(List.of(tools)).build();
  }

  /** Runs until it is interrupted. */
  private Tool hanging() {
    return tool(
        "hanging",
        arguments -> {
          started.countDown();
          Thread.sleep(60_000);
          return "";
        });
  }

  @Test
  void aLogThatFailsOnAResultEndsTheChainWithItsError() {
    var model = new ToolModel(calls("fast", "{}", "fast", "{}"), says("never"));
    var settings = ChainSettings.STANDARD.logTo(log.failing(), null);
    Chain chain = model.chain(ask(FAST), settings);

    assertThatThrownBy(chain::text).hasMessage("the disk is full");
    assertThatThrownBy(chain::text).hasMessage("the disk is full");
    assertThat(chain.state()).isEqualTo(Chain.State.FAILED);
    assertThat(model.prompts()).hasSize(1);
    assertThat(chain.messages().getLast().role()).isEqualTo(Role.TOOL);
  }

  @Test
  void aWholeAnswerIsLoggedThoughNobodyReadPastItsEnd() {
    Chain chain = new ToolModel(says("all of it")).chain(ask(), logged);
    for (ChainEvent event : chain.events()) {
      if (event instanceof StreamEvent.Finished) {
        break;
      }
    }

    chain.close();

    assertThat(log.lines()).containsExactly("COMPLETE all of it");
    assertThat(chain.messages()).hasSize(2);
  }

  @Test
  void whatHadArrivedIsInTheLogWhenClosingReturns() throws Exception {
    for (int round = 0; round < 2_000; round++) {
      var kept = new KeptLog();
      Chain chain =
          new ScriptedModel(
                  out -> out.text(0, "a"),
                  out -> out.text(0, "b"),
                  out -> out.text(0, "c"),
                  out -> out.finish(FinishReason.STOP, null, Usage.NONE, ProviderData.NONE))
              .chain(ask(), ChainSettings.STANDARD.logTo(kept, null));
      var first = new CountDownLatch(1);
      var reading = chain.readAsync(event -> first.countDown());
      first.await();
      LockSupport.parkNanos(round % 50 * 1_000L);

      chain.close();

      String words = chain.responses().getFirst().partial().getFirst().text();
      assertThat(kept.lines()).hasSize(1).first().asString().endsWith(" " + words);
      var unused = reading.handle((whole, problem) -> problem).get(10, TimeUnit.SECONDS);
      assertThat(kept.lines()).hasSize(1);
    }
  }

  @Test
  void resultsThatWereThereStayWhenTheChainIsClosedAmongItsTools() throws Exception {
    var model = new ToolModel(calls("hanging", "{}", "fast", "{}"), says("never"));
    Chain chain = model.chain(ask(hanging(), FAST), logged);
    var reading = chain.readAsync(event -> {});
    started.await();
    while (log.lines().size() < 2) {
      Thread.sleep(1);
    }

    chain.close();

    assertThatThrownBy(reading::join).hasMessageContaining("the chain was closed");
    assertThat(chain.messages().getLast().parts(Part.ToolResult.class))
        .extracting(Part.ToolResult::callId, Part.ToolResult::output)
        .containsExactly(tuple("call_2", "there"));
    assertThat(chain.pending()).extracting(Part.ToolCall::id).containsExactly("call_1");
    assertThat(log.lines()).containsExactly("COMPLETE ", "result there");
  }

  @Test
  void aToolThatClosingBreaksHasNoResult() throws Exception {
    var ended = new CountDownLatch(1);
    var after = new AtomicInteger();
    Tool wrapping =
        tool(
            "wrapping",
            arguments -> {
              started.countDown();
              try {
                Thread.sleep(60_000);
              } catch (InterruptedException e) {
                throw new IOException("stream closed", e);
              } finally {
                ended.countDown();
              }
              return "";
            });
    var model = new ToolModel(calls("wrapping", "{}"), says("never"));
    Chain chain =
        model.chain(
            ask(wrapping), logged.afterCall((tool, call, result) -> after.incrementAndGet()));
    var reading = chain.readAsync(event -> {});
    started.await();

    chain.close();

    assertThatThrownBy(reading::join).hasMessageContaining("the chain was closed");
    ended.await();
    Thread.sleep(50);
    assertThat(chain.pending()).hasSize(1);
    assertThat(log.lines()).containsExactly("COMPLETE ");
    assertThat(after).hasValue(0);
  }

  @Test
  void anInterruptionOfAToolsOwnIsDataForTheModel() {
    Tool odd =
        tool(
            "odd",
            arguments -> {
              throw new InterruptedException("the elevator stopped");
            });
    var model = new ToolModel(calls("odd", "{}"), says("done"));

    assertThat(model.chain(ask(odd)).text()).isEqualTo("done");
    assertThat(model.results(1))
        .extracting(Part.ToolResult::output)
        .containsExactly("Error: the elevator stopped");
  }

  @Test
  void aToolMayCloseItsOwnChain() {
    var running = new AtomicReference<Chain>();
    Tool suicidal =
        tool(
            "closes",
            arguments -> {
              running.get().close();
              return "closed";
            });
    var model = new ToolModel(calls("closes", "{}"), says("never"));
    Chain chain = model.chain(ask(suicidal), logged);
    running.set(chain);

    chain.events().forEach(event -> {});

    assertThat(chain.state()).isEqualTo(Chain.State.CLOSED_EARLY);
    assertThat(model.prompts()).hasSize(1);
  }

  @Test
  void aHookThatHangsDoesNotKeepTheReaderOfAClosedChain() throws Exception {
    var over = new CountDownLatch(1);
    var ran = new AtomicInteger();
    Tool count = tool("count", arguments -> ran.incrementAndGet());
    var settings =
        logged.gate(
            (tool, context) -> {
              started.countDown();
              boolean waiting = true;
              while (waiting) {
                try {
                  over.await();
                  waiting = false;
                } catch (InterruptedException e) {
                  // it does not care
                }
              }
              return ToolGate.Decision.RUN;
            });
    var model = new ToolModel(calls("count", "{}", "count", "{}"), says("never"));
    Chain chain = model.chain(ask(count), settings);
    var reading = chain.readAsync(event -> {});
    started.await();

    chain.close();

    assertThatThrownBy(() -> reading.get(10, TimeUnit.SECONDS))
        .hasMessageContaining("the chain was closed");
    over.countDown();
    Thread.sleep(50);
    assertThat(ran).hasValue(0);
    assertThat(log.lines()).containsExactly("COMPLETE ");
  }

  @Test
  void interruptingTheReaderStopsTheTools() throws Exception {
    var interrupted = new CountDownLatch(1);
    Tool slow =
        tool(
            "slow",
            arguments -> {
              started.countDown();
              try {
                Thread.sleep(60_000);
              } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
              }
              return "";
            });
    Chain chain = new ToolModel(calls("slow", "{}"), says("never")).chain(ask(slow), logged);
    var problem = new CompletableFuture<Throwable>();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    chain.text();
                  } catch (RuntimeException e) {
                    problem.complete(e);
                  }
                });
    started.await();

    reader.interrupt();

    assertThat(problem.get(10, TimeUnit.SECONDS)).hasMessage("interrupted while tools ran");
    interrupted.await();
    assertThat(chain.pending()).hasSize(1);
  }

  @Test
  void manyThreadsReadTheSame() throws Exception {
    Chain chain =
        new ToolModel(calls("fast", "{}", "fast", "{}"), calls("fast", "{}"), says("done"))
            .chain(ask(FAST), logged);
    var readings = new ArrayList<CompletableFuture<List<ChainEvent>>>();
    for (int i = 0; i < 8; i++) {
      readings.add(
          CompletableFuture.supplyAsync(
              () -> {
                var events = new ArrayList<ChainEvent>();
                chain.events().forEach(events::add);
                return events;
              }));
    }

    List<ChainEvent> first = readings.getFirst().get();
    for (var reading : readings) {
      assertThat(reading.get()).isEqualTo(first);
    }
    assertThat(log.lines())
        .containsExactly(
            "COMPLETE ",
            "result there",
            "result there",
            "COMPLETE ",
            "result there",
            "COMPLETE done");
  }

  @Test
  void everySubscriberOfAFailedChainIsToldThatItFailed() throws Exception {
    Chain chain =
        new ScriptedModel(
                out -> out.text(0, "half"),
                out -> {
                  throw new LlmException.BrokenOff("cable cut", null);
                })
            .chain(ask());
    assertThatThrownBy(chain::text).hasMessage("cable cut");

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> all(chain.publisher()).get(10, TimeUnit.SECONDS))
          .hasMessageContaining("cable cut");
    }
  }

  @Test
  void aSubscriberThatCancelsClosesTheChain() throws Exception {
    Chain chain = new ToolModel(calls("hanging", "{}"), says("never")).chain(ask(hanging()));
    var subscription = new CompletableFuture<Flow.Subscription>();
    chain
        .publisher()
        .subscribe(
            new Flow.Subscriber<>() {
              @Override
              public void onSubscribe(Flow.Subscription mine) {
                mine.request(Long.MAX_VALUE);
                subscription.complete(mine);
              }

              @Override
              public void onNext(ChainEvent event) {}

              @Override
              public void onError(Throwable problem) {}

              @Override
              public void onComplete() {}
            });
    started.await();

    subscription.get().cancel();

    assertThat(chain.state()).isEqualTo(Chain.State.CLOSED_EARLY);
  }

  @Test
  void whoeverWantsToKnowTheEndIsToldOnceWhateverTheOthersDo() {
    var told = new AtomicInteger();
    Chain chain = new ToolModel(says("done")).chain(ask(), logged);
    var uncaught = new AtomicReference<Throwable>();
    Thread.currentThread().setUncaughtExceptionHandler((thread, problem) -> uncaught.set(problem));
    try {
      chain.onDone(
          ended -> {
            throw new IllegalArgumentException("listener");
          });
      chain.onDone(ended -> told.incrementAndGet());

      assertThat(chain.text()).isEqualTo("done");
      chain.close();
    } finally {
      Thread.currentThread().setUncaughtExceptionHandler(null);
    }

    assertThat(told).hasValue(1);
    assertThat(uncaught.get()).hasMessage("listener");
    assertThat(chain.state()).isEqualTo(Chain.State.COMPLETE);
  }

  @Test
  void aSlowLogHoldsUpNoOtherTimeOut() {
    var slow =
        new ResponseLog() {
          @Override
          public String log(Response response, String thread) {
            return "t";
          }

          @Override
          public void log(String thread, Part.ToolResult result) {
            try {
              Thread.sleep(3_000);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }

          @Override
          public void close() {}
        };
    Chain blocked =
        new ToolModel(calls("hanging", "{}"), says("x"))
            .chain(
                ask(hanging()),
                ChainSettings.STANDARD.timeout(Duration.ofMillis(100)).logTo(slow, null));
    var reading = blocked.readAsync(event -> {});
    long start = System.nanoTime();
    Chain other =
        new ToolModel(calls("hanging", "{}"), says("done"))
            .chain(ask(hanging()), ChainSettings.STANDARD.timeout(Duration.ofMillis(300)));

    assertThat(other.text()).isEqualTo("done");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    reading.cancel(true);
  }

  @Test
  void tenThousandCallsInOneAnswerTakeNoTimeOfTheirOwn() {
    String[] many = new String[20_000];
    for (int i = 0; i < many.length; i += 2) {
      many[i] = "fast";
      many[i + 1] = "{}";
    }
    var model = new ToolModel(calls(many), says("done"));
    Chain chain = model.chain(ask(FAST));
    long start = System.nanoTime();

    assertThat(chain.text()).isEqualTo("done");
    assertThat(model.results(1)).hasSize(10_000);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void aThousandRoundsAreNoDeeperThanOne() {
    var model = new ToolModel(calls("fast", "{}"));
    Chain chain = model.chain(ask(FAST), ChainSettings.STANDARD.limit(ChainLimit.fail(1_000)));

    assertThatThrownBy(chain::text).isInstanceOf(LlmException.ChainLimitMet.class);
    assertThat(chain.messages()).hasSize(2_000);
  }

  @Test
  void aHookThatThrowsDoesNotKeepAConversationFromGoingOn() {
    var settings =
        ChainSettings.STANDARD.beforeCall(
            (tool, call) -> {
              throw new IllegalArgumentException("broken hook");
            });
    Conversation conversation =
        new ToolModel(calls("fast", "{}"), says("fine")).conversation(List.of(FAST), settings);
    Chain left = conversation.chain("go");
    left.events().iterator().next();

    assertThat(conversation.prompt("on we go").text()).isEqualTo("fine");
    assertThat(left.failure()).get().hasToString("java.lang.IllegalArgumentException: broken hook");
  }

  private static CompletableFuture<List<ChainEvent>> all(Flow.Publisher<ChainEvent> publisher) {
    var whole = new CompletableFuture<List<ChainEvent>>();
    publisher.subscribe(
        new Flow.Subscriber<>() {
          private final List<ChainEvent> events = new ArrayList<>();

          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(ChainEvent event) {
            events.add(event);
          }

          @Override
          public void onError(Throwable problem) {
            whole.completeExceptionally(problem);
          }

          @Override
          public void onComplete() {
            whole.complete(events);
          }
        });
    return whole;
  }
}
