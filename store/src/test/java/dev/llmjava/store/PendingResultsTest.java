package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Chain;
import dev.llmjava.ChainEvent;
import dev.llmjava.ChainSettings;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Tool;
import dev.llmjava.ToolGate;
import dev.llmjava.json.Json;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PendingResultsTest extends WithLog {
  private static final Tool WORK =
      new Tool("work", "", Json.Obj.EMPTY, arguments -> "did " + arguments.string("n"));

  private final CallingModel model =
      CallingModel.of("work", "{\"n\": \"1\"}", "work", "{\"n\": \"2\"}");

  @Test
  void aLogWithoutToolsHasNoTableForTheirResults() {
    ScriptedModel.saying("x")
        .chain(Prompt.of("hi"), ChainSettings.STANDARD.logTo(log, null))
        .text();

    assertThat(tables()).doesNotContain("llmjava_tool_results");
  }

  @Test
  void aResultIsThereUntilTheNextAnswerIsLogged() {
    Chain chain = model.chain(ask("go"), ChainSettings.STANDARD.logTo(log, null));
    for (ChainEvent event : chain.events()) {
      if (event instanceof ChainEvent.ToolFinished finished) {
        assertThat(messages(chain).getLast().parts(Part.ToolResult.class))
            .contains(finished.result());
      }
    }

    assertThat(Rows.of(file, "select * from llmjava_tool_results")).isEmpty();
    assertThat(messages(chain)).isEqualTo(chain.messages());
  }

  @Test
  void whoGoesOnOtherwiseTakesTheResultsAlong() {
    Chain paused = paused("go");
    String thread = paused.thread().orElseThrow();
    Prompt other =
        Prompt.builder().messages(messages(paused)).user("leave it").tools(List.of(WORK)).build();

    log.log(ScriptedModel.saying("as you like").answer(other), thread);

    assertThat(messages(paused).get(2).parts(Part.ToolResult.class))
        .extracting(Part.ToolResult::output)
        .containsExactly("did 1");
    assertThat(messages(paused).getLast()).isEqualTo(Message.assistant("as you like"));
    assertThat(log.verify()).isEmpty();
  }

  @Test
  void aForkLeavesTheResultsToTheThreadThatWaits() {
    Chain paused = paused("go");
    List<Message> soFar = messages(paused);

    String fork =
        log.log(
            ScriptedModel.saying("other")
                .answer(Prompt.builder().messages(soFar).user("elsewhere").build()),
            null);

    assertThat(fork).isNotEqualTo(paused.thread().orElseThrow());
    assertThat(messages(paused)).isEqualTo(soFar);
    assertThat(log.messages(log.thread(fork).orElseThrow())).hasSize(5);
  }

  @Test
  void threadsWithTheSameCallIdsDoNotMix() {
    Chain one = paused("one");
    Chain two = paused("two");
    resume(two);

    assertThat(messages(one)).hasSize(3);
    assertThat(messages(two)).hasSize(4);
    assertThat(log.verify()).isEmpty();
  }

  @Test
  void manyChainsLogIntoOneFileAtOnce() throws Exception {
    var running = new ArrayList<CompletableFuture<Chain>>();
    for (int i = 0; i < 16; i++) {
      Chain chain = model.chain(ask("go " + i), ChainSettings.STANDARD.logTo(log, null));
      running.add(chain.readAsync(event -> {}));
    }

    for (var one : running) {
      Chain chain = one.get();
      assertThat(messages(chain)).isEqualTo(chain.messages());
    }
    assertThat(log.counts().turns()).isEqualTo(32);
    assertThat(Rows.of(file, "select * from llmjava_tool_results")).isEmpty();
    assertThat(log.verify()).isEmpty();
  }

  @Test
  void twoChainsMayGoOnWithOneThreadAtOnce() throws Exception {
    Chain paused = paused("go");
    var settings = ChainSettings.STANDARD.logTo(log, paused.thread().orElseThrow());
    Prompt prompt = ask("").withMessages(messages(paused));
    Chain first = model.chain(prompt, settings);
    Chain second = model.chain(prompt, settings);
    var reading = first.readAsync(event -> {});

    assertThat(second.text()).isEqualTo("done");
    assertThat(reading.get().text()).isEqualTo("done");
    assertThat(messages(paused)).hasSize(4);
    assertThat(log.verify()).isEmpty();
  }

  @Test
  void aThreadThatIsNotInTheLogYetTakesResultsToo() {
    var call = new Part.ToolCall("c1", "work", "{\"n\": \"9\"}", false, ProviderData.NONE);
    Prompt prompt =
        ask("").withMessages(List.of(Message.user("from elsewhere"), Message.assistant(call)));

    Chain chain = model.chain(prompt, ChainSettings.STANDARD.logTo(log, "new-thread"));

    assertThat(chain.text()).isEqualTo("done");
    assertThat(messages(chain)).hasSize(4);
    assertThat(Rows.of(file, "select * from llmjava_tool_results")).isEmpty();
  }

  @Test
  void aFileThatCannotBeWrittenIsReadAllTheSame() {
    Chain paused = paused("go");
    log.close();
    assertThat(file.toFile().setWritable(false)).isTrue();

    log = SqliteLog.openExisting(file);

    assertThat(messages(paused)).isEqualTo(paused.messages());
  }

  @Test
  void aFileWithoutTheTableIsReadAllTheSame() throws Exception {
    Chain chain = paused("go");
    log.close();
    Rows.change(file, "drop table llmjava_tool_results");
    assertThat(file.toFile().setWritable(false)).isTrue();

    log = SqliteLog.openExisting(file);

    assertThat(messages(chain)).hasSize(2);
    assertThat(Files.size(file)).isPositive();
  }

  private Chain paused(String words) {
    var settings =
        ChainSettings.STANDARD
            .logTo(log, null)
            .gate(
                (tool, context) ->
                    "c2".equals(context.call().id())
                        ? new ToolGate.Decision.Wait("ask Kim")
                        : ToolGate.Decision.RUN);
    Chain chain = model.chain(ask(words), settings);
    chain.events().forEach(event -> {});
    assertThat(chain.state()).isEqualTo(Chain.State.PAUSED);
    assertThat(messages(chain)).isEqualTo(chain.messages());
    return chain;
  }

  private void resume(Chain paused) {
    Prompt prompt = ask("").withMessages(messages(paused));
    String thread = paused.thread().orElseThrow();
    assertThat(model.chain(prompt, ChainSettings.STANDARD.logTo(log, thread)).text())
        .isEqualTo("done");
  }

  private List<Message> messages(Chain chain) {
    return log.messages(log.thread(chain.thread().orElseThrow()).orElseThrow());
  }

  private List<String> tables() {
    return Rows.of(file, "select name from sqlite_master where type = 'table'");
  }

  private static Prompt ask(String words) {
    return Prompt.builder().user(words).tools(List.of(WORK)).build();
  }
}
