package dev.llmjava.chat;

import static dev.llmjava.ToolModel.calls;
import static dev.llmjava.ToolModel.says;
import static dev.llmjava.ToolModel.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Attachment;
import dev.llmjava.CachePolicy;
import dev.llmjava.ChainEvent;
import dev.llmjava.ChainLimit;
import dev.llmjava.ChainSettings;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.ModelFacts;
import dev.llmjava.Part;
import dev.llmjava.PauseChain;
import dev.llmjava.Prices;
import dev.llmjava.ProviderData;
import dev.llmjava.Response;
import dev.llmjava.Role;
import dev.llmjava.StreamEvent;
import dev.llmjava.Tool;
import dev.llmjava.ToolChoice;
import dev.llmjava.ToolModel;
import dev.llmjava.ToolOutput;
import dev.llmjava.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows that are about the session itself, each by its number. */
@Timeout(60)
class ChatTest {
  private static final Tool ADD =
      tool("add", arguments -> Json.of(number(arguments, "a") + number(arguments, "b")));

  private static long number(Json.Obj arguments, String name) {
    Long value = arguments.integer(name);
    if (value == null) {
      throw new IllegalArgumentException("arguments." + name + ": missing");
    }
    return value;
  }

  private static LlmException broken() {
    return new LlmException.BrokenOff("cable cut", null);
  }

  @Test
  @DisplayName("S01 a string and a list of one string are the same message")
  void aListOfOneStringIsTheString() {
    var model = new ToolModel(says("x"));
    Chat one = Chat.with(model).build();
    one.ask("hey");
    Chat two = Chat.with(model).build();
    two.ask(List.of("hey"));
    assertThat(one.history()).isEqualTo(two.history());

    Chat several = Chat.with(model).build();
    several.ask("x", "y");
    assertThat(several.history().getFirst())
        .isEqualTo(Message.user(new Part.Text("x"), new Part.Text("y")));
  }

  @Test
  @DisplayName("S02 words stay as they are, and blank ones among several are left out")
  void wordsStayAsTheyAre() {
    var model = new ToolModel(says("x"));
    Chat chat = Chat.with(model).build();
    chat.ask(" a ", "  ");
    assertThat(chat.history().getFirst()).isEqualTo(Message.user(" a "));
    Chat blank = Chat.with(model).build();
    blank.ask("  ");
    assertThat(blank.history().getFirst()).isEqualTo(Message.user("  "));
  }

  @Test
  @DisplayName("S04 a response is history")
  void aResponseIsHistory() {
    var model = new ToolModel(says("one"), says("two"));
    Response first = model.prompt("a");
    Chat chat = Chat.with(model).history(first).build();
    chat.ask("b");
    assertThat(chat.history())
        .containsExactly(
            Message.user("a"),
            Message.assistant("one"),
            Message.user("b"),
            Message.assistant("two"));
  }

  @Test
  @DisplayName("S05 S07 bytes alone are a message, and what they are is read off them")
  void bytesAreAMessage() {
    var model = new ToolModel(says("x"));
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    Chat chat = Chat.with(model).build();
    chat.ask((Object) png);
    assertThat(chat.history().getFirst()).isEqualTo(Message.user(Attachment.of("image/png", png)));
  }

