package dev.llmjava.store;

import static dev.llmjava.store.ScriptedModel.read;
import static dev.llmjava.store.ScriptedModel.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Response;
import dev.llmjava.json.Json;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BrokenTurnTest extends WithLog {
  @Test
  void whatWasStoppedKeepsItsTextAndSaysSo() {
    Response response = ScriptedModel.of(text("Once upon"), text(" a time")).prompt("story");
    response.events().iterator().next();
    response.close();

    String thread = log.log(response, null);

    StoredThread stored = log.thread(thread).orElseThrow();
    assertThat(stored.broken())
        .hasValue(new Ending(Ending.Kind.INTERRUPTED, null, java.util.List.of()));
    assertThat(log.messages(stored))
        .containsExactly(Message.user("story"), Message.assistant("Once upon"));
    assertThat(log.rows(LogQuery.ALL).getFirst().broken()).isEqualTo(stored.broken());
  }

  @Test
  void whatBrokeOffIsTruncated() {
    Response response = read(ScriptedModel.of(text("Once upon")).prompt("story"));

    log.log(response, null);

    assertThat(Rows.of(file, "select ending, message, unfinished from llmjava_turn_endings"))
        .containsExactly(
            "truncated|the answer broke off: the connection ended before the answer did|-");
    assertThat(Rows.of(file, "select input_tokens, output_tokens from turns"))
        .containsExactly("-|-");
  }

  @Test
  void anErrorInTheMiddleIsAFailure() {
    Response response =
        read(
            ScriptedModel.of(
                    text("Once"),
                    sink -> {
                      throw new LlmException.Refused("Acme", 200, "over\nloaded", null, null);
                    })
                .prompt("story"));

    log.log(response, null);

    assertThat(Rows.of(file, "select ending, message from llmjava_turn_endings"))
        .containsExactly("failed|Acme broke off with an error: over loaded");
  }

  @Test
  void halfAToolCallAndUnsignedReasoningAreKeptWhereNoModelSeesThem() {
    var signed =
        new Part.Reasoning("because", false, ProviderData.of("p", "signature", Json.of("s")));
    var whole = new Part.ToolCall("c1", "f", "{\"a\":1}", false, ProviderData.NONE);
    Response response =
        read(
            ScriptedModel.of(
                    sink -> sink.part(signed),
                    sink -> sink.part(whole),
                    sink -> sink.reasoning("r", "perhaps"),
                    text("Let me"),
                    sink -> sink.toolCall("k", "c2", "f", false),
                    sink -> sink.toolInput("k", "{\"a\": 1, \"b"))
                .prompt("do it"));

    StoredThread thread = log.thread(log.log(response, null)).orElseThrow();

    assertThat(log.messages(thread).getLast())
        .isEqualTo(Message.assistant(signed, whole, "Let me"));
    Ending ending = thread.broken().orElseThrow();
    assertThat(ending.unfinished())
        .containsExactly(
            new Part.Reasoning("perhaps"),
            new Part.ToolCall("c2", "f", "{\"a\": 1, \"b", false, ProviderData.NONE));
    assertThat(((Part.ToolCall) ending.unfinished().getLast()).input()).isEqualTo("{\"a\": 1, \"b");
    assertThat(log.verify()).isEmpty();
  }

  @Test
  void whenOnlyUnsignedReasoningCameTheTurnHasNoAnswer() {
    Response response =
        read(ScriptedModel.of(sink -> sink.reasoning("r", "perhaps")).prompt("think"));

    StoredThread thread = log.thread(log.log(response, null)).orElseThrow();

    assertThat(log.messages(thread)).containsExactly(Message.user("think"));
    assertThat(log.rows(LogQuery.ALL).getFirst().words().response()).isEmpty();
    assertThat(thread.broken().orElseThrow().unfinished()).hasSize(1);
  }

  @Test
  void whenNothingCameThereIsNoTurn() {
    Response failed =
        read(
            ScriptedModel.of(
                    sink -> {
                      throw new LlmException.Refused("Acme", 401, "no", null, null);
                    })
                .prompt("hi"));
    Response neverRead = saying("x").prompt("hi");

    assertThat(log.log(failed, "mine")).isEqualTo("mine");
    log.log(neverRead, null);

    assertThat(log.counts()).isEqualTo(new LogCounts(0, 0, 0, 0));
  }

  @Test
  void anAnswerWithoutPartsIsATurn() {
    log.log(read(ScriptedModel.of(ScriptedModel::finish).prompt("hi")), null);

    assertThat(log.counts().turns()).isEqualTo(1);
    assertThat(log.latestThread().orElseThrow().broken()).isEmpty();
  }

  @Test
  void aResponseThatIsStillRunningIsRefused() {
    Response response = ScriptedModel.of(text("Once"), ScriptedModel::finish).prompt("story");
    response.events().iterator().next();

    assertThatThrownBy(() -> log.log(response, null)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theThreadGoesOnFromThereAndIsWholeAgain() {
    Response broken = read(ScriptedModel.of(text("Once upon")).prompt("story"));
    String thread = log.log(broken, null);
    StoredThread stored = log.thread(thread).orElseThrow();
    Prompt more = Prompt.builder().messages(log.messages(stored)).user("go on").build();

    log.log(saying("a time").answer(more), thread);

    assertThat(log.thread(thread).orElseThrow().broken()).isEmpty();
    assertThat(log.rows(LogQuery.ALL).getLast().broken()).isPresent();
    assertThat(log.verify()).isEmpty();
  }

  private static Consumer<PartSink> text(String words) {
    return sink -> sink.text("t", words);
  }
}
