package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Responses and chains that are kept when they are there already. */
class LogToTest {
  private final KeptLog log = new KeptLog();

  private static void end(PartSink out) {
    out.finish(FinishReason.STOP, null, Usage.NONE, ProviderData.NONE);
  }

  @Test
  void aResponseIsReadToItsEndAndKept() {
    Response response = new ScriptedModel(out -> out.text("t", "yes"), LogToTest::end).prompt("x");

    assertThat(response.logTo(log)).isEqualTo("t1");
    assertThat(response.logTo(log, "mine")).isEqualTo("mine");
    assertThat(log.lines()).containsExactly("COMPLETE yes", "COMPLETE yes");
  }

  @Test
  void whatHadArrivedIsKept() {
    Response broken = new ScriptedModel(out -> out.text("t", "ye")).prompt("x");
    broken.logTo(log);
    Response closed = new ScriptedModel(out -> out.text("t", "y"), LogToTest::end).prompt("x");
    closed.events().iterator().next();
    closed.close();
    closed.logTo(log);

    assertThat(log.lines()).containsExactly("FAILED ye", "CLOSED_EARLY y");
  }

  @Test
  void aChainIsKeptAnswerByAnswer() {
    Chain chain = chain(ToolModel.tool("now", input -> "noon"));

    assertThat(chain.logTo(log, null)).contains("t1");
    assertThat(log.lines()).containsExactly("COMPLETE ", "COMPLETE noon it is");
  }

  @Test
  void resultsThatAPauseLeavesAreKept() {
    Chain chain =
        chain(
            ToolModel.tool("now", input -> "noon"),
            ToolModel.tool(
                "ask",
                input -> {
                  throw new PauseChain("ask a human");
                }));

    assertThat(chain.logTo(log, "mine")).contains("mine");
    assertThat(chain.state()).isEqualTo(Chain.State.PAUSED);
    assertThat(log.lines()).containsExactly("COMPLETE ", "result noon");
  }

  @Test
  void aChainThatFailsIsKeptAsFarAsItCame() {
    var model = new ToolModel(ToolModel.calls("now", "{}"), out -> out.text(0, "It is"));
    Tool tool = ToolModel.tool("now", input -> "noon");
    Chain chain = model.chain(Prompt.builder().user("When?").tool(tool).build());

    assertThat(chain.logTo(log, null)).contains("t1");
    assertThat(log.lines().subList(0, 2)).containsExactly("COMPLETE ", "FAILED It is");
  }

  @Test
  void aChainThatWasNeverAskedIsNoConversation() {
    Chain chain = chain();
    chain.close();

    assertThat(chain.logTo(log, null)).isEmpty();
    assertThat(log.lines()).isEmpty();
  }

  private static Chain chain(Tool... tools) {
    var calls = new ArrayList<String>();
    for (Tool tool : tools) {
      calls.addAll(List.of(tool.name(), "{}"));
    }
    var model =
        new ToolModel(ToolModel.calls(calls.toArray(String[]::new)), ToolModel.says("noon it is"));
    return model.chain(Prompt.builder().user("When?").tools(List.of(tools)).build());
  }
}
