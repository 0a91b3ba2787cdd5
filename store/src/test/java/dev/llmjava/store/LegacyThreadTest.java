package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LegacyThreadTest extends WithLog {
  @Test
  void aLegacyConversationIsFoundByItsId() {
    conversation("01a", "'old-model'");

    assertThat(log.thread("01a"))
        .contains(
            new StoredThread("01a", "a talk", null, "old-model", Optional.empty(), true, false));
    assertThat(log.thread("01b")).isEmpty();
  }

  @Test
  void aLegacyConversationWithoutAModelHasThatOfItsLastResponse() {
    conversation("01a", "null");
    response("01a1", "01a", "'one', null, 'uno', null");
    Rows.change(file, "update responses set model = 'older'");
    response("01a2", "01a", "'two', null, 'dos', null");

    assertThat(log.thread("01a").orElseThrow().model()).isEqualTo("flat");
  }

  @Test
  void itsMessagesAreRebuiltInOrder() {
    conversation("01a", "'old-model'");
    response("01a2", "01a", "'two', 'Be brief.', 'dos', null");
    response("01a1", "01a", "'one', 'Be brief.', 'uno', 'Hm.'");
    response("01a3", "01a", "'three', 'Be long.', '', null");
    response("01a4", "01a", "'', null, 'ready', ''");
    response("01b1", "01b", "'elsewhere', null, 'yes', null");

    assertThat(rebuilt("01a"))
        .containsExactly(
            Message.system("Be brief."),
            Message.user("one"),
            Message.assistant(new Part.Reasoning("Hm."), "uno"),
            Message.user("two"),
            Message.assistant("dos"),
            Message.system("Be long."),
            Message.user("three"),
            Message.assistant("ready"));
  }

  @Test
  void itsToolsFragmentsAndAttachmentsAreThereAgain() {
    conversation("01a", "'old-model'");
    response("01a1", "01a", "'look', 'Be brief.', '', null");
    response("01a2", "01a", "'', null, 'done', null");
    Rows.change(
        file,
        """
        insert into fragments (id, hash, content) values (1, 'f1', 'long'), (2, 'f2', 'rules ');
        insert into prompt_fragments values ('01a1', 1, 0);
        insert into system_fragments values ('01a1', 2, 0);
        insert into attachments (id, type, content) values ('x', 'image/png', 'png');
        insert into prompt_attachments values ('01a1', 'x', 0);
        insert into tool_calls (response_id, name, arguments, tool_call_id)
          values ('01a1', 'peek', '{"at": 1}', 'c1');
        insert into tool_results (id, response_id, name, output, tool_call_id, exception)
          values (7, '01a2', 'peek', 'seen', 'c1', 'Oh: no');
        insert into tool_results_attachments values (7, 'x', 0)
        """);

    Attachment picture = Attachment.of("image/png", "png".getBytes(StandardCharsets.UTF_8));
    assertThat(rebuilt("01a"))
        .containsExactly(
            Message.system("rules\n\nBe brief."),
            Message.user("long\nlook", picture),
            Message.assistant(
                new Part.ToolCall("c1", "peek", "{\"at\": 1}", false, ProviderData.NONE)),
            Message.tool(
                new Part.ToolResult(
                    "c1", "peek", "seen", "Oh: no", List.of(picture), false, ProviderData.NONE)),
            Message.assistant("done"));
  }

  @Test
  void itsToolsAreThoseOfItsFirstResponse() {
    conversation("01a", "'old-model'");
    response("01a2", "01a", "'two', null, 'dos', null");
    response("01a1", "01a", "'one', null, 'uno', null");
    Rows.change(
        file,
        """
        insert into tools (id, hash, name, description, input_schema, plugin)
          values (1, 'h1', 'peek', '', '{}', 'eyes'), (2, 'h2', 'poke', '', '{}', 'eyes');
        insert into tool_responses values (1, '01a1'), (2, '01a2')
        """);

    assertThat(log.tools(log.thread("01a").orElseThrow()))
        .extracting(Logged.Tool::name)
        .containsExactly("peek");
  }

  @Test
  void itsAttachmentsAreListedAsTheyWereBefore() {
    conversation("01a", "'old-model'");
    response("01a1", "01a", "'look', null, 'seen', null");
    Rows.change(
        file,
        """
        insert into attachments (id, type, path, content)
          values ('x', 'image/png', null, 'png'), ('y', 'image/gif', '/a.gif', null);
        insert into prompt_attachments values ('01a1', 'y', 1), ('01a1', 'x', 0)
        """);

    assertThat(log.rows(LogQuery.ALL).getFirst().toJson().items("attachments"))
        .extracting(Object::toString)
        .containsExactly(
            "{\"id\":\"x\",\"type\":\"image/png\",\"path\":null,\"url\":null,\"content_length\":3}",
            "{\"id\":\"y\",\"type\":\"image/gif\",\"path\":\"/a.gif\",\"url\":null,"
                + "\"content_length\":null}");
  }

  @Test
  void theThreadUsedLastMayBeOfEitherGeneration() {
    String thread = log.log(ScriptedModel.saying("yes").answer("hi"), null);
    conversation("00a", "'old-model'");
    response("00a1", "00a", "'one', null, 'uno', null");
    assertThat(log.latestThread().orElseThrow().id()).isEqualTo(thread);

    response("7zzz", "00a", "'two', null, 'dos', null");
    assertThat(log.latestThread().orElseThrow().id()).isEqualTo("00a");
  }

  @Test
  void aResponseThatIsATurnTooIsNotUsed() {
    String thread = log.log(ScriptedModel.saying("yes").answer("hi"), null);
    String turn = log.rows(LogQuery.ALL).getFirst().id();
    conversation("7zz", "'old-model'");
    response(turn, "7zz", "'hi', null, 'yes', null");

    assertThat(log.latestThread().orElseThrow().id()).isEqualTo(thread);
  }

  @Test
  void aConversationWithoutAResponseIsTheLastOnlyWhereNothingWasSaid() {
    conversation("7zz", "'old-model'");
    assertThat(log.latestThread().orElseThrow().id()).isEqualTo("7zz");
    assertThat(rebuilt("7zz")).isEmpty();

    String thread = log.log(ScriptedModel.saying("yes").answer("hi"), null);
    assertThat(log.latestThread().orElseThrow().id()).isEqualTo(thread);
  }

  @Test
  void aLegacyConversationGoesOnAsAThreadOfItsId() {
    conversation("01a", "'old-model'");
    response("01a1", "01a", "'one', 'Be brief.', 'uno', null");

    goesOn(log, "01a", 3);
  }

  @Test
  void theLegacyConversationOfLlmForPythonGoesOn() throws IOException {
    log.close();
    Path golden = Golden.copy(Files.createDirectory(folder.resolve("golden")));
    log = SqliteLog.open(golden);

    assertThat(rebuilt("01h53zma5txeby33t1kbe3xk8q"))
        .containsExactly(
            Message.system("You are old"),
            Message.user("Legacy question one"),
            Message.assistant("Legacy answer one: pelican"),
            Message.user("Legacy question two"),
            Message.assistant("Legacy answer two"));
    goesOn(log, "01h53zma5txeby33t1kbe3xk8q", 5);
  }

  private static void goesOn(SqliteLog log, String id, int before) {
    StoredThread legacy = log.thread(id).orElseThrow();
    List<Message> old = log.messages(legacy);
    Prompt prompt = Prompt.builder().messages(old).user("And now?").build();

    assertThat(log.log(ScriptedModel.saying("Now.").answer(prompt), legacy.id())).isEqualTo(id);

    StoredThread thread = log.latestThread().orElseThrow();
    assertThat(thread.id()).isEqualTo(id);
    assertThat(thread.legacy()).isFalse();
    assertThat(log.messages(thread)).hasSize(before + 2).startsWith(old.toArray(new Message[0]));
    assertThat(log.verify()).isEmpty();
  }

  private List<Message> rebuilt(String id) {
    return log.messages(log.thread(id).orElseThrow());
  }

  private void conversation(String id, String model) {
    Rows.change(file, "insert into conversations values ('" + id + "', 'a talk', " + model + ")");
  }

  /**
   * @param words SQL for prompt, system, response and reasoning
   */
  private void response(String id, String conversation, String words) {
    Rows.change(
        file,
        "insert into responses (id, conversation_id, model, prompt, system, response, reasoning)"
            + " values ('%s', '%s', 'flat', %s)".formatted(id, conversation, words));
  }
}
