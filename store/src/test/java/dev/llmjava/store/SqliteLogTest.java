package dev.llmjava.store;

import static dev.llmjava.store.ScriptedModel.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Attachment;
import dev.llmjava.FinishReason;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Response;
import dev.llmjava.Tool;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLogTest {
  @TempDir Path folder;
  private Path file;
  private SqliteLog log;

  @BeforeEach
  void open() {
    file = folder.resolve("new/folder/logs.db");
    log = SqliteLog.open(file);
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void aConversationAndItsForkShareWhatTheyHaveInCommon() {
    Response first =
        saying("How about Percy? Pelicans suit a dignified name.")
            .answer("Suggest a name for a pet pelican");
    String thread = log.log(first, null);
    Prompt walrus = goOn(first, "Now one for a pet walrus");
    log.log(saying("Wallace. It pairs nicely with Percy.").answer(walrus), thread);
    Prompt seagull = goOn(first, "Now one for a pet seagull");
    String fork = log.log(saying("Steven. Steven Seagull.").answer(seagull), null);

    assertThat(Rows.of(file, "select hash from messages order by rowid"))
        .containsExactly(
            "b2:d6b0cd4e7a65ea90423c50fadb3f5704",
            "b2:0f2c02ad982050b623b7e034199c8c61",
            "b2:c785dd6c77540150c2647f406cacc76f",
            "b2:a30a236e0d1b717c592e826d06e3c9d2",
            "b2:371ceec468c0ec797ac7042970992c0b",
            "b2:4ad19ddf94ea086aa9a8aa6fd8b0af05");
    assertThat(Rows.of(file, "select id, name, tip_message_hash, forked_from from threads"))
        .containsExactly(
            thread + "|Suggest a name for a pet pelican|b2:a30a236e0d1b717c592e826d06e3c9d2|-",
            fork + "|Now one for a pet seagull|b2:4ad19ddf94ea086aa9a8aa6fd8b0af05|-");
    assertThat(log.verify()).isEmpty();
  }

  @Test
  void aTurnIsWrittenAsLlmWritesIt() {
    Response response =
        ScriptedModel.of(
                sink -> {
                  sink.resolvedModel("scripted-2026");
                  sink.text("t", "Bonjour");
                  sink.payload(
                      Json.object().put("id", "r1").put("caf\u00e9", Json.of(1.5)).build());
                },
                sink ->
                    sink.finish(
                        FinishReason.STOP,
                        "stop",
                        new Usage(
                            12L,
                            5L,
                            null,
                            null,
                            null,
                            new Usage.Reported(
                                10L, 3L, Json.parseObject("{\"cached\": 2}"), Json.Obj.EMPTY)),
                        ProviderData.NONE))
            .answer(
                Prompt.builder()
                    .system("Be brief.")
                    .user("hi")
                    .option("temperature", Json.of(0.5))
                    .option("top_p", Json.Null.NULL)
                    .schema(Json.parseObject("{\"schema\": \"one\"}"))
                    .build());

    String thread = log.log(response, null);

    assertThat(
            Rows.of(
                file,
                "select id, thread_id, model, resolved_model, options_json, schema_id,"
                    + " input_tokens, output_tokens, token_details, response_json from turns"))
        .containsExactly(
            String.join(
                "|",
                response.id(),
                thread,
                "scripted",
                "scripted-2026",
                "{\"temperature\": 0.5}",
                "9a8ed2c9b17203f6d8905147234475b5",
                "10",
                "3",
                "{\"cached\": 2}",
                "{\"id\": \"r1\", \"caf\\u00e9\": 1.5}"));
    assertThat(Rows.of(file, "select datetime_utc from turns").getFirst())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?\\+00:00");
    assertThat(Rows.of(file, "select datetime_utc from threads").getFirst())
        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?\\+00:00");
    assertThat(Rows.of(file, "select content from schemas"))
        .containsExactly("{\"schema\":\"one\"}");
    assertThat(Rows.of(file, "select prompt, response from turn_search"))
        .containsExactly("hi|Bonjour");
  }

  @Test
  void nothingThatWasNotSaidIsWritten() {
    log.log(saying("yes").answer("hi"), null);

    assertThat(
            Rows.of(
                file,
                "select resolved_model, options_json, schema_id, input_tokens, output_tokens,"
                    + " token_details, response_json from turns"))
        .containsExactly("-|-|-|-|-|-|-");
    assertThat(Rows.of(file, "select type, text, payload from parts"))
        .containsExactly("text|hi|-", "text|yes|-");
  }

  @Test
  void everyKindOfPartComesBackAsItWas() throws IOException {
    Path picture = Files.write(folder.resolve("a.png"), new byte[] {1, 2, 3});
    var call =
        new Part.ToolCall(
            "c1", "f", "{ \"b\":1e2, \"a\": \"\u00e9\" }", false, data("openai", "fc_1"));
    List<Message> messages =
        List.of(
            Message.system("Be brief."),
            Message.user(
                "look \uD83D\uDC27",
                Attachment.of("image/png", MessageHashTest.PNG),
                Attachment.file("image/png", picture),
                Attachment.url("image/gif", "https://example.com/a.gif")),
            Message.assistant(
                new Part.Reasoning("hm", false, data("anthropic", "sig")),
                new Part.Reasoning("", true, ProviderData.NONE),
                new Part.Text("I see", data("gemini", "t")),
                call,
                new Part.ToolCall("ws", "web_search", "", true, ProviderData.NONE)),
            Message.tool(
                new Part.ToolResult(
                    "c1",
                    "f",
                    "{}",
                    "ValueError: x",
                    List.of(
                        Attachment.of("image/png", MessageHashTest.PNG),
                        Attachment.of("text/plain", new byte[] {1})),
                    false,
                    data("x", "y"))),
            Message.user("and now?"));

    String thread = log.log(saying("done").answer(Prompt.of(messages)), null);

    List<Message> read = log.messages(log.thread(thread).orElseThrow());
    assertThat(read.subList(0, 5)).isEqualTo(messages);
    assertThat(read.get(2).parts(Part.ToolCall.class).getFirst().input()).isEqualTo(call.input());
    assertThat(read.get(2).parts(Part.ToolCall.class).getLast().input()).isEmpty();
    assertThat(log.verify()).isEmpty();
  }

  @Test
  void whatOnlyLlmAllowsComesBackToo() {
    Message odd =
        Message.fromJson(
            Json.parseObject(
                """
                {"role": "user", "parts": [
                  {"type": "tool_call", "name": "f", "arguments": {"b": 1, "a": 2}},
                  {"type": "hologram", "text": "x", "depth": 3},
                  {"type": "attachment"}],
                 "provider_metadata": {"p": {"q": 1}}}
                """));

    String thread = log.log(saying("?").answer(Prompt.of(List.of(odd))), null);

    Message read = log.messages(log.thread(thread).orElseThrow()).getFirst();
    assertThat(read).isEqualTo(odd);
    assertThat(read.toJson().toString()).isEqualTo(odd.toJson().toString());
    assertThat(log.verify()).isEmpty();
  }

  @Test
  void loggingAgainChangesNothing() {
    Response response = saying("yes").answer("hi");
    String thread = log.log(response, null);
    String before = dump();

    assertThat(log.log(response, null)).isEqualTo(thread);
    assertThat(log.log(response, thread)).isEqualTo(thread);
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void aToolIsStoredOnceForAllTurns() {
    var tool = new Tool("f", "Does f", Json.parseObject("{\"type\": \"object\"}"), a -> "");
    Prompt prompt = Prompt.builder().user("hi").tools(List.of(tool)).build();

    log.log(saying("a").answer(prompt), null);
    log.log(saying("b").answer(prompt), null);

    assertThat(Rows.of(file, "select name, description, input_schema, plugin from tools"))
        .containsExactly("f|Does f|{\"type\": \"object\"}|-");
    assertThat(Rows.of(file, "select count(*) from turn_tools")).containsExactly("2");
    assertThat(log.rows(LogQuery.ALL).getFirst().extras().tools())
        .singleElement()
        .satisfies(logged -> assertThat(logged.hash()).isEqualTo(ContentId.tool(tool, null)));
  }

  @Test
  void halfCharactersAreNoReasonToFail() {
    Response response =
        saying("\uD83Dx")
            .answer(Prompt.of(List.of(Message.user(new Part.Text("\uDC27", data("p", "\uD83D"))))));

    String thread = log.log(response, null);

    assertThat(log.messages(log.thread(thread).orElseThrow()).getFirst())
        .isEqualTo(Message.user(new Part.Text("\uFFFD", data("p", "\uFFFD"))));
    assertThat(Rows.of(file, "select count(*) from parts where payload like '%\\ud8%'"))
        .containsExactly("0");
    assertThat(log.verify()).isEmpty();
  }

  @Test
  void theThreadUsedLastIsTheLatestOne() {
    Response first = saying("a").answer("first");
    String older = log.log(first, null);
    log.log(saying("b").answer("second"), null);

    log.log(saying("c").answer(goOn(first, "more")), older);

    StoredThread latest = log.latestThread().orElseThrow();
    assertThat(latest.id()).isEqualTo(older);
    assertThat(latest.name()).isEqualTo("first");
    assertThat(latest.model()).isEqualTo("scripted");
    assertThat(latest.broken()).isEmpty();
    assertThat(log.messages(latest))
        .containsExactly(
            Message.user("first"),
            Message.assistant("a"),
            Message.user("more"),
            Message.assistant("c"));
    assertThat(log.thread("nobody")).isEmpty();
  }

  @Test
  void anEmptyLogHasNoThread() {
    assertThat(log.latestThread()).isEmpty();
    assertThat(log.rows(LogQuery.ALL)).isEmpty();
    assertThat(log.counts()).isEqualTo(new LogCounts(0, 0, 0, 0));
  }

  @Test
  void textThatBorrowsFromFragmentsIsPutTogether() {
    String hash = MessageHash.of(Message.user("Once upon a time. Why?"), null);
    Rows.change(
        file,
        "insert into fragments (id, hash, content) values (7, 'f', 'Once upon a time.');"
            + "insert into messages (hash, role) values ('"
            + hash
            + "', 'user');"
            + "insert into parts (message_hash, position, type, payload) values ('"
            + hash
            + "', 0, 'text', '{\"text_ref\": [{\"fragment\": 7}, {\"literal\": \" Why?\"}]}')");

    assertThat(log.chain(hash)).containsExactly(Message.user("Once upon a time. Why?"));
    assertThat(log.verify()).isEmpty();

    Rows.change(file, "delete from fragments");
    assertThat(log.verify()).containsExactly(hash);
  }

  @Test
  void aBackupIsAWholeLog() {
    log.log(saying("yes").answer("hi"), null);
    Path copy = folder.resolve("copy.db");

    log.backup(copy);

    try (SqliteLog backup = SqliteLog.openExisting(copy)) {
      assertThat(backup.rows(LogQuery.ALL)).isEqualTo(log.rows(LogQuery.ALL)).hasSize(1);
    }
    assertThatThrownBy(() -> log.backup(copy))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage(
            "cannot write the backup \"" + copy + "\": it is there already; name another file");
  }

  @Test
  void closingTwiceDoesNoHarm() {
    log.close();
    log.close();
  }

  @Test
  void verifyFindsAFileThatChanged() throws IOException {
    Path picture = Files.write(folder.resolve("a.png"), MessageHashTest.PNG);
    Message message = Message.user("look", Attachment.file("image/png", picture));
    log.log(saying("nice").answer(Prompt.of(List.of(message))), null);
    assertThat(log.verify()).isEmpty();

    String hash = MessageHash.of(message, null);
    Files.delete(picture);

    assertThat(log.verify()).containsExactly(hash);
  }

  static Prompt goOn(Response response, String words) {
    return response.prompt().toBuilder().messages(response.messages()).user(words).build();
  }

  private String dump() {
    var all = new StringBuilder();
    for (String table :
        Rows.of(
            file,
            "select name from sqlite_master where type = 'table'"
                + " and name not like '%\\_fts\\_%' escape '\\' order by name")) {
      all.append(table).append(Rows.of(file, "select * from \"" + table + "\"")).append('\n');
    }
    return all.toString();
  }

  private static ProviderData data(String provider, String value) {
    return ProviderData.of(provider, "k", Json.of(value));
  }
}
