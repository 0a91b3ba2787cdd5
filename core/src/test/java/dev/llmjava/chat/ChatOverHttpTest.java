package dev.llmjava.chat;

import static dev.llmjava.ToolModel.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.ChainEvent;
import dev.llmjava.FinishReason;
import dev.llmjava.Llm;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Model;
import dev.llmjava.Part;
import dev.llmjava.Response;
import dev.llmjava.StreamEvent;
import dev.llmjava.Tool;
import dev.llmjava.UnsupportedOptions;
import dev.llmjava.UserDirectory;
import dev.llmjava.http.LoopbackServer;
import dev.llmjava.http.LoopbackServer.Script;
import dev.llmjava.json.Json;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rows of which a provider's wire and its connection are a part. */
@Timeout(60)
class ChatOverHttpTest {
  private static final String START =
      "{\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"type\":\"message\",\"role\":"
          + "\"assistant\",\"model\":\"claude-sonnet-4-5-20250929\",\"content\":[],"
          + "\"usage\":{\"input_tokens\":3,\"output_tokens\":1}}}";
  private static final String STOP = "{\"type\":\"message_stop\"}";
  private static final Tool NOW = tool("now", arguments -> "noon");

  @TempDir Path directory;

  @Test
  @DisplayName("S52 S53 a prefill is the first piece, and the beginning of what is kept")
  void aPrefillIsTheFirstPiece() throws Exception {
    try (var server = new LoopbackServer(says(" world"))) {
      Chat chat = Chat.with(model(server, "claude-sonnet-4.5")).build();
      List<String> pieces = new ArrayList<>();

      ChatStream stream = chat.stream(prefill("hello"), "Greet");
      for (ChainEvent event : stream) {
        if (event instanceof StreamEvent.TextDelta delta) {
          pieces.add(delta.text());
        }
      }

      assertThat(pieces).containsExactly("hello", " world");
      assertThat(stream.text()).isEqualTo("hello world");
      assertThat(chat.history())
          .containsExactly(Message.user("Greet"), Message.assistant("hello world"));
      assertThat(messages(server, 0).getLast().toString()).contains("\"assistant\"", "\"hello\"");
    }
  }

  @Test
  @DisplayName("S55 a prefill is of the first step only, and kept where that only calls")
  void aPrefillIsOfTheFirstStepOnly() throws Exception {
    try (var server = new LoopbackServer(calls(), says("noon"))) {
      Chat chat = Chat.with(model(server, "claude-sonnet-4.5")).tool(NOW).build();

      assertThat(chat.ask(prefill("Well"), "What time is it?").text()).isEqualTo("noon");

      Message first = chat.history().get(1);
      assertThat(first.text()).isEqualTo("Well");
      assertThat(first.parts(Part.ToolCall.class)).hasSize(1);
      List<Json> sent = messages(server, 1);
      assertThat(sent).hasSize(3);
      assertThat(sent.get(1).toString()).contains("\"Well\"", "\"tool_use\"");
      assertThat(sent.get(2).toString()).contains("\"tool_result\"");
    }
  }

  @Test
  @DisplayName("S54 a prefill that a model does not take is an error, or a warning")
  void aPrefillThatIsNotTaken() throws Exception {
    try (var server = new LoopbackServer(says("x"))) {
      for (String id : List.of("claude-sonnet-5", "gpt-4o")) {
        assertThatThrownBy(() -> Chat.with(model(server, id)).build().ask(prefill("PF"), "go"))
            .isInstanceOf(LlmException.Setup.class)
            .hasMessageContainingAll(id, "does not take", "prefill");
      }
      assertThat(server.requests()).isEmpty();

      Chat chat =
          Chat.with(model(server, "claude-sonnet-5"))
              .unsupportedOptions(UnsupportedOptions.DROP)
              .build();
      Response response = chat.ask(prefill("PF"), "go");

      assertThat(response.text()).isEqualTo("x");
      assertThat(response.warnings())
          .containsExactly(
              new StreamEvent.Warning(
                  "prefill", "left out: claude-sonnet-5 does not take a prefill"));
      assertThat(messages(server, 0)).hasSize(1);
    }
  }

  @Test
  @DisplayName("S59 a stream that breaks leaves the history as it was")
  void aStreamThatBreaksLeavesTheHistory() throws Exception {
    Script breaks =
        connection -> {
          connection.head(200, "Content-Type: text/event-stream");
          connection.chunk("data: " + START + "\n\ndata: " + delta("half") + "\n\n").end();
        };
    try (var server = new LoopbackServer(says("one"), breaks, says("two"))) {
      Chat chat = Chat.with(model(server, "claude-sonnet-4.5")).build();
      chat.ask("first");

      assertThatThrownBy(() -> chat.stream("second").forEach(event -> {}))
          .isInstanceOf(LlmException.BrokenOff.class);

      assertThat(chat.history()).containsExactly(Message.user("first"), Message.assistant("one"));
      assertThat(chat.unfinished().orElseThrow()).endsWith(Message.user("second"));
      assertThat(chat.lastUsage().requests()).isEqualTo(1);
      assertThat(chat.lastUsage().cost()).as("what arrived was not free").isEmpty();
      chat.ask("second");
      assertThat(messages(server, 2)).hasSize(3);
    }
  }

