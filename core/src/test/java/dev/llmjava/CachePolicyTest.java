package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CachePolicyTest {
  private static final Part.ToolCall CALL =
      new Part.ToolCall("c", "f", "{}", false, ProviderData.NONE);
  private static final List<Message> MESSAGES =
      List.of(
          Message.system("s"),
          Message.user("a"),
          Message.assistant(CALL),
          Message.tool(Part.ToolResult.of(CALL, "r")),
          Message.assistant("b"),
          Message.user("c"));

  @Test
  @DisplayName("S15 the last message is marked unless somebody says otherwise")
  void theLastMessageIsMarked() {
    assertThat(CachePolicy.last().marks(MESSAGES)).containsExactly(5);
    assertThat(CachePolicy.last().system()).isFalse();
  }

  @Test
  @DisplayName("S16 results of tools are not counted, calls are")
  void systemMessagesAndResultsAreNotCounted() {
    assertThat(CachePolicy.indices(0, 1, 2, 3).marks(MESSAGES)).containsExactly(1, 2, 4, 5);
  }

  @Test
  @DisplayName("S15 negatives count from the end, misses and repeats do no harm")
  void negativesCountFromTheEndAndMissesAndRepeatsDoNoHarm() {
    assertThat(CachePolicy.indices(0, -2, -1, 17).marks(MESSAGES)).containsExactly(1, 4, 5);
    assertThat(CachePolicy.indices(-1, 3, -99).marks(MESSAGES)).containsExactly(5);
    assertThat(CachePolicy.last().marks(List.of())).isEmpty();
  }

  @Test
  @DisplayName(
      "S16 of three turns and a reply with three calls, the first, the last call and the end")
  void theLastCallOfAReplyIsTheLastMessageButOne() {
    var messages = new ArrayList<Message>();
    for (int turn = 0; turn < 3; turn++) {
      messages.add(Message.user("q"));
      messages.add(Message.assistant(turn < 2 ? "a" : CALL));
    }
    for (int call = 0; call < 2; call++) {
      messages.add(Message.tool(Part.ToolResult.of(CALL, "r")));
      messages.add(Message.assistant(CALL));
    }
    messages.add(Message.tool(Part.ToolResult.of(CALL, "r")));
    messages.add(Message.assistant("done"));

    assertThat(CachePolicy.indices(0, -2, -1).marks(messages)).containsExactly(0, 9, 11);
  }

  @Test
  @DisplayName("S17 the system prompt has a name, and no index")
  void placesHaveNames() {
    CachePolicy policy = CachePolicy.builder().system().first(1).last(2).build();

    assertThat(policy.system()).isTrue();
    assertThat(policy.marks(MESSAGES)).containsExactly(1, 4, 5);
    assertThat(policy).isEqualTo(CachePolicy.builder().system().index(0).index(-1).last(2).build());
  }

  @Test
  @DisplayName("S13 more than four marks are refused, that of the system prompt counted")
  void moreThanFourMarksAreRefusedWithWhatToLeaveOut() {
    assertThatThrownBy(() -> CachePolicy.indices(0, 1, 2, 3, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a prompt can have 4 cache marks, not 5 - leave out 1");
    assertThatThrownBy(() -> CachePolicy.builder().system().last(4).build())
        .hasMessage(
            "a prompt can have 4 cache marks, not 5 with that of the system prompt - leave out 1,"
                + " or system()");
    assertThat(CachePolicy.builder().system().last(3).build().marks(MESSAGES)).hasSize(3);
  }

  @Test
  void aPromptKeepsItsPolicyAndItsMessagesKnowNothingOfIt() {
    CachePolicy hour = CachePolicy.builder().last(1).ttl(CacheTtl.HOUR).build();
    Prompt prompt = Prompt.builder().messages(MESSAGES).cache(hour).build();

    assertThat(prompt.toBuilder().build().cache()).isEqualTo(hour);
    assertThat(prompt.messages()).isEqualTo(MESSAGES);
  }
}
