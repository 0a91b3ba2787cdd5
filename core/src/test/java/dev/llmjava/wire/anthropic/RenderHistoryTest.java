package dev.llmjava.wire.anthropic;

import static dev.llmjava.wire.anthropic.Answers.NEW;
import static dev.llmjava.wire.anthropic.Answers.OLD;
import static dev.llmjava.wire.anthropic.Answers.PROVIDER;
import static dev.llmjava.wire.anthropic.Answers.document;
import static dev.llmjava.wire.anthropic.Answers.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Role;
import dev.llmjava.ServerTool;
import dev.llmjava.StreamEvent;
import dev.llmjava.conformance.Reading;
import dev.llmjava.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RenderHistoryTest {
  private static final List<String> BLOCKS =
      List.of(
          "{\"type\":\"compaction\",\"content\":\"so far\"}",
          "{\"type\":\"thinking\",\"thinking\":\"hm\",\"signature\":\"sig\"}",
          "{\"type\":\"redacted_thinking\",\"data\":\"xyz\"}",
          "{\"type\":\"text\",\"text\":\"I search.\"}",
          "{\"type\":\"server_tool_use\",\"id\":\"s1\",\"name\":\"web_search\",\"input\":{\"query\":"
              + "\"q\"},\"caller\":{\"type\":\"direct\"}}",
          "{\"type\":\"web_search_tool_result\",\"tool_use_id\":\"s1\",\"content\":[{\"type\":"
              + "\"web_search_result\",\"url\":\"https://a.example\",\"encrypted_content\":\"e\"}]}",
          "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"sig2\"}",
          "{\"type\":\"text\",\"text\":\"It is so\",\"citations\":[{\"type\":"
              + "\"web_search_result_location\",\"url\":\"https://a.example\",\"title\":null,"
              + "\"encrypted_index\":\"i\",\"cited_text\":\"so\"}]}",
          "{\"type\":\"mcp_tool_use\",\"id\":\"m1\",\"name\":\"ask\",\"server_name\":\"w\",\"input\":{}}",
          "{\"type\":\"mcp_tool_result\",\"tool_use_id\":\"m1\",\"is_error\":false,\"content\":\"x\"}",
          "{\"type\":\"novelty\",\"x\":[1]}",
          "{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"f\",\"input\":{\"a\":1.50},\"caller\":"
              + "{\"type\":\"code_execution_20260120\",\"tool_id\":\"s1\"}}",
          "{\"type\":\"tool_use\",\"id\":\"t2\",\"name\":\"g\",\"input\":{}}");

  @Test
  @DisplayName("S44 signed thinking goes back with the calls that it led to")
  void anAnswerGoesBackBlockByBlockAsItCame() {
    Reading answer = document(message(String.join(",", BLOCKS)));
    List<Part> results =
        answer.calls(false).stream().map(call -> (Part) Part.ToolResult.of(call, "ok")).toList();

    Json.Obj body =
        body(List.of(Message.user("q"), answer.messages().getFirst(), Message.tool(results)));

    assertThat(content(body, 1)).isEqualTo(Json.parse("[" + String.join(",", BLOCKS) + "]"));
    assertThat(content(body, 2))
        .hasToString(
            "[{\"type\":\"tool_result\",\"tool_use_id\":\"t1\",\"content\":\"ok\"},"
                + "{\"type\":\"tool_result\",\"tool_use_id\":\"t2\",\"content\":\"ok\"}]");
  }

  @Test
  void itSurvivesTheFormThatIsStored() {
    Message answer = document(message(String.join(",", BLOCKS))).messages().getFirst();

    Message read = Message.fromJson(Json.parseObject(answer.toJson().toString()));

    assertThat(content(body(List.of(Message.user("q"), read)), 1))
        .isEqualTo(Json.parse("[" + String.join(",", BLOCKS) + "]"));
  }

  @Test
  void anotherProviderGetsNoneOfItsMetadata() {
    Message answer = document(message(String.join(",", BLOCKS))).messages().getFirst();
    var other = new Dialect("other", "m", 10, NEW.abilities());

    var rendered =
        Render.render(Prompt.of(List.of(Message.user("q"), answer, Message.user("r"))), other);

    assertThat(content(rendered.body(), 1))
        .hasToString(
            "[{\"type\":\"text\",\"text\":\"I search.\"},{\"type\":\"text\",\"text\":\"It is so\"},"
                + "{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"f\",\"input\":{\"a\":1.5}},"
                + "{\"type\":\"tool_use\",\"id\":\"t2\",\"name\":\"g\",\"input\":{}}]");
    assertThat(rendered.warnings())
        .extracting(StreamEvent.Warning::feature)
        .contains("server_tools", "tool_results");
  }

  @Test
  void messagesOfOneSideAreOneWithResultsFirst() {
    Part call = new Part.ToolCall("t|1", "f.x", "{}", false, ProviderData.NONE);
    Part failed = Part.ToolResult.failed((Part.ToolCall) call, "Error: no", "ValueError: no");

    Json.Obj body =
        body(
            List.of(
                Message.user("a"),
                Message.user("b"),
                Message.assistant(call),
                Message.user("c"),
                Message.tool(failed)));

    assertThat(body.get("messages"))
        .hasToString(
            "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"text\","
                + "\"text\":\"b\"}]},{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\","
                + "\"id\":\"t_1\",\"name\":\"f_x\",\"input\":{}}]},{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t_1\",\"content\":\"Error:"
                + " no\",\"is_error\":true},{\"type\":\"text\",\"text\":\"c\"}]}]");
  }

  @Test
  void attachmentsOfAResultAreInIt() {
    var call = new Part.ToolCall("t1", "f", "", false, ProviderData.NONE);
    Part result =
        new Part.ToolResult(
            "t1",
            "f",
            "see",
            null,
            List.of(Attachment.of("image/png", "i".getBytes(StandardCharsets.UTF_8))),
            false,
            ProviderData.NONE);

    Json.Obj body = body(List.of(Message.user("a"), Message.assistant(call), Message.tool(result)));

    assertThat(content(body, 2))
        .hasToString(
            "[{\"type\":\"tool_result\",\"tool_use_id\":\"t1\",\"content\":[{\"type\":\"text\","
                + "\"text\":\"see\"},{\"type\":\"image\",\"source\":{\"type\":\"base64\","
                + "\"media_type\":\"image/png\",\"data\":\"aQ==\"}}]}]");
  }

  @Test
  void aSystemMessageFollowsTheUserWhereModelsTakeIt() {
    List<Message> messages =
        List.of(
            Message.system("s"),
            Message.user("a"),
            Message.assistant("b"),
            Message.system("s"),
            Message.system("t"),
            Message.user("c"));

    assertThat(body(messages).get("system")).isEqualTo(Json.of("s"));
    assertThat(body(messages).items("messages")).hasSize(4);
    assertThat(body(messages).items("messages").getLast())
        .hasToString("{\"role\":\"system\",\"content\":[{\"type\":\"text\",\"text\":\"t\"}]}");
    var old = Render.render(Prompt.of(messages), OLD);
    assertThat(old.body().get("system"))
        .hasToString("[{\"type\":\"text\",\"text\":\"s\"},{\"type\":\"text\",\"text\":\"t\"}]");
    assertThat(old.warnings()).extracting(StreamEvent.Warning::feature).containsExactly("system");
  }

  @Test
  void whatTheWireRefusesIsAdapted() {
    List<Message> messages =
        List.of(
            Message.user("a"),
            Message.assistant(
                new Part.Reasoning("unsigned"),
                " ",
                new Part.ToolCall("t1", "f", "", false, ProviderData.NONE),
                new Part.Unknown(Json.object().put("type", "odd").build())),
            Message.user("b"));

    var rendered = Render.render(Prompt.of(messages), NEW);

    assertThat(content(rendered.body(), 1))
        .hasToString("[{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"f\",\"input\":{}}]");
    assertThat(content(rendered.body(), 2).toString())
        .startsWith("[{\"type\":\"tool_result\",\"tool_use_id\":\"t1\",")
        .endsWith("\"is_error\":true},{\"type\":\"text\",\"text\":\"b\"}]");
    assertThat(rendered.warnings())
        .extracting(StreamEvent.Warning::feature)
        .containsExactlyInAnyOrder("messages", "tool_results");
  }

  @Test
  void aPrefillIsTheLastMessage() {
    Prompt prompt = Prompt.builder().user("q").option("prefill", Json.of("{")).build();

    assertThat(Render.render(prompt, OLD).body().items("messages").getLast())
        .hasToString("{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"{\"}]}");
  }

  @Test
  void codeGoesOnInItsContainerWhileThatExists() {
    assertThat(container("2999-01-01T00:00:00Z")).isEqualTo("c1");
    assertThat(container("2020-01-01T00:00:00Z")).isNull();
    assertThat(container("soon")).isEqualTo("c1");
  }

  private static String container(String expiry) {
    Json.Obj container = Json.object().put("id", "c1").put("expires_at", expiry).build();
    var said =
        new Message(
            Role.ASSISTANT,
            List.of(new Part.Text("a")),
            ProviderData.of(PROVIDER, "container", container));
    Prompt prompt =
        Prompt.builder()
            .message(Message.user("q"))
            .message(said)
            .user("r")
            .serverTools(List.of(ServerTool.of(ServerTool.CODE_EXECUTION)))
            .build();
    return Render.render(prompt, NEW).body().string("container");
  }

  private static Json.Obj body(List<Message> messages) {
    return Render.render(Prompt.of(new ArrayList<>(messages)), NEW).body();
  }

  private static Json content(Json.Obj body, int message) {
    return ((Json.Obj) body.items("messages").get(message)).get("content");
  }
}