  @Test
  @DisplayName("S60 why an answer ended is beside its words, and not among them")
  void whyAnAnswerEndedIsBesideItsWords() throws Exception {
    try (var server =
        new LoopbackServer(
            answer(delta("partial"), ending("max_tokens")), answer(ending("refusal")))) {
      Chat chat = Chat.with(model(server, "claude-sonnet-4.5")).build();

      Response cut = chat.ask("go on and on");
      assertThat(cut.finished().reason()).isEqualTo(FinishReason.LENGTH);
      assertThat(chat.history().getLast()).isEqualTo(Message.assistant("partial"));

      Response refused = chat.ask("go");
      assertThat(refused.finished().reason()).isEqualTo(FinishReason.REFUSAL);
      assertThat(refused.warnings())
          .containsExactly(new StreamEvent.Warning("refusal", "the provider stopped the answer"));
      assertThat(refused.text()).isEmpty();
    }
  }

  @Test
  @DisplayName("S73 cancelling gives the connection up")
  void cancellingGivesTheConnectionUp() throws Exception {
    Script silent =
        connection -> {
          connection.head(200, "Content-Type: text/event-stream").chunk("data: " + START + "\n\n");
          connection.silence();
        };
    try (var server = new LoopbackServer(silent)) {
      Chat chat = Chat.with(model(server, "claude-sonnet-4.5")).build();
      var answer = chat.askAsync("hi");
      while (server.requests().isEmpty()) {
        Thread.sleep(5);
      }

      answer.cancel(true);

      assertThat(server.sawDrop()).isTrue();
      assertThat(chat.history()).isEmpty();
    }
  }

  @Test
  @DisplayName("S95 the model that was asked for, and the one that answered")
  void theModelThatAnswered() throws Exception {
    try (var server = new LoopbackServer(says("x"))) {
      Response response = Chat.with(model(server, "claude-sonnet-4.5")).build().ask("hi");

      assertThat(response.model().id()).isEqualTo("anthropic/claude-sonnet-4-5");
      assertThat(response.resolvedModel()).contains("claude-sonnet-4-5-20250929");
    }
  }

  @Test
  @DisplayName("S05 each provider gets an attachment in its own form, an address as one")
  void anAttachmentInTheFormOfTheProvider() throws Exception {
    byte[] pdf = {'%', 'P', 'D', 'F', '-'};
    try (var server = new LoopbackServer(says("x"))) {
      Chat.with(model(server, "claude-sonnet-4.5"))
          .build()
          .ask("What are these?", pdf, URI.create("https://example.com/Cat.PNG?size=3"));

      assertThat(messages(server, 0).getFirst().toString())
          .contains(
              "{\"type\":\"document\",\"source\":{\"type\":\"base64\",\"media_type\":"
                  + "\"application/pdf\",\"data\":\"JVBERi0=\"}}",
              "{\"type\":\"image\",\"source\":{\"type\":\"url\",\"url\":"
                  + "\"https://example.com/Cat.PNG?size=3\"}}");
    }
  }

  private Model model(LoopbackServer server, String id) {
    return Llm.builder()
        .directory(new UserDirectory(directory))
        .environment(
            Map.of("ANTHROPIC_API_KEY", "k", "ANTHROPIC_BASE_URL", server.address().toString()))
        .build()
        .model(id);
  }

  private static CallOptions prefill(String words) {
    return CallOptions.builder().prefill(words).build();
  }

  private static List<Json> messages(LoopbackServer server, int request) {
    return Json.parseObject(server.requests().get(request).body()).items("messages");
  }

  private static Script says(String text) {
    return answer(delta(text), ending("end_turn"));
  }

  private static Script calls() {
    return answer(
        "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":"
            + "{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"now\",\"input\":{}}}",
        "{\"type\":\"content_block_stop\",\"index\":0}",
        ending("tool_use"));
  }

  private static Script answer(String... events) {
    var all = new ArrayList<String>();
    all.add(START);
    all.addAll(List.of(events));
    all.add(STOP);
    return LoopbackServer.stream(all.toArray(String[]::new));
  }

  private static String delta(String text) {
    return "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":"
        + "{\"type\":\"text_delta\",\"text\":\""
        + text
        + "\"}}";
  }

  private static String ending(String reason) {
    return "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\""
        + reason
        + "\"},\"usage\":{\"output_tokens\":2}}";
  }
}
