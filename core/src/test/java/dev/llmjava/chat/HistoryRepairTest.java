package dev.llmjava.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.ProviderData;
import dev.llmjava.chat.HistoryRepair.Repaired;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HistoryRepairTest {
  private final Part.ToolCall one = History.call("t1", "f", null);
  private final Part.ToolCall two = History.call("t2", "g", null);

  @Test
  @DisplayName("S108 a call that was passed over gets a result")
  void aCallThatWasPassedOverGetsAResult() {
    Repaired repaired =
        HistoryRepair.repair(
            List.of(Message.user("q"), History.request("", one), Message.user("again")));

    Part.ToolResult result =
        Part.ToolResult.failed(one, "There is no result: the tool was not run.", "not run");
    assertThat(repaired.messages())
        .containsExactly(
            Message.user("q"),
            History.request("", one),
            Message.tool(result),
            Message.user("again"));
    assertThat(said(repaired)).containsExactly("the call t1 of f has no result; one was made up");
  }

  @Test
  @DisplayName("S108 the missing result stands beside the one that is there")
  void theMissingResultStandsBesideTheOther() {
    Message answered = Message.tool(Part.ToolResult.of(two, "x"));
    Repaired repaired =
        HistoryRepair.repair(
            List.of(History.request("", one, two), answered, Message.assistant("done")));

    assertThat(repaired.messages()).hasSize(3);
    assertThat(repaired.messages().get(1).parts(Part.ToolResult.class))
        .extracting(Part.ToolResult::callId)
        .containsExactly("t2", "t1");
  }

  @Test
  @DisplayName("S108 a result without its call is left out")
  void aResultWithoutItsCallIsLeftOut() {
    Message results = Message.tool(Part.ToolResult.of(one, "x"), Part.ToolResult.of(two, "y"));
    Repaired repaired = HistoryRepair.repair(List.of(History.request("", one), results, results));

    assertThat(repaired.messages())
        .containsExactly(History.request("", one), Message.tool(Part.ToolResult.of(one, "x")));
    assertThat(said(repaired)).hasSize(3).contains("the result t2 of g has no call; left out");
  }

  @Test
  @DisplayName("S108 an empty text says something or goes")
  void anEmptyTextSaysSomethingOrGoes() {
    Repaired repaired =
        HistoryRepair.repair(
            List.of(Message.user(" "), Message.assistant("", one), Message.tool(result(one))));

    assertThat(repaired.messages())
        .containsExactly(Message.user("."), History.request("", one), Message.tool(result(one)));
    assertThat(said(repaired))
        .containsExactly(
            "an empty message of the role user now says \".\"",
            "an empty text of the role assistant was left out");
  }

  @Test
  @DisplayName("S108 what is in order is left alone, calls that wait among it")
  void whatIsInOrderIsLeftAlone() {
    var server = new Part.ToolCall("s1", "web_search", "{}", true, ProviderData.NONE);
    List<Message> messages =
        List.of(
            Message.user("q"),
            Message.assistant(server, "found"),
            History.request("", one),
            Message.tool(result(one)),
            History.request("", two));

    Repaired repaired = HistoryRepair.repair(messages);

    assertThat(repaired.messages()).isEqualTo(messages);
    assertThat(repaired.warnings()).isEmpty();
  }

  private static Part.ToolResult result(Part.ToolCall call) {
    return Part.ToolResult.of(call, "x");
  }

  private static List<String> said(Repaired repaired) {
    assertThat(repaired.warnings()).allMatch(warning -> warning.feature().equals("history"));
    return repaired.warnings().stream().map(warning -> warning.message()).toList();
  }
}
