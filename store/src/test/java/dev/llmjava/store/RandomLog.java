package dev.llmjava.store;

import dev.llmjava.Attachment;
import dev.llmjava.FinishReason;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.PromptBuilder;
import dev.llmjava.ProviderData;
import dev.llmjava.Response;
import dev.llmjava.Tool;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Conversations that fork and share, with everything in them that a log can hold. */
final class RandomLog {
  private record Said(Response response, String thread) {}

  private static final String BOX =
      ContentId.tool(
          Json.parseObject(
              "{\"name\": \"Box_open\", \"description\": null, \"input_schema\": {}}"));

  private final SqliteLog log;
  private final SplittableRandom random;
  private final List<Said> said = new ArrayList<>();

  private RandomLog(SqliteLog log, SplittableRandom random) {
    this.log = log;
    this.random = random;
  }

  static void fill(Path file, SqliteLog log, SplittableRandom random, int turns) {
    var filled = new RandomLog(log, random);
    for (int i = 0; i < turns; i++) {
      filled.turn(i);
    }
    borrow(file);
    legacy(file);
  }

  private void turn(int i) {
    Said before = said.isEmpty() || random.nextInt(3) == 0 ? null : pick(said);
    PromptBuilder prompt =
        before == null
            ? Prompt.builder().system("Be brief.")
            : before.response.prompt().toBuilder().messages(before.response.partial());
    prompt.messages(List.of(message()));
    if (random.nextInt(3) == 0) {
      prompt.option("temperature", 0.5).option("top_p", Json.of(1e-7));
    }
    if (random.nextInt(4) == 0) {
      prompt.schema(Json.parseObject("{\"type\": \"object\", \"title\": \"caf\u00e9\"}"));
    }
    if (before == null && random.nextBoolean()) {
      prompt.tools(List.of(tool()));
    }
    Response response = model(i).answer(prompt.build());
    boolean fork = before == null || random.nextInt(3) == 0;
    String thread = log.log(response, fork ? null : before.thread);
    if (random.nextInt(6) == 0) {
      log.log(
          thread,
          new Part.ToolResult("c" + i, "f", "seen", null, List.of(), false, ProviderData.NONE));
    }
    said.add(new Said(response, thread));
  }

  private Message message() {
    return switch (random.nextInt(4)) {
      case 0 -> Message.user("look", Attachment.of("image/png", MessageHashTest.PNG));
      case 1 ->
          Message.user(
              "see",
              Attachment.url("image/gif", "https://example.com/" + random.nextInt(3)),
              Attachment.of("a/b", ("bytes" + random.nextInt(3)).getBytes(StandardCharsets.UTF_8)));
      case 2 -> Message.user(new Part.Text("hm \uD83D\uDC27", data()));
      default -> Message.user("question " + random.nextInt(5));
    };
  }

  private ScriptedModel model(int i) {
    String words = "answer " + random.nextInt(4) + " " + "w".repeat(random.nextInt(100));
    var steps = new ArrayList<Consumer<PartSink>>();
    steps.add(sink -> sink.text("t", words));
    if (random.nextInt(3) == 0) {
      steps.add(sink -> sink.part(new Part.ToolCall("c" + i, "f", "{ \"b\":1e2 }", false, data())));
    }
    if (random.nextInt(2) == 0) {
      steps.add(
          sink ->
              sink.payload(
                  Json.object().put("text", words).put("caf\u00e9", Json.of(1.5)).build()));
    }
    if (random.nextInt(5) > 0) {
      var usage = new Usage.Reported(10L, 3L, Json.parseObject("{\"cached\": 2}"), Json.Obj.EMPTY);
      steps.add(
          sink ->
              sink.finish(
                  FinishReason.STOP,
                  "stop",
                  new Usage(12L, 5L, null, null, null, usage),
                  ProviderData.NONE));
    }
    return new ScriptedModel("scripted" + random.nextInt(2), steps);
  }

