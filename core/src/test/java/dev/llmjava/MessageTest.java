package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTest {
  private static final ProviderData SIGNED =
      ProviderData.of("anthropic", "signature", Json.of("s"));

  @Test
  void isMadeOfStringsAttachmentsPartsAndListsOfThem() {
    Attachment image = Attachment.of("image/png", new byte[] {1, 2});

    Message message = Message.user("look", image, List.of(new Part.Text("and"), "answer"));

    assertThat(message.parts())
        .containsExactly(
            new Part.Text("look"),
            new Part.Media(image),
            new Part.Text("and"),
            new Part.Text("answer"));
    assertThat(message.text()).isEqualTo("lookandanswer");
    assertThatThrownBy(() -> Message.user(42)).hasMessageContaining("java.lang.Integer");
  }

  @Test
  void refusesAPartThatItsRoleCannotCarry() {
    var call = new Part.ToolCall("1", "f", "{}", false, ProviderData.NONE);

    assertThatThrownBy(() -> Message.user(call))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a message of the role user cannot carry a ToolCall");
    assertThatThrownBy(() -> Message.assistant(Part.ToolResult.of(call, "x")))
        .hasMessageContaining("assistant cannot carry a ToolResult");
    assertThat(Message.tool(Part.ToolResult.of(call, "x")).parts()).hasSize(1);
  }

  @Test
  @SuppressWarnings("NullAway") // what a program without null checks does
  void saysHowFilesAndBytesBecomeParts() {
    assertThatThrownBy(() -> Message.user("Who?", Path.of("/a/dog.png")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a message is made of strings, attachments and parts, not of the path \"/a/dog.png\";"
                + " Attachment.file(mediaType, path) sends a file");
    assertThatThrownBy(() -> Message.user(new byte[1]))
        .hasMessageEndingWith("not of bytes; Attachment.of(mediaType, bytes) says what they are");
    assertThatThrownBy(() -> Message.user((Object) null)).hasMessageEndingWith("not of null");
    assertThatThrownBy(() -> Message.user(1)).hasMessageEndingWith("not of java.lang.Integer");
  }

  @Test
  void writesLlmsFormWithDefaultsLeftOut() {
    var message =
        Message.assistant(
            new Part.Reasoning("think", false, SIGNED),
            new Part.Reasoning("", true, ProviderData.NONE),
            new Part.ToolCall("tc_1", "f", "{\"b\": 1, \"a\": 2}", false, ProviderData.NONE),
            new Part.ToolCall(null, "search", "", true, ProviderData.NONE),
            new Part.ToolResult("x", "search", "ok", null, List.of(), true, ProviderData.NONE));

    assertThat(message.toJson())
        .hasToString(
            "{\"role\":\"assistant\",\"parts\":["
                + "{\"type\":\"reasoning\",\"text\":\"think\","
                + "\"provider_metadata\":{\"anthropic\":{\"signature\":\"s\"}}},"
                + "{\"type\":\"reasoning\",\"text\":\"\",\"redacted\":true},"
                + "{\"type\":\"tool_call\",\"name\":\"f\",\"arguments\":{\"b\":1,\"a\":2},"
                + "\"tool_call_id\":\"tc_1\"},"
                + "{\"type\":\"tool_call\",\"name\":\"search\",\"arguments\":{},"
                + "\"server_executed\":true},"
                + "{\"type\":\"tool_result\",\"name\":\"search\",\"output\":\"ok\","
                + "\"tool_call_id\":\"x\",\"server_executed\":true}]}");
  }

  @Test
  void readsBackWhatItWrites() {
    Attachment bytes = Attachment.of("image/png", new byte[] {-119, 80, 78, 71});
    Attachment file = Attachment.file("text/plain", Path.of("/tmp/a.txt"));
    Attachment url = Attachment.url("image/gif", "https://example.com/a b.gif");
    var call = new Part.ToolCall("1", "f", "{\"x\":1.0}", false, SIGNED);
    for (Message message :
        List.of(
            Message.system("Be brief."),
            Message.user("look", bytes, file, url),
            Message.assistant(new Part.Reasoning("r", false, SIGNED), "text", call),
            Message.tool(
                new Part.ToolResult(
                    "1", "f", "o", "ValueError: x", List.of(bytes, url), false, SIGNED)),
            new Message(Role.USER, List.of(), SIGNED))) {
      assertThat(Message.fromJson(Json.parseObject(message.toJson().toString())))
          .isEqualTo(message);
    }
  }

  @Test
  void readsWhatApplicationsMayNotBuildAndKeepsWhatItDoesNotKnow() {
    Json.Obj json =
        Json.parseObject(
            "{\"role\":\"user\",\"parts\":[{\"type\":\"hologram\",\"beam\":[1,2.50]},"
                + "{\"type\":\"attachment\"},"
                + "{\"type\":\"tool_call\",\"name\":\"f\",\"arguments\":{}}]}");

    Message message = Message.fromJson(json);

    assertThat(message.parts().getFirst()).isInstanceOf(Part.Unknown.class);
    assertThat(message.toJson()).isEqualTo(json);
  }

  @Test
  void saysWhatIsWrongWithAForm() {
    assertThatThrownBy(() -> Message.fromJson(Json.parseObject("{\"role\":\"robot\"}")))
        .isInstanceOf(JsonException.class)
        .hasMessage("unknown role \"robot\": expected system, user, assistant or tool");
    assertThatThrownBy(() -> Part.fromJson(Json.parseObject("{\"type\":\"text\"}")))
        .hasMessage("\"text\" is missing or is not a string in {\"type\":\"text\"}");
    assertThatThrownBy(
            () ->
                Part.fromJson(
                    Json.parseObject(
                        "{\"type\":\"attachment\",\"attachment\":{\"content\":\"a\"}}")))
        .isInstanceOf(JsonException.class);
  }

  @Test
  void argumentsAreAnObjectWhateverTheModelWrote() {
    assertThat(arguments("")).hasToString("{}");
    assertThat(arguments(" ")).hasToString("{}");
    assertThat(arguments("{\"a\": 1}")).hasToString("{\"a\":1}");
    assertThat(arguments("\"SELECT 1\"")).hasToString("{\"input\":\"SELECT 1\"}");
    assertThat(arguments("{\"a\": ")).hasToString("{\"_raw\":\"{\\\"a\\\": \"}");
    assertThat(arguments("null")).isEqualTo(Json.Obj.EMPTY);
    assertThat(arguments("[1]")).hasToString("{\"_raw\":\"[1]\"}");
  }

  @Test
  void toolCallsAreEqualWhenTheirArgumentsAre() {
    assertThat(new Part.ToolCall("1", "f", "{\"a\":1,\"b\":2}", false, ProviderData.NONE))
        .isEqualTo(new Part.ToolCall("1", "f", "{ \"b\": 2, \"a\": 1 }", false, ProviderData.NONE))
        .isNotEqualTo(new Part.ToolCall("1", "f", "{\"a\":2}", false, ProviderData.NONE));
  }

  @Test
  void providerDataIsMergedKeyByKeyInsideAProvider() {
    var merged =
        SIGNED
            .merge(ProviderData.of("anthropic", "id", Json.of("1")))
            .merge(ProviderData.of("anthropic", "signature", Json.of("t")))
            .merge(ProviderData.of("openai", "id", Json.of("2")));

    assertThat(merged.byProvider())
        .hasToString(
            "{\"anthropic\":{\"signature\":\"t\",\"id\":\"1\"},\"openai\":{\"id\":\"2\"}}");
  }

  @Test
  void attachmentsAreKnownByTheirContent() {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    assertThat(Attachment.of("image/png", png).id())
        .isEqualTo("4c4b6a3be1314ab86138bef4314dde022e600960d8689a2c8f8631802d20dab6");
    assertThat(Attachment.url("image/png", "https://example.com/a.png").id())
        .isEqualTo("4509d135b8dccac5ed703ec3d14f36262fee03820b04a7864208e32be92ebbd4");
  }

  private static Json.Obj arguments(String input) {
    return new Part.ToolCall("1", "f", input, false, ProviderData.NONE).arguments();
  }
}
