package dev.llmjava.chat;

import static dev.llmjava.ToolModel.calls;
import static dev.llmjava.ToolModel.says;
import static dev.llmjava.ToolModel.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Attachment;
import dev.llmjava.ChainEvent;
import dev.llmjava.FinishReason;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.ModelFacts;
import dev.llmjava.Part;
import dev.llmjava.Prices;
import dev.llmjava.ProviderData;
import dev.llmjava.ServerTool;
import dev.llmjava.ToolChoice;
import dev.llmjava.ToolModel;
import dev.llmjava.Usage;
import dev.llmjava.model.CachedModel;
import dev.llmjava.model.MemoryResponseCache;
import dev.llmjava.model.MockModel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of a model, what it is told when it is too much, and what comes of it. */
@Timeout(60)
class ChatAskingTest {
  private static final ModelFacts PRICED =
      new ModelFacts(
          null,
          null,
          new Prices(BigDecimal.ONE, BigDecimal.ONE, null, null, null),
          new LinkedHashSet<>(),
          null);

  @Test
  @DisplayName("S10 where nothing is asked, the history goes as it is")
  void whereNothingIsAskedTheHistoryGoes() {
    var model = new ToolModel(says("x"));
    List<Message> before = List.of(Message.user("a"));

    Chat.with(model).history(before).build().ask();
    Chat.with(model).history(before).build().ask(List.of());

    assertThat(model.prompts()).allMatch(prompt -> prompt.messages().equals(before));
    assertThatThrownBy(() -> History.infer(List.of(List.of())))
        .hasMessage("an empty list is no message");
  }

  @Test
  @DisplayName("S02 of nothing but blanks the first stays")
  void ofNothingButBlanksTheFirstStays() {
    Chat chat = Chat.with(new ToolModel(says("x"))).build();
    chat.ask(" ", "", "\n");
    assertThat(chat.history().getFirst()).isEqualTo(Message.user(" "));
  }

  @Test
  @DisplayName("S21 a stream that nobody read asks nothing when it is closed")
  void aStreamThatNobodyRead() {
    var model = new ToolModel(says("x"));
    Chat chat = Chat.with(model).build();

    chat.stream("hi").close();

    assertThat(model.prompts()).isEmpty();
    assertThat(chat.history()).isEmpty();
    assertThat(chat.unfinished()).isEmpty();
    assertThat(chat.totalUsage()).isEqualTo(ChatUsage.NONE);
  }

  @Test
  @DisplayName("S34 S45 at the limit nothing is searched either")
  void atTheLimitNothingIsSearched() {
    var kind = new ServerTool.Kind(ServerTool.WEB_SEARCH, "Search", "", List.of("web_search"));
    var model = new SettingsModel(calls("f", "{}"), says("x")).serverTool(kind);
    Chat chat =
        Chat.with(model)
            .tool(tool("f", arguments -> ""))
            .options(CallOptions.builder().maxToolRounds(1).search(Search.LOW).build())
            .build();

    chat.ask(CallOptions.builder().search(Search.HIGH).build(), "go");

    assertThat(model.prompts().get(0).serverTools()).hasSize(1);
    assertThat(model.prompts().get(1).serverTools()).isEmpty();
    assertThat(model.prompts().get(1).toolChoice()).isEqualTo(ToolChoice.NONE);
  }

  @Test
  @DisplayName("S64 a result for each call that waits, once")
  void aResultForEachCallOnce() {
    var one = new Part.ToolCall("t1", "add", "{}", false, ProviderData.NONE);
    var two = new Part.ToolCall("t2", "add", "{}", false, ProviderData.NONE);
    var model =
        new ToolModel(
            out -> {
              throw new LlmException.BrokenOff("cable cut", null);
            },
            says("3"));
    List<Message> before =
        List.of(
            Message.user("q"),
            Message.assistant(one, two),
            Message.tool(Part.ToolResult.of(one, "1")));
    Chat chat = Chat.with(model).history(before).build();

    assertThatThrownBy(() -> chat.submit(Part.ToolResult.of(one, "1")))
        .hasMessage("no call waits for the result \"t1\"; these do: t2");
    assertThatThrownBy(() -> chat.submit(Part.ToolResult.of(two, "2"))).hasMessage("cable cut");
    assertThat(chat.history()).isEqualTo(before);
    assertThat(chat.submit(Part.ToolResult.of(two, "2")).text()).isEqualTo("3");
    assertThat(chat.history()).hasSize(5);
  }

  @Test
  @DisplayName("S81 whatever answers is a model, such as one that says what it is told")
  void whateverAnswersIsAModel() {
    MockModel model = MockModel.of("It rains.", "Still.");
    Chat chat = Chat.with(model).build();

    assertThat(chat.ask("How is the weather?").text()).isEqualTo("It rains.");
    assertThat(chat.ask("And now?").text()).isEqualTo("Still.");
    assertThat(model.prompts().get(1).messages()).hasSize(3);
  }

  @Test
  @DisplayName("S61 a turn is not paused for ever")
  void aTurnIsNotPausedForEver() {
    var model =
        new ToolModel(
            out -> {
              out.text(0, "part");
              out.finish(FinishReason.OTHER, "pause_turn", Usage.NONE, ProviderData.NONE);
            });

    Chat.with(model).build().ask("go");

    assertThat(model.prompts()).hasSize(21);
  }