  private Tool tool() {
    return new Tool(
        "f" + random.nextInt(2),
        "Does caf\u00e9",
        Json.parseObject("{\"type\": \"object\"}"),
        a -> "");
  }

  private static ProviderData data() {
    return ProviderData.of("p", "k", Json.parseObject("{\"n\": 1e16, \"s\": \"\u00e9\"}"));
  }

  /** A turn whose prompt borrows from a fragment, and a tool of a toolbox. */
  private static void borrow(Path file) {
    String hash = MessageHash.of(Message.user("Once. Why?"), null);
    String answer = MessageHash.of(Message.assistant("So."), hash);
    String fragment = ContentId.fragment("Once.");
    Rows.change(
        file,
        """
        insert into fragments (id, hash, content, datetime_utc, source)
        values (7, '%3$s', 'Once.', '2026-01-01 00:00:00', 'once.txt');
        insert into fragment_aliases values ('once', 7), ('upon', 7);
        insert into fragments (id, hash, content) values (9, '%4$s', 'named only');
        insert into fragment_aliases values ('only', 9);
        insert into messages (hash, role) values ('%1$s', 'user');
        insert into parts (message_hash, position, type, payload)
        values ('%1$s', 0, 'text', '{"text_ref": [{"fragment": 7}, {"literal": " Why?"}]}');
        insert into part_fragments values (last_insert_rowid(), 7, 0);
        insert into messages (hash, parent_hash, role) values ('%2$s', '%1$s', 'assistant');
        insert into parts (message_hash, position, type, text) values ('%2$s', 0, 'text', 'So.');
        insert into threads values ('zz1', 'borrowed', '%2$s', null, '2026-01-01 00:00:00');
        insert into threads values ('zz0', 'a fork', '%1$s', 'zz1', '2026-01-01 00:00:00');
        insert into turns (id, thread_id, parent_message_hash, tip_message_hash, model)
        values ('zz2', 'zz1', '%1$s', '%2$s', 'm');
        insert into turn_fragments values ('zz2', 7, 0, 'prompt');
        insert into turn_search (turn_id, prompt, response) values ('zz2', ' Why?', 'So.');
        insert into tool_instances (id, plugin, name, arguments) values (3, 'p', 'Box', '{"a": 1}');
        insert into tools (hash, name, input_schema) values ('%5$s', 'Box_open', '{}');
        insert into turn_tools values ('zz2', last_insert_rowid(), 3);
        insert into tool_instantiations values ('zz2', 'c9', 3)
        """
            .formatted(hash, answer, fragment, ContentId.fragment("named only"), BOX));
  }

  private static void legacy(Path file) {
    Rows.change(
        file,
        """
        insert into conversations values ('01a', 'an old talk', 'old-model');
        insert into responses (id, conversation_id, model, prompt, system, response, options_json,
          duration_ms, input_tokens, datetime_utc, reasoning, schema_id)
        values ('01a1', '01a', 'old', 'Why?', 's', 'So.', '{"a":1}', 5, 7, '2025-01-01T00:00:00',
          'hm', null);
        insert into prompt_attachments select '01a1', id, 0 from attachments order by id limit 1;
        insert into prompt_fragments values ('01a1', 7, 0);
        insert into system_fragments values ('01a1', 7, 1);
        insert into tool_responses select id, '01a1' from tools where name = 'Box_open';
        insert into tool_calls (response_id, tool_id, name, arguments, tool_call_id)
        select '01a1', id, 'Box_open', '{}', 'c1' from tools where name = 'Box_open';
        insert into tool_results (response_id, tool_id, name, output, tool_call_id, instance_id)
        select '01a1', id, 'Box_open', 'seen', 'c1', 3 from tools where name = 'Box_open';
        insert into tool_results_attachments
        select last_insert_rowid(), id, 0 from attachments order by id desc limit 1
        """);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
