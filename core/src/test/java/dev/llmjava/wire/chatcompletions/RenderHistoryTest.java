package dev.llmjava.wire.chatcompletions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.StreamEvent;
import dev.llmjava.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenderHistoryTest {
  private static final Dialect DIALECT = Dialect.of("acme", "model-1");
  private static final Part.ToolCall CALL =
      new Part.ToolCall("c1", "f", "{\"x\":  1}", false, ProviderData.NONE);

  @Test
  void aToolLoopIsSentByteForByte() {
    Prompt prompt =
        Prompt.of(
            List.of(
                Message.user("q"),
                Message.assistant(CALL, new Part.ToolCall("c2", "g", "", false, ProviderData.NONE)),
                Message.tool(Part.ToolResult.of(CALL, "one"))));

    assertThat(messages(prompt))
        .isEqualTo(
            """
            [{"role":"user","content":"q"},{"role":"assistant","content":null,"tool_calls":[\
            {"id":"c1","type":"function","function":{"name":"f","arguments":"{\\"x\\":  1}"}},\
            {"id":"c2","type":"function","function":{"name":"g","arguments":"{}"}}]},\
            {"role":"tool","tool_call_id":"c1","content":"one"}]\
            """);
  }

  @Test
  void callsWithoutIdsGetSomeAndTheirResultsTheSame() {
    var call = new Part.ToolCall(null, "f", "{}", false, ProviderData.NONE);
    Prompt prompt =
        Prompt.of(
            List.of(
                Message.user("q"),
                Message.assistant(call),
                Message.tool(Part.ToolResult.of(call, "r"))));

    assertThat(messages(prompt)).contains("\"id\":\"call_1\"", "\"tool_call_id\":\"call_1\"");
  }

  @Test
  void attachmentsOfAResultFollowAsTheUsers() {
    var result =
        new Part.ToolResult(
            "c1",
            "f",
            "see",
            null,
            List.of(Attachment.of("image/png", new byte[] {1})),
            false,
            ProviderData.NONE);
    Prompt prompt =
        Prompt.of(List.of(Message.user("q"), Message.assistant(CALL), Message.tool(result)));

    assertThat(messages(prompt)).contains("{\"role\":\"user\",\"content\":[{\"type\":\"text\"");
    assertThat(Render.render(prompt, DIALECT).warnings()).hasSize(1);
  }

  @Test
  void signedReasoningGoesBackToItsOwnProviderOnly() {
    Json details = Json.parse("[{\"type\":\"reasoning.text\",\"text\":\"t\",\"signature\":\"s\"}]");
    var mine =
        new Part.Reasoning("t", false, ProviderData.of("acme", "reasoning_details", details));
    var theirs =
        new Part.Reasoning("u", false, ProviderData.of("other", "reasoning_details", details));
    Prompt prompt =
        Prompt.of(
            List.of(Message.user("q"), Message.assistant(mine, theirs, "a"), Message.user("r")));

    assertThat(messages(prompt)).contains("\"reasoning_details\":" + details);
    assertThat(messages(prompt)).doesNotContain("\"u\"");
    assertThat(Render.render(prompt, DIALECT).warnings()).isEmpty();
  }

  @Test
  void plainReasoningGoesBackOnlyWhileToolsAreBeingCalled() {
    var thought =
        new Part.Reasoning(
            "hm", false, ProviderData.of("acme", "field", Json.of("reasoning_content")));
    List<Message> loop =
        List.of(
            Message.user("q"),
            Message.assistant(thought, CALL),
            Message.tool(Part.ToolResult.of(CALL, "r")));

    assertThat(messages(Prompt.of(loop))).contains("\"reasoning_content\":\"hm\"");
    assertThat(messages(Prompt.builder().messages(loop).user("next").build()))
        .doesNotContain("reasoning_content");
  }

  @Test
  void aRefusalIsOneForItsProviderAndTextForOthers() {
    var refusal = new Part.Text("no", ProviderData.of("acme", "refusal", Json.of(true)));
    Prompt prompt =
        Prompt.of(List.of(Message.user("q"), Message.assistant(refusal), Message.user("r")));

    assertThat(messages(prompt)).contains("\"content\":null,\"refusal\":\"no\"");
    assertThat(Render.render(prompt, Dialect.of("other", "m")).body().toString())
        .contains("\"content\":\"no\"");
  }

  @Test
  void whatAProviderRanIsLeftOutWithAWarning() {
    var call = new Part.ToolCall("s", "search", "{}", true, ProviderData.NONE);
    Prompt prompt =
        Prompt.of(List.of(Message.user("q"), Message.assistant(call, "a"), Message.user("r")));

    assertThat(messages(prompt)).doesNotContain("search");
    assertThat(Render.render(prompt, DIALECT).warnings())
        .extracting(StreamEvent.Warning::feature)
        .containsExactly("server_tools");
  }

  private static String messages(Prompt prompt) {
    return String.valueOf(Render.render(prompt, DIALECT).body().get("messages"));
  }
}