  @Test
  @DisplayName("S86 a result of a call before is known to the tools of a toolbox too")
  void aResultOfACallBefore() {
    var given = History.call("t1", "read", null);
    var model = new ToolModel(calls("count", "{\"text\":\"$`t1`\"}"), says("5"));
    Chat chat =
        Chat.with(model)
            .history(History.infer(List.of("q")))
            .history(
                List.of(
                    Message.assistant(given), History.results(List.of(given), List.of("abcde"))))
            .history(List.of(Message.assistant("read")))
            .toolbox(
                () ->
                    List.of(
                        tool(
                            "count",
                            arguments -> String.valueOf(arguments.string("text")).length())))
            .toolResultReferences()
            .build();

    chat.ask("How long is it?");

    assertThat(model.results(1).getFirst().output()).endsWith("\n5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | context_length_exceeded | Your input exceeds the context window of this model.",
        "400 | invalid_request_error | prompt is too long: 300000 tokens > 200000 maximum",
        "413 | request_too_large | Request exceeds the maximum size",
        "400 | INVALID_ARGUMENT | The input token count (9) exceeds the maximum number of tokens",
        "400 | invalid_request_error | Prompt contains 9 tokens, too large for model with 8 maximum"
            + " context length",
        "400 | invalid_request_error | Please reduce the length of the messages or completion.",
        "400 | invalid_request_error | This model's maximum context length is 65536 tokens.",
        "400 | invalid | This model's maximum prompt length is 131072 but the request contains"
            + " more",
        "422 | invalid_request_error | `inputs` tokens + `max_new_tokens` must be <= 8",
        "400 | exceed_context_size_error | the request is too big",
        "400 | invalid | the prompt is too long",
      })
  @DisplayName("S84 too much for any provider, in the last round as well")
  void tooMuchForAnyProvider(int status, String type, String words) {
    var model =
        new ToolModel(
            calls("big", "{}"),
            out -> {
              throw new LlmException.Refused("p", status, words, type, null);
            },
            says("short"));
    Chat chat =
        Chat.with(model)
            .tool(tool("big", arguments -> "x".repeat(10_000)))
            .options(CallOptions.builder().maxToolRounds(1).build())
            .build();

    assertThat(chat.ask("go").text()).isEqualTo("short");

    String result =
        model.prompts().get(2).messages().get(2).parts(Part.ToolResult.class).getFirst().output();
    assertThat(result).startsWith("The result was too long").hasSizeLessThan(1300);
  }

  @Test
  @DisplayName("S75 S85 what a cost is not known of has none, and a cached answer is free")
  void costsThatAreNotKnown() {
    Chat unknown = Chat.with(new ToolModel(says("x"))).build();
    unknown.ask("a");
    assertThat(unknown.totalUsage().cost()).isEmpty();
    assertThat(unknown.totalUsage().toString()).endsWith("cost unknown");

    var model =
        new CachedModel(new ToolModel(says("x")), new MemoryResponseCache(5, Duration.ofHours(1)));
    Chat first = Chat.with(model).facts(PRICED).build();
    first.ask("a");
    assertThat(first.totalUsage().cost().orElseThrow()).isEqualByComparingTo("0.000005");
    Chat second = Chat.with(model).facts(PRICED).build();
    second.ask("a");
    assertThat(second.totalUsage().cost().orElseThrow()).isEqualByComparingTo("0");
  }

  @Test
  @DisplayName("S85 searches of the web are counted, and no others")
  void searchesOfTheWebAreCounted() {
    MockModel model =
        MockModel.builder()
            .answer(
                ran("web_search"), ran("file_search"), ran("code_execution"), new Part.Text("x"))
            .build();
    Chat chat = Chat.with(model).build();

    chat.ask("go");

    assertThat(chat.lastUsage().searches()).isEqualTo(1);
  }

  @Test
  @DisplayName("S85 searches count as the provider counts them, which not always shows calls")
  void searchesThatTheProviderCounted() {
    MockModel model =
        MockModel.builder()
            .usage(Usage.of(1, 1).withSearches(2L))
            .answer("x")
            .answer(ran("google_search"), new Part.Text("x"))
            .build();
    Chat chat = Chat.with(model).build();

    chat.ask("go");
    chat.ask("on");

    assertThat(chat.lastUsage().searches()).isEqualTo(2);
    assertThat(chat.totalUsage().searches()).isEqualTo(4);
    assertThat(chat.totalUsage()).asString().contains(", 4 searches, ");
  }

  private static Part ran(String tool) {
    return new Part.ToolCall(tool, tool, "{}", true, ProviderData.NONE);
  }

  @Test
  @DisplayName("S89 a generated image is Markdown, live and afterwards")
  void aGeneratedImageIsMarkdown() {
    var image = new Part.Media(Attachment.of("image/png", new byte[] {1, 2, 3}));
    MockModel model = MockModel.builder().answer(new Part.Text("Here:"), image).build();
    StreamFormatter formatter = StreamFormatter.create();

    ChatStream stream = Chat.with(model).build().stream("Draw");
    for (ChainEvent event : stream) {
      formatter.apply(event);
    }

    String markdown = "![generated image](<data:image/png;base64,AQID>)";
    assertThat(formatter.output()).startsWith("Here:").contains(markdown);
    assertThat(ResponseMarkdown.of(stream.response())).contains(markdown);
  }
}
