package dev.llmjava.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.FinishReason;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.ProviderData;
import dev.llmjava.Role;
import dev.llmjava.ScriptedModel;
import dev.llmjava.Usage;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private final ToolIds ids = new ToolIds(new Random(0));

  private record Sum(int a, List<Integer> b) {}

  @Test
  @DisplayName("S03 S08 roles alternate, and messages keep theirs")
  void rolesAlternate() {
    Message tool = History.results(List.of(call("f")), List.of("1"));

    assertThat(roles("a", "b", tool, tool, "c", "d"))
        .containsExactly(
            Role.USER, Role.ASSISTANT, Role.TOOL, Role.TOOL, Role.ASSISTANT, Role.USER);
    assertThat(roles(Message.system("s"), "a")).containsExactly(Role.SYSTEM, Role.USER);
    assertThat(roles(Message.assistant("s"), "a")).containsExactly(Role.ASSISTANT, Role.USER);
    assertThat(roles(Message.user("a"), Message.user("b"), "c"))
        .containsExactly(Role.USER, Role.USER, Role.ASSISTANT);
  }

  @Test
  @DisplayName("S10 a list is many messages, a list in it is one of many parts")
  void aListIsManyMessages() {
    byte[] png = HexFormat.of().parseHex("89504e470d0a1a0a");

    List<Message> messages = History.infer(List.of("x", List.of("y", png), "z"));

    assertThat(messages).hasSize(3);
    assertThat(messages.get(1).parts()).hasSize(2);
    assertThat(messages.get(1).role()).isEqualTo(Role.ASSISTANT);
    assertThat(History.infer(List.of("x"))).isEqualTo(History.infer(List.of(List.of("x"))));
  }

  @Test
  @DisplayName("S10 nothing is no history")
  void nothingIsNoHistory() {
    assertThat(History.infer(null)).isEmpty();
    assertThat(History.infer(List.of())).isEmpty();
    assertThatThrownBy(() -> History.infer(List.of(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("S04 a response is what it answered")
  void aResponseIsWhatItAnswered() {
    var model =
        new ScriptedModel(
            out -> {
              out.text(0, "yes");
              out.finish(FinishReason.STOP, null, Usage.NONE, ProviderData.NONE);
            });

    assertThat(History.infer(List.of("q", model.prompt("q"), "r")))
        .containsExactly(Message.user("q"), Message.assistant("yes"), Message.user("r"));
  }

  @Test
  @DisplayName("S62 an id is toolu_ and 25 letters and digits, the same for the same seed")
  void idsAreTheSameForTheSameSeed() {
    var again = new ToolIds(new Random(0));

    for (int i = 0; i < 100; i++) {
      assertThat(ids.next()).isEqualTo(again.next()).matches("toolu_[a-zA-Z0-9]{25}");
    }
    assertThat(new ToolIds(new Random(1)).next()).isNotEqualTo(new ToolIds(new Random(2)).next());
  }

  @Test
  @DisplayName("S63 a call is made of a name and arguments")
  void aCallIsMadeOfANameAndArguments() {
    assertThat(History.call("t1", "add", Map.of("a", 5)).input()).isEqualTo("{\"a\":5}");
    assertThat(History.call("t1", "add", new Sum(1, List.of(2))).input())
        .isEqualTo("{\"a\":1,\"b\":[2]}");
    assertThat(History.call("t1", "now", null).input()).isEqualTo("{}");
    assertThatThrownBy(() -> History.call("t1", "add", List.of(1)))
        .hasMessage("the arguments of \"add\" are a map or a record, not [1]");
  }

  @Test
  @DisplayName("S63 a request and its results are two messages")
  void aRequestAndItsResultsAreTwoMessages() {
    Part.ToolCall one = call("f");
    Part.ToolCall two = call("g");

    assertThat(History.request("Wait.", one, two).parts())
        .containsExactly(new Part.Text("Wait."), one, two);
    assertThat(History.request("", one).parts()).containsExactly(one);
    assertThat(History.results(List.of(one, two), Arrays.asList("x", null)).parts())
        .containsExactly(Part.ToolResult.of(one, "x"), Part.ToolResult.of(two, "null"));
    assertThat(History.results(List.of(one), List.of(List.of(1, "a"))).parts())
        .containsExactly(Part.ToolResult.of(one, "[1, \"a\"]"));
    assertThat(
            History.results(List.of(one), List.of(Part.ToolResult.failed(one, "o", "e"))).parts())
        .containsExactly(Part.ToolResult.failed(one, "o", "e"));
  }

  @Test
  @DisplayName("S63 results that do not match their calls are refused")
  void resultsMatchTheirCalls() {
    Part.ToolCall one = call("f");
    Part.ToolCall two = call("g");

    assertThatThrownBy(() -> History.results(List.of(one, two), List.of("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("calls and results must match: there are 2 and 1");
    assertThatThrownBy(() -> History.results(List.of(one), List.of(Part.ToolResult.of(two, "x"))))
        .hasMessage("the result of " + two.id() + " is not one of " + one.id());
  }

  private Part.ToolCall call(String tool) {
    return History.call(ids.next(), tool, null);
  }

  private static List<Role> roles(Object... items) {
    return History.infer(List.of(items)).stream().map(Message::role).toList();
  }
}
