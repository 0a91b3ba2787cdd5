package dev.llmjava.wire.gemini;

import static dev.llmjava.wire.gemini.Answers.STOP;
import static dev.llmjava.wire.gemini.Answers.chunk;
import static dev.llmjava.wire.gemini.Answers.signed;
import static dev.llmjava.wire.gemini.Answers.stream;
import static dev.llmjava.wire.gemini.Answers.text;
import static dev.llmjava.wire.gemini.Answers.thought;
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
  private static final Dialect OLD = Dialect.of("fed", "gemini-2.5-flash");
  private static final Dialect NEW = Dialect.of("fed", "gemini-3.5-flash");
  private static final Part.ToolCall CALL =
      new Part.ToolCall("c1", "f", "{\"x\":1}", false, ProviderData.NONE);

  @Test
  void whatCameWithSignaturesGoesBackAsItCameInItsPlace() {
    List<String> parts =
        List.of(
            "{\"executableCode\":{\"code\":\"1\"},\"thoughtSignature\":\"s1\"}",
            "{\"codeExecutionResult\":{\"outcome\":\"OUTCOME_OK\"}}",
            text("a"),
            signed("b", "s2"),
            "{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"AQ==\"},"
                + "\"thoughtSignature\":\"s3\"}",
            "{\"hologram\":1,\"thoughtSignature\":\"s4\"}",
            "{\"functionCall\":{\"id\":\"c1\",\"name\":\"f\",\"args\":{\"x\":1.0}},"
                + "\"thoughtSignature\":\"s5\"}",
            "{\"functionCall\":{\"id\":\"c2\",\"name\":\"f\",\"args\":{}}}",
            signed("", "s6"),
            "{\"text\":\"t\",\"thought\":true,\"thoughtSignature\":\"s7\"}");
    Message answer = stream(chunk(parts.toArray(String[]::new)), STOP).messages().getFirst();

    Prompt prompt = Prompt.of(List.of(Message.user("q"), answer));

    assertThat(contents(prompt, NEW).getLast())
        .isEqualTo(Json.parse("{\"role\":\"model\",\"parts\":[" + String.join(",", parts) + "]}"));
  }

  @Test
  void thoughtsWithoutASignatureStayHere() {
    Message answer = stream(chunk(thought("hm")), chunk(text("a")), STOP).messages().getFirst();

    assertThat(contents(Prompt.of(List.of(Message.user("q"), answer)), NEW).getLast())
        .hasToString("{\"role\":\"model\",\"parts\":[{\"text\":\"a\"}]}");
  }

  @Test
  void whatOtherProvidersAttachedStaysHere() {
    var theirs = ProviderData.of("other", "thoughtSignature", Json.of("secret"));
    Prompt prompt =
        Prompt.of(
            List.of(
                Message.user("q"),
                Message.assistant(
                    new Part.Reasoning("hm", false, theirs),
                    new Part.Text("a", theirs),
                    new Part.ToolCall("s", "search", "{}", true, theirs)),
                Message.user("r")));

    assertThat(Render.render(prompt, OLD).body().toString()).doesNotContain("secret", "search");
    assertThat(Render.render(prompt, OLD).warnings())
        .extracting(StreamEvent.Warning::feature)
        .containsExactly("server_tools");
  }

  @Test
  void aCallOfThisTurnThatNobodyVouchesForIsMarkedWhereItWouldBeRefused() {
    List<Message> loop =
        List.of(
            Message.user("q"),
            Message.assistant(CALL, CALL),
            Message.tool(Part.ToolResult.of(CALL, "r")));
    Prompt later = Prompt.builder().messages(loop).user("next").build();
    String mark = "\"thoughtSignature\":\"skip_thought_signature_validator\"";

    assertThat(body(Prompt.of(loop), NEW)).containsOnlyOnce(mark);
    assertThat(body(later, NEW)).doesNotContain(mark);
    assertThat(body(Prompt.of(loop), OLD)).doesNotContain(mark);
  }

  @Test
  void resultsOfParallelCallsComeTogether() {
    Prompt prompt =
        Prompt.of(
            List.of(
                Message.user("q"),
                Message.assistant(CALL, CALL),
                Message.tool(Part.ToolResult.of(CALL, "one")),
                Message.tool(Part.ToolResult.failed(CALL, "it broke", "ValueError: x")),
                Message.user("next")));

    assertThat(contents(prompt, OLD).get(2))
        .hasToString(
            "{\"role\":\"user\",\"parts\":["
                + "{\"functionResponse\":{\"id\":\"c1\",\"name\":\"f\","
                + "\"response\":{\"output\":\"one\"}}},"
                + "{\"functionResponse\":{\"id\":\"c1\",\"name\":\"f\","
                + "\"response\":{\"error\":\"it broke\"}}}]}");
    assertThat(contents(prompt, OLD)).hasSize(4);
  }

  @Test
  void filesOfAResultGoIntoItWhereTheModelTakesThem() {
    var result =
        new Part.ToolResult(
            "c1",
            "f",
            "see",
            null,
            List.of(
                Attachment.of("image/png", new byte[] {1}),
                Attachment.of("audio/wav", new byte[] {2})),
            false,
            ProviderData.NONE);
    Prompt prompt =
        Prompt.of(List.of(Message.user("q"), Message.assistant(CALL), Message.tool(result)));

    assertThat(contents(prompt, NEW).get(2).toString())
        .contains("\"parts\":[{\"inlineData\":{\"mimeType\":\"image/png\"");
    assertThat(contents(prompt, NEW).get(3).toString()).contains("audio/wav");
    assertThat(contents(prompt, OLD).get(3).toString()).contains("image/png", "audio/wav");
    assertThat(Render.render(prompt, OLD).warnings()).hasSize(1);
  }

  @Test
  void argumentsThatAreNoJsonAreSentAsText() {
    var odd = new Part.ToolCall(null, "f", "{\"x\":", false, ProviderData.NONE);

    assertThat(body(Prompt.of(List.of(Message.user("q"), Message.assistant(odd))), OLD))
        .contains("{\"functionCall\":{\"name\":\"f\",\"args\":{\"_raw\":\"{\\\"x\\\":\"}}}");
  }

  @Test
  void anAnswerThatIsBegunIsSentLast() {
    Prompt prompt = Prompt.of(List.of(Message.user("q"), Message.assistant("It is")));

    assertThat(contents(prompt, OLD).getLast())
        .hasToString("{\"role\":\"model\",\"parts\":[{\"text\":\"It is\"}]}");
  }

  private static List<Json> contents(Prompt prompt, Dialect dialect) {
    return Render.render(prompt, dialect).body().items("contents");
  }

  private static String body(Prompt prompt, Dialect dialect) {
    return Render.render(prompt, dialect).body().toString();
  }
}
