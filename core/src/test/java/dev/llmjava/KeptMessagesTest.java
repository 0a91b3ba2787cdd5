package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeptMessagesTest {
  private static final Part CALL = new Part.ToolCall("c1", "look", "{}", false, ProviderData.NONE);

  @Test
  void wordsUnderWayStay() {
    var words = new Part.Text("half a");
    assertThat(KeptMessages.of(List.of(Message.assistant(words)), List.of(words)))
        .containsExactly(Message.assistant("half a"));
  }

  @Test
  void anOpenCallGoesAndAFinishedOneLikeItStays() {
    assertThat(KeptMessages.of(List.of(Message.assistant("so", CALL, CALL)), List.of(CALL)))
        .containsExactly(Message.assistant("so", CALL));
  }

  @Test
  void nothingIsLeftOfAMessageThatHadNothingElse() {
    assertThat(KeptMessages.of(List.of(Message.assistant("", CALL)), List.of(CALL))).isEmpty();
  }
}
