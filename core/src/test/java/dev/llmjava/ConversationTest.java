package dev.llmjava;

import static dev.llmjava.ToolModel.calls;
import static dev.llmjava.ToolModel.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {
  @Test
  void everyPromptFollowsWhatWasSaidBefore() {
    var model = new ToolModel(says("one"), says("two"));
    Conversation talk = model.conversation();

    talk.prompt("a").text();
    talk.prompt("b").text();

    assertThat(model.prompts().get(1).messages())
        .containsExactly(Message.user("a"), Message.assistant("one"), Message.user("b"));
    assertThat(talk.messages()).hasSize(4);
    assertThat(talk.responses()).hasSize(2);
  }

  @Test
  void anAnswerThatWasLeftEarlyIsReadToItsEndAndOneThatWasNeverReadIsLeftOut() {
    var model = new ToolModel(says("one"), says("two"));
    Conversation talk = model.conversation();
    var unread = talk.prompt("never");
    var left = talk.prompt("a");
    left.events().iterator().next();

    talk.prompt("b").text();

    assertThat(unread.started()).isEmpty();
    assertThat(model.prompts().get(1).messages())
        .containsExactly(Message.user("a"), Message.assistant("one"), Message.user("b"));
  }

  @Test
  void anAnswerThatFailsLeavesTheConversationAsItWas() {
    var model =
        new ToolModel(
            says("one"),
            out -> {
              throw new LlmException.BrokenOff("cable cut", null);
            },
            says("three"));
    Conversation talk = model.conversation();
    talk.prompt("a").text();
    assertThatThrownBy(talk.prompt("b")::text).hasMessage("cable cut");

    talk.prompt("c").text();

    assertThat(model.prompts().get(2).messages())
        .containsExactly(Message.user("a"), Message.assistant("one"), Message.user("c"));
  }

  @Test
  void aChainLeavesItsCallsAndResultsInTheConversation() {
    var model = new ToolModel(calls("f", "{}"), says("done"), says("and now"));
    Conversation talk =
        model.conversation(
            List.of(ToolModel.tool("f", arguments -> "ran")), ChainSettings.STANDARD);

    assertThat(talk.chain("a").text()).isEqualTo("done");
    assertThat(talk.prompt("b").text()).isEqualTo("and now");

    assertThat(model.prompts().get(2).messages())
        .extracting(Message::role)
        .containsExactly(Role.USER, Role.ASSISTANT, Role.TOOL, Role.ASSISTANT, Role.USER);
    assertThat(model.prompts().get(2).tools()).hasSize(1);
  }

  @Test
  void aPausedChainGoesOnWhenItsResultIsGiven() {
    var model = new ToolModel(calls("f", "{}"), says("done"));
    Conversation talk =
        model.conversation(
            List.of(
                ToolModel.tool(
                    "f",
                    arguments -> {
                      throw new PauseChain("ask Kim");
                    })),
            ChainSettings.STANDARD);
    Chain paused = talk.chain("a");
    paused.events().forEach(event -> {});

    Part.ToolCall call = paused.pending().getFirst();
    Chain resumed =
        talk.chain(
            Prompt.builder().message(Message.tool(Part.ToolResult.of(call, "approved"))).build());

    assertThat(resumed.text()).isEqualTo("done");
    assertThat(model.results(1)).extracting(Part.ToolResult::output).containsExactly("approved");
  }
}