  @Test
  @DisplayName("S06 bytes of no known kind fail before anything is sent")
  void unknownBytesFailEarly() {
    var model = new ToolModel(says("x"));
    Chat chat = Chat.with(model).build();
    assertThatThrownBy(() -> chat.ask("look", new byte[] {}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(model.prompts()).isEmpty();
    assertThat(chat.history()).isEmpty();
  }

  @Test
  @DisplayName("S09 S59 what is asked is the user's, and a failure leaves the history as it was")
  void aFailureLeavesTheHistoryAsItWas() {
    var model =
        new ToolModel(
            out -> {
              throw broken();
            },
            says("ok"));
    Chat chat = Chat.with(model).build();
    assertThatThrownBy(() -> chat.ask("hi")).hasMessage("cable cut");
    assertThat(chat.history()).isEmpty();
    assertThat(chat.unfinished()).contains(List.of(Message.user("hi")));

    chat.ask("hi");

    assertThat(model.prompts().get(1).messages()).containsExactly(Message.user("hi"));
    assertThat(chat.history()).hasSize(2);
    assertThat(chat.unfinished()).isEmpty();
  }

  @Test
  @DisplayName("S10 parts make one message, and no part goes on with the history")
  void noPartGoesOnWithTheHistory() {
    var model = new ToolModel(says("x"), says("y"));
    Chat chat = Chat.with(model).history("a", "b", "c").build();
    chat.resume();
    assertThat(model.prompts().getFirst().messages())
        .extracting(Message::role)
        .containsExactly(Role.USER, Role.ASSISTANT, Role.USER);
  }

  @Test
  @DisplayName("S14 S19 cache marks are worked out for every request and kept in none")
  void cacheMarksAreOfTheRequest() {
    var model = new ToolModel(calls("add", "{\"a\":1,\"b\":2}"), says("3"));
    CachePolicy policy = CachePolicy.builder().system().last(2).build();
    Chat chat =
        Chat.with(model).tool(ADD).options(CallOptions.builder().cache(policy).build()).build();
    chat.ask("1+2?");
    assertThat(model.prompts()).allMatch(prompt -> policy.equals(prompt.cache()));
    assertThat(chat.history().getFirst()).isEqualTo(Message.user("1+2?"));
  }

  @Test
  @DisplayName("S20 S36 every step ends with its whole response, in a stream and as a list")
  void everyStepEndsWithItsResponse() {
    var model = new ToolModel(calls("add", "{\"a\":1,\"b\":2}"), says("3"));
    ChatStream stream = Chat.with(model).tool(ADD).build().stream("1+2?");
    List<String> kinds = new ArrayList<>();
    for (ChainEvent event : stream) {
      kinds.add(event.getClass().getSimpleName());
    }
    assertThat(kinds)
        .containsSubsequence(
            "ToolCallStarted", "ResponseFinished", "ToolFinished", "TextDelta", "ResponseFinished");
    assertThat(kinds.getLast()).isEqualTo("ResponseFinished");

    var again = new ToolModel(calls("add", "{\"a\":1,\"b\":2}"), says("3"));
    assertThat(Chat.with(again).tool(ADD).build().askAll("1+2?"))
        .extracting(step -> step.getClass().getSimpleName())
        .containsExactly("ResponseFinished", "ToolFinished", "ResponseFinished");
  }

  @Test
  @DisplayName("S21 nothing is sent before somebody reads, and leaving early changes no history")
  void nothingIsSentBeforeSomebodyReads() {
    var model = new ToolModel(says("x"));
    Chat chat = Chat.with(model).build();
    try (ChatStream stream = chat.stream("hi")) {
      assertThat(model.prompts()).isEmpty();
      stream.iterator().next();
      assertThat(model.prompts()).hasSize(1);
    }
    assertThat(chat.history()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "2, 3", "3, 4", "5, 6"})
  @DisplayName("S33 so many tool rounds, and one answer more")
  void toolRounds(int rounds, int answers) {
    var model = new ToolModel(calls("add", "{\"a\":1,\"b\":2}"));
    Chat.with(model)
        .tool(ADD)
        .options(CallOptions.builder().maxToolRounds(rounds).build())
        .build()
        .ask("go");
    assertThat(model.prompts()).hasSize(answers);
  }

  @Test
  @DisplayName("S32 S34 S35 at the limit a user message asks for the answer, with tools off")
  void atTheLimitTheModelHasToAnswer() {
    var model =
        new ToolModel(
            calls("add", "{\"a\":1,\"b\":2}"), calls("add", "{\"a\":3,\"b\":4}"), says("10"));
    Chat chat = Chat.with(model).tool(ADD).build();

    chat.ask(CallOptions.builder().finalPrompt("wrap up").build(), "go");

    assertThat(model.prompts())
        .extracting(dev.llmjava.Prompt::toolChoice)
        .containsExactly(ToolChoice.AUTO, ToolChoice.AUTO, ToolChoice.NONE);
    assertThat(model.prompts().get(2).tools()).hasSize(1);
    assertThat(chat.history().get(5)).isEqualTo(Message.user("wrap up"));
    assertThat(chat.history())
        .extracting(Message::role)
        .containsExactly(
            Role.USER,
            Role.ASSISTANT,
            Role.TOOL,
            Role.ASSISTANT,
            Role.TOOL,
            Role.USER,
            Role.ASSISTANT);
  }

  @Test
  @DisplayName("S39 a forced choice holds for the first step, other settings for all")
  void aForcedChoiceHoldsOnce() {
    var model = new ToolModel(calls("add", "{\"a\":1,\"b\":2}"), says("3"));
    Chat.with(model)
        .tool(ADD)
        .build()
        .ask(CallOptions.builder().toolChoice(ToolChoice.REQUIRED).maxTokens(7).build(), "go");
    assertThat(model.prompts())
        .extracting(dev.llmjava.Prompt::toolChoice)
        .containsExactly(ToolChoice.REQUIRED, ToolChoice.AUTO);
    assertThat(model.prompts())
        .allMatch(prompt -> Long.valueOf(7).equals(prompt.options().integer("max_tokens")));
  }

  @Test
  @DisplayName("S41 the same engine fails at a limit where it is told to")
  void theLimitOfAChainFails() {
    var model = new ToolModel(calls("add", "{\"a\":1,\"b\":2}"));
    Chat chat =
        Chat.with(model).tool(ADD).chain(ChainSettings.STANDARD.limit(ChainLimit.fail(3))).build();
    assertThatThrownBy(() -> chat.ask("go")).isInstanceOf(LlmException.ChainLimitMet.class);
    assertThat(chat.history()).isEmpty();
    assertThat(chat.unfinished().orElseThrow()).hasSize(6);
  }

  @Test
  @DisplayName("S43 no temperature is sent while the model thinks, and an explicit 0 is a value")
  void temperature() {
    var model = new SettingsModel("reasoning_effort", "temperature");
    Chat chat = Chat.with(model).options(CallOptions.builder().temperature(0.3).build()).build();
    chat.ask(CallOptions.builder().temperature(0).build(), "a");
    chat.ask("b");
    chat.ask(CallOptions.builder().think(Think.parse("l")).build(), "c");
    assertThat(model.options())
        .containsExactly(
            "{\"temperature\":0.0}", "{\"temperature\":0.3}", "{\"reasoning_effort\":\"low\"}");
  }

  @Test
  @DisplayName("S55 a prefill is of the first step only")
  void prefillOnce() {
    var model = new ToolModel(calls("add", "{\"a\":1,\"b\":2}"), says("3"));
    Chat.with(model).tool(ADD).build().ask(CallOptions.builder().prefill("PF").build(), "go");
    assertThat(model.prompts().get(0).options().string("prefill")).isEqualTo("PF");
    assertThat(model.prompts().get(1).options().isEmpty()).isTrue();
  }

  @Test
  @DisplayName("S56 S57 the history is without the system prompt, and another chat takes it")
  void historyIsPassedOn() {
    var model = new ToolModel(says("x"), says("y"));
    Chat chat = Chat.with(model).system("Be brief.").build();
    chat.ask("a");
    assertThat(chat.history()).containsExactly(Message.user("a"), Message.assistant("x"));
    Chat other = Chat.with(model).history(chat.history()).build();
    other.ask("b");
    assertThat(other.history()).hasSize(4);
    assertThat(chat.history()).hasSize(2);
    assertThat(model.prompts().getFirst().messages().getFirst())
        .isEqualTo(Message.system("Be brief."));
  }

  @Test
  @DisplayName("S58 the text form shows every message")
  void theTextFormShowsEveryMessage() {
    Chat chat = Chat.with(new ToolModel(says("x"))).build();
    chat.ask("a");
    assertThat(chat.toString().split("\n\n")).hasSize(2);
  }

  @Test
  @DisplayName("S61 a paused turn goes on by itself, with every piece kept")
  void aPausedTurnGoesOn() {
    ToolModel.Answer pause =
        out -> {
          out.text(0, "part ");
          out.finish(
              dev.llmjava.FinishReason.OTHER,
              "pause_turn",
              dev.llmjava.Usage.NONE,
              ProviderData.NONE);
        };
    var model = new ToolModel(pause, pause, says("fin"));
    Chat chat = Chat.with(model).build();
    assertThat(chat.ask("go").text()).isEqualTo("fin");
    assertThat(model.prompts()).hasSize(3);
    assertThat(chat.history()).hasSize(4);
  }

  @Test
  @DisplayName("S64 a result is handed in, and one that nothing waits for is refused")
  void aResultIsHandedIn() {
    var call = new Part.ToolCall("t1", "add", "{\"a\":5,\"b\":7}", false, ProviderData.NONE);
    var model = new ToolModel(says("12"));
    Chat chat =
        Chat.with(model).history(List.of(Message.user("5+7"), Message.assistant(call))).build();
    var stray = new Part.ToolCall("t9", "add", "{}", false, ProviderData.NONE);
    assertThatThrownBy(() -> chat.submit(Part.ToolResult.of(stray, "1")))
        .hasMessage("no call waits for the result \"t9\"; these do: t1");

    assertThat(chat.submit(Part.ToolResult.of(call, "12")).text()).isEqualTo("12");
    assertThat(chat.history()).hasSize(4);
  }

  @Test
  @DisplayName("S73 the same call on a virtual thread")
  void asynchronously() {
    var model = new ToolModel(calls("add", "{\"a\":1,\"b\":2}"), says("3"));
    assertThat(Chat.with(model).tool(ADD).build().askAsync("go").join().text()).isEqualTo("3");
  }

  @Test
  @DisplayName("S75 S85 usage and cost of the last call and of all")
  void usageAndCost() {
    var prices = new Prices(new BigDecimal("1"), new BigDecimal("2"), null, null, null);
    var facts = new ModelFacts(null, null, prices, new LinkedHashSet<>(), null);
    var model = new ToolModel(calls("add", "{\"a\":1,\"b\":2}"), says("3"), says("again"));
    Chat chat = Chat.with(model).tool(ADD).facts(facts).markup(new BigDecimal("0.5")).build();

    chat.ask("go");
    assertThat(chat.lastUsage().requests()).isEqualTo(2);
    assertThat(chat.lastUsage().tokens().input()).isEqualTo(8);
    // (8 * 1 + 6 * 2) / 1,000,000 and half as much again
    assertThat(chat.lastUsage().cost().orElseThrow()).isEqualByComparingTo("0.00003");
    chat.ask("more");
    assertThat(chat.lastUsage().requests()).isEqualTo(1);
    assertThat(chat.totalUsage().requests()).isEqualTo(3);
    assertThat(chat.totalUsage().tokens().output()).isEqualTo(8);
    assertThat(chat.totalUsage().toString()).isEqualTo("3 answers, 11 input, 8 output, $0.0000405");
    assertThat(
            Chat.with(model)
                .build()
                .totalUsage()
                .plus(new ChatUsage(1, dev.llmjava.Usage.NONE, 0, null))
                .cost())
        .isEmpty();
  }

  @Test
  @DisplayName("S83 a stop ends the loop after its batch, and the final answer follows")
  void aStopIsFollowedByTheFinalAnswer() {
    Tool stop = tool("stop", arguments -> ToolOutput.stop("enough"));
    var model = new ToolModel(calls("stop", "{}", "add", "{\"a\":1,\"b\":2}"), says("bye"));
    Chat chat = Chat.with(model).tools(List.of(stop, ADD)).build();

    assertThat(chat.ask("go").text()).isEqualTo("bye");
    assertThat(chat.history().get(2).parts(Part.ToolResult.class)).hasSize(2);
    assertThat(model.prompts().get(1).toolChoice()).isEqualTo(ToolChoice.NONE);
  }

  @Test
  @DisplayName(
      "S84 results that are too much are sent again shorter, and stay whole in the history")
  void overflow() {
    String huge = "x".repeat(10_000);
    var model =
        new ToolModel(
            calls("big", "{}"),
            out -> {
              throw new LlmException.Refused(
                  "p", 400, "prompt is too long: 300000 tokens > 200000 maximum", null, null);
            },
            says("short"));
    Chat chat = Chat.with(model).tool(tool("big", arguments -> huge)).build();

    Response response = chat.ask("go");

    assertThat(response.text()).isEqualTo("short");
    assertThat(response.warnings()).hasSize(1);
    assertThat(model.prompts()).hasSize(3);
    assertThat(model.results(2).getFirst().output().length()).isLessThan(1300);
    assertThat(model.prompts().get(2).toolChoice()).isEqualTo(ToolChoice.NONE);
    assertThat(chat.history().get(2).parts(Part.ToolResult.class).getFirst().output())
        .isEqualTo(huge);
  }

  @Test
  @DisplayName("S86 one tool's result is another's argument by its id")
  void references() {
    var model =
        new ToolModel(
            calls("add", "{\"a\":1,\"b\":2}"), calls("add", "{\"a\":\"$`call_1`\",\"b\":10}"),
            calls("add", "{\"a\":\"$`nope`\",\"b\":10}"), says("13"));
    Chat chat =
        Chat.with(model)
            .tool(ADD)
            .toolResultReferences()
            .options(CallOptions.builder().maxToolRounds(5).build())
            .build();
    chat.ask("go");
    assertThat(model.results(1).getFirst().output()).isEqualTo("id: call_1\n3");
    assertThat(chat.history().get(4).parts(Part.ToolResult.class).getFirst().output())
        .isEqualTo("13");
    assertThat(chat.history().get(6).parts(Part.ToolResult.class).getFirst().output())
        .isEqualTo("Error: there is no result with the id \"nope\"");
  }

  record Person(String first, int year) {}

  @Test
  @DisplayName("S87 a value, by a tool that has to be called where there is no structured output")
  void structured() {
    var model =
        new SettingsModel(
            calls("answer", "{\"first\":\"Ada\",\"year\":\"x\"}"),
            calls("answer", "{\"first\":\"Ada\",\"year\":1815}"));
    Chat chat = Chat.with(model).build();

    assertThat(chat.structured(Person.class, "Who?")).isEqualTo(new Person("Ada", 1815));
    assertThat(model.prompts().get(0).toolChoice()).isEqualTo(ToolChoice.named("answer"));
    assertThat(chat.history()).hasSize(5);
  }

  @Test
  @DisplayName(
      "S88 the reminder is in the request, before the first result, and not in the history")
  void reminder() {
    var model =
        new ToolModel(calls("add", "{\"a\":1,\"b\":2}", "add", "{\"a\":3,\"b\":4}"), says("ok"));
    Chat chat = Chat.with(model).tool(ADD).toolReminder("Be careful.").build();
    chat.ask("go");
    assertThat(model.results(1))
        .extracting(Part.ToolResult::output)
        .containsExactly("Be careful.\n\n3", "7");
    assertThat(chat.history().get(2).parts(Part.ToolResult.class).getFirst().output())
        .isEqualTo("3");
  }

  @Test
  void callsThatWaitAreInTheHistoryAndGoOnWhenTheyAreDecided() {
    var allowed = new AtomicInteger();
    Tool careful =
        tool(
            "careful",
            arguments -> {
              if (allowed.get() == 0) {
                throw new PauseChain("ask Kim");
              }
              return "done";
            });
    var model = new ToolModel(calls("careful", "{}"), says("ok"));
    Chat chat = Chat.with(model).tool(careful).build();
    assertThatThrownBy(() -> chat.ask("go")).isInstanceOf(LlmException.Paused.class);
    assertThat(chat.history()).hasSize(2);

    allowed.set(1);

    assertThat(chat.resume().text()).isEqualTo("ok");
    assertThat(chat.history()).hasSize(4);
  }

  @Test
  @DisplayName("S46 searching where the model cannot is warned about first")
  void searchIsWarnedAbout() {
    var model = new ToolModel(says("x"));
    ChatStream stream =
        Chat.with(model).build().stream(
            CallOptions.builder().search(Search.parse("h")).build(), "go");
    assertThat(stream.iterator().next())
        .isEqualTo(new StreamEvent.Warning("search", "tools does not search the web"));
    assertThat(stream.text()).isEqualTo("x");
    assertThat(model.prompts().getFirst().serverTools()).isEmpty();
  }
}
