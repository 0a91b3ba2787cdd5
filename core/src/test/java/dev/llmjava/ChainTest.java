package dev.llmjava;

import static dev.llmjava.ToolModel.calls;
import static dev.llmjava.ToolModel.cutOff;
import static dev.llmjava.ToolModel.says;
import static dev.llmjava.ToolModel.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.llmjava.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChainTest {
  private static final Tool UPPER =
      tool("upper", arguments -> String.valueOf(arguments.string("text")).toUpperCase(Locale.ROOT));

  private static Prompt ask(Tool... tools) {
    return Prompt.builder().user("go").tools(List.of(tools)).build();
  }

  @Test
  void asksRunsAndAsksAgainUntilAnAnswerCallsNothing() {
    var model =
        new ToolModel(
            calls("upper", "{\"text\":\"a\"}"), calls("upper", "{\"text\":\"b\"}"), says("done"));

    Chain chain = model.chain(ask(UPPER));

    assertThat(chain.text()).isEqualTo("done");
    assertThat(chain.state()).isEqualTo(Chain.State.COMPLETE);
    assertThat(chain.messages())
        .extracting(Message::role)
        .containsExactly(
            Role.USER, Role.ASSISTANT, Role.TOOL, Role.ASSISTANT, Role.TOOL, Role.ASSISTANT);
    assertThat(model.results(1)).extracting(Part.ToolResult::output).containsExactly("A");
    assertThat(model.results(2)).extracting(Part.ToolResult::output).containsExactly("B");
    assertThat(chain.usage().input()).isEqualTo(13);
  }

  @Test
  void nothingIsSentBeforeSomebodyReads() {
    var model = new ToolModel(says("x"));

    model.chain(ask());

    assertThat(model.prompts()).isEmpty();
  }

  @Test
  void tellsEveryEventInItsPlaceAndTheSameAgain() {
    var model = new ToolModel(calls("upper", "{\"text\":\"a\"}", "nobody", "{}"), says("done"));
    Chain chain = model.chain(ask(UPPER));

    List<String> told = new ArrayList<>();
    chain.events().forEach(event -> told.add(event.getClass().getSimpleName()));

    assertThat(told)
        .containsExactly(
            "ToolCallStarted",
            "ToolCallArguments",
            "PartFinished",
            "ToolCallStarted",
            "ToolCallArguments",
            "PartFinished",
            "Finished",
            "ResponseFinished",
            "ToolStarted",
            "ToolFinished",
            "ToolFinished",
            "TextDelta",
            "PartFinished",
            "Finished",
            "ResponseFinished");
    List<String> again = new ArrayList<>();
    chain.events().forEach(event -> again.add(event.getClass().getSimpleName()));
    assertThat(again).isEqualTo(told);
    assertThat(model.prompts()).hasSize(2);
  }

  @Test
  @DisplayName("S38 a tool that fails, and one that is not there, are data for the model")
  void aToolThatFailsAndOneThatIsNotThereAreDataForTheModel() {
    Tool broken =
        tool(
            "broken",
            arguments -> {
              throw new IllegalStateException("no luck");
            });
    Tool deep = tool("deep", ChainTest::recurse);
    var model = new ToolModel(calls("broken", "{}", "nobody", "{}", "deep", "{}"), says("ok"));

    model.chain(ask(broken, deep)).text();

    assertThat(model.results(1))
        .extracting(Part.ToolResult::output, Part.ToolResult::error)
        .containsExactly(
            tuple("Error: no luck", "IllegalStateException: no luck"),
            tuple("Error: tool \"nobody\" does not exist", "tool \"nobody\" does not exist"),
            tuple("Error: StackOverflowError", "StackOverflowError"));
  }

  private static Object recurse(Json.Obj arguments) {
    return arguments.isEmpty() ? recurse(arguments) + "!" : "";
  }

  @Test
  @DisplayName("S37 S74 a hundred calls run eight at a time and answer in their order")
  void aHundredCallsRunEightAtATimeAndAnswerInTheirOrder() {
    var atOnce = new AtomicInteger();
    var most = new AtomicInteger();
    Tool slow =
        tool(
            "slow",
            arguments -> {
              most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
              Thread.sleep(1 + arguments.integer("n") % 7);
              atOnce.decrementAndGet();
              return arguments.get("n");
            });
    String[] calls = new String[200];
    for (int i = 0; i < 100; i++) {
      calls[2 * i] = "slow";
      calls[2 * i + 1] = "{\"n\":" + (100 - i) + "}";
    }
    var model = new ToolModel(calls(calls), says("ok"));

    model.chain(ask(slow)).text();

    assertThat(model.results(1)).hasSize(100);
    for (int i = 0; i < 100; i++) {
      assertThat(model.results(1).get(i).output()).isEqualTo("" + (100 - i));
    }
    assertThat(most.get()).isBetween(2, 8);
  }

  @Test
  @DisplayName("S74 a tool that never returns is given up, and the others keep their results")
  void aToolThatNeverReturnsIsGivenUpAndTheOthersKeepTheirResults() throws Exception {
    var release = new CountDownLatch(1);
    var interrupted = new CountDownLatch(1);
    Tool stubborn =
        tool(
            "stubborn",
            arguments -> {
              while (release.getCount() > 0) {
                try {
                  release.await();
                } catch (InterruptedException e) {
                  interrupted.countDown(); // and goes on all the same
                }
              }
              return "late";
            });
    var model = new ToolModel(calls("stubborn", "{}", "upper", "{\"text\":\"a\"}"), says("ok"));

    Chain chain =
        model.chain(
            ask(stubborn, UPPER),
            ChainSettings.STANDARD.parallel(1).timeout(Duration.ofMillis(200)));

    assertThat(chain.text()).isEqualTo("ok");
    assertThat(model.results(1))
        .extracting(Part.ToolResult::output)
        .containsExactly("Error: no answer within 0.2 seconds; it was given up", "A");
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    release.countDown();
  }

  @Test
  void toolsThatHoldEveryCarrierThreadAreGivenUpToo() {
    var over = new AtomicInteger();
    Tool busy =
        tool(
            "busy",
            arguments -> {
              long spin = 0;
              while (over.get() == 0) {
                spin++;
              }
              return spin;
            });
    String[] calls = new String[2 * Runtime.getRuntime().availableProcessors()];
    for (int i = 0; i < calls.length; i += 2) {
      calls[i] = "busy";
      calls[i + 1] = "{}";
    }
    var ran = new AtomicInteger();
    Tool next = tool("next", arguments -> ran.incrementAndGet());
    var model = new ToolModel(calls(calls), calls("next", "{}"), says("ok"));
    try {
      String text =
          model
              .chain(ask(busy, next), ChainSettings.STANDARD.timeout(Duration.ofMillis(300)))
              .text();
      assertThat(text).isEqualTo("ok");
      assertThat(model.results(1))
          .allMatch(result -> result.output().startsWith("Error: no answer within 0.3 seconds"));
      // nothing was left to run it on, or somebody let go in time
      assertThat(model.results(2).getFirst().output())
          .containsAnyOf("no answer within 0.3 seconds", "1");
    } finally {
      over.set(1);
    }
  }

  @Test
  void closingInterruptsTheToolsAndEndsTheReader() throws Exception {
    var started = new CountDownLatch(1);
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
    var model = new ToolModel(calls("slow", "{}"), says("never"));
    Chain chain = model.chain(ask(slow));
    var reading = chain.readAsync(event -> {});

    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
    chain.close();

    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(reading::join).hasMessageContaining("the chain was closed");
    assertThat(chain.state()).isEqualTo(Chain.State.CLOSED_EARLY);
    assertThat(chain.pending()).hasSize(1);
    assertThat(model.prompts()).hasSize(1);
  }

  @Test
  @DisplayName("S38 arguments that do not parse never run, and are shown to the model")
  void argumentsThatTheTokenLimitCutOffNeverRun() {
    var ran = new AtomicInteger();
    Tool count =
        tool(
            "count",
            arguments -> {
              ran.incrementAndGet();
              return "ran";
            });
    var whole = "{\"a\":1}";
    for (String cut :
        List.of("", "{\"a\":", "\"rm -rf /tm", "\"rm -rf /tm\"", "nul", "null", "1")) {
      ran.set(0);
      var model = new ToolModel(cutOff("count", whole, "count", cut), says("ok"));

      model.chain(ask(count)).text();

      assertThat(ran).as("with %s", cut).hasValue(1);
      assertThat(model.results(1).get(1).output()).startsWith("Error: ").contains(cut);
      assertThat(model.results(1).get(1).error()).isNotNull();
    }
  }

  @Test
  @DisplayName("S29 a tool of a schema and a handler is given what the schema requires")
  void requiredArgumentsThatAreMissingAreNamed() {
    Tool strict =
        new Tool(
            "strict",
            "",
            Json.parseObject("{\"type\":\"object\",\"required\":[\"name\",\"bio\"]}"),
            arguments -> "ran");
    var model = new ToolModel(calls("strict", "{\"name\":\"Cleo\"}"), says("ok"));

    model.chain(ask(strict)).text();

    assertThat(model.results(1).getFirst().output()).isEqualTo("Error: arguments.bio: missing");
  }

  @Test
  void theLimitFailsOnlyWhenTheLastAnswerStillWantsTools() {
    var twice = new ToolModel(calls("upper", "{}"), says("done"));
    assertThat(twice.chain(ask(UPPER), ChainSettings.STANDARD.limit(ChainLimit.fail(2))).text())
        .isEqualTo("done");

    var forever = new ToolModel(calls("upper", "{}"));
    Chain chain = forever.chain(ask(UPPER), ChainSettings.STANDARD.limit(ChainLimit.fail(3)));
    assertThatThrownBy(chain::text)
        .isInstanceOf(LlmException.ChainLimitMet.class)
        .hasMessage("Chain limit of 3 exceeded.");
    assertThat(forever.prompts()).hasSize(3);
    assertThat(chain.responses()).hasSize(3);
    assertThat(chain.pending()).hasSize(1);
  }

  @Test
  void aStopEndsTheChainAfterItsWholeBatch() {
    Tool stop = new Tool("stop", "", Json.Obj.EMPTY, arguments -> ToolOutput.stop("enough"));
    var model = new ToolModel(calls("stop", "{}", "upper", "{\"text\":\"a\"}"), says("never"));

    Chain chain = model.chain(ask(stop, UPPER));

    assertThat(chain.text()).isEmpty();
    assertThat(model.prompts()).hasSize(1);
    assertThat(chain.messages().getLast().parts(Part.ToolResult.class))
        .extracting(Part.ToolResult::output)
        .containsExactly("enough", "A");
  }

  @Test
  @DisplayName("S109 hooks see every call of a tool and may cancel it")
  void hooksSeeEveryCallAndMayCancelIt() {
    List<String> seen = new ArrayList<>();
    var settings =
        ChainSettings.STANDARD
            .beforeCall(
                (tool, call) -> {
                  seen.add("before " + call.id() + (tool == null ? " (unknown)" : ""));
                  if ("call_2".equals(call.id())) {
                    throw new CancelToolCall("User cancelled tool call");
                  }
                })
            .afterCall((tool, call, result) -> seen.add("after " + result.output()));
    var model =
        new ToolModel(
            calls("upper", "{\"text\":\"a\"}", "upper", "{\"text\":\"b\"}", "nobody", "{}"),
            says("ok"));

    model.chain(ask(UPPER), settings).text();

    assertThat(seen)
        .containsExactlyInAnyOrder(
            "before call_1", "before call_2", "before call_3 (unknown)", "after A");
    assertThat(model.results(1).get(1).output()).isEqualTo("Cancelled: User cancelled tool call");
  }

  @Test
  void aGateRunsDeniesAndWaits() {
    var settings =
        ChainSettings.STANDARD.gate(
            (tool, context) ->
                switch (String.valueOf(context.call().id())) {
                  case "call_1" -> ToolGate.Decision.RUN;
                  case "call_2" -> new ToolGate.Decision.Deny("not on Sundays");
                  default -> new ToolGate.Decision.Wait("ask Kim");
                });
    var model =
        new ToolModel(
            calls("upper", "{\"text\":\"a\"}", "upper", "{}", "upper", "{\"text\":\"c\"}"),
            says("ok"));
    Chain chain = model.chain(ask(UPPER), settings);

    assertThatThrownBy(chain::text)
        .isInstanceOf(LlmException.Paused.class)
        .hasMessage(
            "The chain waits for \"upper\" (ask Kim); go on from its messages once that is decided,"
                + " or with the results");
    assertThat(chain.state()).isEqualTo(Chain.State.PAUSED);
    assertThat(chain.pending()).extracting(Part.ToolCall::id).containsExactly("call_3");
    assertThat(chain.messages().getLast().parts(Part.ToolResult.class))
        .extracting(Part.ToolResult::callId, Part.ToolResult::output)
        .containsExactly(tuple("call_1", "A"), tuple("call_2", "Cancelled: not on Sundays"));
    assertThat(model.prompts()).hasSize(1);
  }

  @Test
  void whatIsSaidNextFollowsTheResultsThatTheHistoryWaitsFor() {
    var model = new ToolModel(calls("upper", "{\"text\":\"b\"}"), says("ok"));
    List<Message> history =
        List.of(
            Message.user("go"),
            Message.assistant(
                new Part.ToolCall("c1", "upper", "{\"text\":\"a\"}", false, ProviderData.NONE)));
    Prompt prompt = Prompt.builder().messages(history).tool(UPPER).build();
    ChainSettings settings = ChainSettings.STANDARD.thenSay(Prompt.of("and now?"));

    Chain chain = model.chain(prompt, settings);

    assertThat(chain.text()).isEqualTo("ok");
    assertThat(model.prompts().getFirst().messages())
        .extracting(Message::role)
        .containsExactly(Role.USER, Role.ASSISTANT, Role.TOOL, Role.USER);
    assertThat(model.prompts().getFirst().messages().get(2).parts(Part.ToolResult.class))
        .extracting(Part.ToolResult::output)
        .containsExactly("A");
    assertThat(model.prompts().getLast().messages()).hasSize(6);
    assertThat(model.chain(Prompt.of("go"), settings).messages()).hasSize(1);
  }

  @Test
  void aPausedChainGoesOnFromItsMessagesWithTheUnresolvedCallsOnly() {
    var ran = new ArrayList<String>();
    var allowed = new AtomicInteger();
    Tool careful =
        tool(
            "careful",
            arguments -> {
              if ("x".equals(arguments.string("n")) && allowed.get() == 0) {
                throw new PauseChain("needs a human");
              }
              ran.add(arguments.string("n"));
              return arguments.string("n");
            });
    var model =
        new ToolModel(
            calls(
                "careful", "{\"n\":\"x\"}", "careful", "{\"n\":\"y\"}", "careful", "{\"n\":\"z\"}"),
            says("ok"));
    Chain chain = model.chain(ask(careful), ChainSettings.STANDARD.parallel(1));
    List<ChainEvent> events = new ArrayList<>();
    chain.events().forEach(events::add);
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            ChainEvent.Paused.class,
            pause -> {
              assertThat(pause.pending()).hasSize(1);
              assertThat(pause.why()).isEqualTo("needs a human");
            });
    assertThat(ran).containsExactly("y", "z");
    List<Message> stored = new ArrayList<>();
    for (Message message : chain.messages()) {
      stored.add(Message.fromJson(Json.parseObject(message.toJson().toString())));
    }

    allowed.set(1);
    Chain resumed = model.chain(Prompt.builder().messages(stored).tools(List.of(careful)).build());

    assertThat(resumed.text()).isEqualTo("ok");
    assertThat(ran).containsExactly("y", "z", "x");
    assertThat(model.results(1))
        .extracting(Part.ToolResult::callId)
        .containsExactly("call_1", "call_2", "call_3");
    assertThat(model.prompts()).hasSize(2);
  }

  @Test
  void nothingResumesOnceSomebodyHasSpoken() {
    var call = new Part.ToolCall("1", "upper", "{\"text\":\"a\"}", false, ProviderData.NONE);
    var model = new ToolModel(says("ok"));

    model
        .chain(
            Prompt.builder()
                .user("go")
                .message(Message.assistant(call))
                .user("never mind")
                .tools(List.of(UPPER))
                .build())
        .text();

    assertThat(model.prompts().getFirst().messages()).hasSize(3);
  }

  @Test
  void resultsWithoutIdsBelongToTheFirstCallOfTheirName() {
    var one = new Part.ToolCall(null, "upper", "{\"text\":\"a\"}", false, ProviderData.NONE);
    var two = new Part.ToolCall(null, "upper", "{\"text\":\"b\"}", false, ProviderData.NONE);
    var model = new ToolModel(says("ok"));

    model
        .chain(
            Prompt.builder()
                .user("go")
                .message(Message.assistant(one, two))
                .message(Message.tool(Part.ToolResult.of(one, "A")))
                .tools(List.of(UPPER))
                .build())
        .text();

    assertThat(model.results(0)).extracting(Part.ToolResult::output).containsExactly("A", "B");
  }

  @Test
  @DisplayName("S40 calls that the provider runs never run here")
  void callsOfTheProviderNeverRunHere() {
    var model =
        new ToolModel(
            out -> {
              out.toolCall(0, "srvtoolu_1", "upper", true);
              out.toolInput(0, "{\"text\":\"a\"}");
              out.finish(FinishReason.STOP, "end_turn", Usage.NONE, ProviderData.NONE);
            });

    Chain chain = model.chain(ask(UPPER));

    assertThat(chain.text()).isEmpty();
    assertThat(model.prompts()).hasSize(1);
    assertThat(chain.messages()).hasSize(2);
  }

  @Test
  void aFailingAnswerLeavesTheHistoryAsItWas() {
    var model =
        new ToolModel(
            calls("upper", "{}"),
            out -> {
              out.text(0, "half");
              throw new LlmException.BrokenOff("cable cut", null);
            });
    Chain chain = model.chain(ask(UPPER));

    assertThatThrownBy(chain::text).hasMessage("cable cut");
    assertThat(chain.state()).isEqualTo(Chain.State.FAILED);
    assertThat(chain.messages()).hasSize(3);
    assertThat(chain.responses().getLast().partial().getFirst().text()).isEqualTo("half");
  }

  @Test
  void aHookThatThrowsSomethingElseEndsTheChain() {
    var model = new ToolModel(calls("upper", "{}"), says("never"));
    var settings =
        ChainSettings.STANDARD.beforeCall(
            (tool, call) -> {
              throw new IllegalArgumentException("broken hook");
            });

    assertThatThrownBy(model.chain(ask(UPPER), settings)::text).hasMessage("broken hook");
    assertThat(model.prompts()).hasSize(1);
  }

  @Test
  void twoToolsOfOneNameAreAMistakeAndTheSameOneTwiceIsThereOnce() {
    assertThat(ask(UPPER, UPPER).tools()).containsExactly(UPPER);
    assertThatThrownBy(() -> ask(UPPER, tool("upper", arguments -> "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two tools are called \"upper\"; give one of them another name");
  }

  @Test
  void callsThatWaitAndNoToolsAtAllIsAMistakeBeforeAnythingIsSent() {
    var call = new Part.ToolCall("1", "upper", "{}", false, ProviderData.NONE);
    var model = new ToolModel(says("never"));
    Prompt prompt = Prompt.builder().user("go").message(Message.assistant(call)).build();

    assertThatThrownBy(model.chain(prompt)::text)
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage(
            "the messages end in a call of \"upper\", but the prompt has no tools; give them again,"
                + " or the call's result");
    assertThat(model.prompts()).isEmpty();
  }
}
