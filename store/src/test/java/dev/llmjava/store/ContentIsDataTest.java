package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Attachment;
import dev.llmjava.FinishReason;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Response;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is said comes back letter by letter: from rows, from messages and as JSON. */
class ContentIsDataTest extends WithLog {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000before\u0000 and after\u0000",
        "\u0001\b\f\u001f\u007f\u0085\u009b2J\u2028\u202e\ufeff\uffff",
        "\u001b[31mred\u001b[0m \u001b]0;title\u0007",
        "{\"$\": \"0.0.text\"}",
        "{\"$r\": [\"a\", {\"$\": \"0.0.text\"}]}",
        "[{\"literal\": \"x\"}, {\"fragment\": 1}]",
        "{\"text_ref\": [{\"fragment\": 1}], \"type\": \"text\"}",
        "'; drop table turns; -- ?1 :a @b $c %s \\u0000 \\",
        "NEAR(\"a\" b, 3) OR * ^x - {prompt}: \"",
        "null",
        "a\r\nb\rc\u2029d\t ",
        "\ud83d\ude00 e\u0301 \u05d0\u0300",
      })
  void nothingOfItIsLost(String text) {
    String thread = log.log(response(text), null);

    StoredThread stored = log.thread(thread).orElseThrow();
    LogRow row = log.rows(LogQuery.ALL).getFirst();
    assertThat(log.messages(stored)).isEqualTo(List.of(system(text), user(text), answer(text)));
    assertThat(log.verify()).isEmpty();
    assertThat(row.words().system()).isEqualTo(text);
    assertThat(row.words().prompt()).isEqualTo(text);
    assertThat(row.words().response()).isEqualTo(text);
    assertThat(row.words().reasoning()).isEqualTo(text);
    assertThat(row.payload()).isEqualTo(payload(text));
    assertThat(row.facts().options()).isEqualTo(Json.object().put("o", text).build());
    assertThat(row.extras().calls().getFirst().arguments()).isEqualTo(arguments(text));
    assertThat(row.extras().attachments().getFirst().path()).isNull();
    assertThat(Json.parse(row.toJson().toString())).isEqualTo(row.toJson());
    assertThat(row.toJson().string("response")).isEqualTo(text);
    assertThat(log.rows(LogQuery.ALL.thread(text))).isEmpty();
    assertThat(log.rows(LogQuery.ALL.model(text))).isEmpty();
  }

  @Test
  void halfCharactersAreReplacedEverywhere() {
    String odd = "a\ud83d b";
    log.log(response(odd), null);
    LogRow row = log.rows(LogQuery.ALL).getFirst();

    assertThat(row.words().prompt()).isEqualTo("a\ufffd b");
    assertThat(row.words().response()).isEqualTo("a\ufffd b");
    assertThat(row.payload()).isEqualTo(payload("a\ufffd b"));
    assertThat(log.verify()).isEmpty();
  }

  @Test
  void argumentsMayNestAsDeepAsTheyCanBeReadAgain() {
    // around them are the call's own object and theirs
    String deep = "[".repeat(Json.DEEPEST - 2) + "]".repeat(Json.DEEPEST - 2);
    String thread = log.log(calling("{\"a\": " + deep + "}"), null);

    Message back = log.messages(log.thread(thread).orElseThrow()).getLast();
    assertThat(back.parts(Part.ToolCall.class).getFirst().arguments())
        .isEqualTo(Json.parseObject("{\"a\": " + deep + "}"));
    assertThat(log.verify()).isEmpty();
  }

  @Test
  void argumentsThatNestDeeperAreKeptAsTheirText() {
    String input = "{\"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    String thread = log.log(calling(input), null);

    Message back = log.messages(log.thread(thread).orElseThrow()).getLast();
    Part.ToolCall call = back.parts(Part.ToolCall.class).getFirst();
    assertThat(call.input().equals(input)).isTrue();
    assertThat(call.arguments().string("_raw")).isNotNull();
  }

  @Test
  void fiftyMegabytesFitIntoAModestHeap() throws Exception {
    Path said = folder.resolve("said");
    Process process =
        Jvm.start(
            List.of(),
            // so much is done faster with the second compiler, which others start sooner without
            List.of("-Xmx" + LargeContentProcess.HEAP, "-XX:TieredStopAtLevel=4"),
            LargeContentProcess.class,
            said,
            folder.resolve("large.db").toString());

    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(said)).endsWith("all there\n");
  }

  private static Response calling(String input) {
    return ScriptedModel.of(
            sink -> sink.part(new Part.ToolCall("c1", "f", input, false, ProviderData.NONE)),
            ScriptedModel::finish)
        .answer("go");
  }

  private static Response response(String text) {
    return ScriptedModel.of(
            sink -> {
              answer(text).parts().forEach(sink::part);
              sink.payload(payload(text));
            },
            sink -> sink.finish(FinishReason.STOP, null, Usage.NONE, ProviderData.NONE))
        .answer(
            Prompt.builder()
                .messages(List.of(system(text), user(text)))
                .option("o", Json.of(text))
                .build());
  }

  private static Message system(String text) {
    return Message.system(text);
  }

  private static Message user(String text) {
    return Message.user(
        text, Attachment.of(text, text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  private static Message answer(String text) {
    return Message.assistant(
        new Part.Reasoning(text),
        new Part.Text(text, ProviderData.of("acme", text, Json.of(text))),
        new Part.ToolCall("c1", text, arguments(text).toString(), false, ProviderData.NONE));
  }

  private static Json.Obj arguments(String text) {
    return Json.object().put(text, text).build();
  }

  /** Long enough that what it repeats is taken out, with objects that look like what is put in. */
  private static Json.Obj payload(String text) {
    return Json.object()
        .put("words", text.repeat(20))
        .put("$", Json.object().put("$", text).build())
        .put("$r", Json.object().put("$r", Json.array(List.of(Json.of(text)))).build())
        .put("raw", Json.object().put("$raw", Json.object().put("$", text).build()).build())
        .build();
  }
}
