package dev.llmjava.store;

import static dev.llmjava.store.ScriptedModel.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Attachment;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Response;
import dev.llmjava.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogRowsTest extends WithLog {
  @Test
  void aToolChainShowsItsCallsAndTheirResults() {
    var call = new Part.ToolCall("c1", "f", "{\"b\":1,\"a\":2}", false, ProviderData.NONE);
    Response asked =
        ScriptedModel.of(sink -> sink.part(call), ScriptedModel::finish)
            .answer(Prompt.builder().system("Be brief.").user("do it").build());
    String thread = log.log(asked, null);
    var result =
        new Part.ToolResult(
            "c1",
            "f",
            "3",
            null,
            List.of(Attachment.of("image/png", MessageHashTest.PNG)),
            false,
            ProviderData.NONE);
    Prompt next =
        asked.prompt().toBuilder()
            .messages(asked.messages())
            .message(Message.tool(result))
            .user("thanks")
            .build();
    log.log(saying("done").answer(next), thread);

    List<LogRow> rows = log.rows(LogQuery.ALL.thread(thread));

    assertThat(rows.getLast().extras().calls())
        .containsExactly(new Logged.Call(3L, null, "f", Json.parse("{\"b\": 1, \"a\": 2}"), "c1"));
    assertThat(rows.getFirst().extras().results())
        .singleElement()
        .satisfies(
            shown -> {
              assertThat(shown.output()).isEqualTo("3");
              assertThat(shown.attachments())
                  .containsExactly(
                      new Logged.File(
                          "4c4b6a3be1314ab86138bef4314dde022e600960d8689a2c8f8631802d20dab6",
                          "image/png",
                          null,
                          null,
                          8));
            });
    assertThat(rows.getFirst().words().prompt()).isEqualTo("thanks");
    assertThat(rows.getFirst().words().system()).isEqualTo("Be brief.");
    assertThat(log.rows(LogQuery.ALL.toolResult("f"))).hasSize(1);
    assertThat(log.rows(LogQuery.ALL.toolResult("g"))).isEmpty();
    assertThat(log.rows(LogQuery.ALL.anyToolResult())).hasSize(1);
  }

  @Test
  void filtersAndLimitsNarrowTheList() {
    Response first = saying("alpha").answer("one");
    Response second = new ScriptedModel("other", saying("beta").steps()).answer("two");
    String thread = log.log(first, null);
    log.log(second, null);

    assertThat(ids(LogQuery.ALL)).containsExactly(second.id(), first.id());
    assertThat(ids(LogQuery.ALL.limit(1))).containsExactly(second.id());
    assertThat(ids(LogQuery.ALL.limit(-1))).hasSize(2);
    assertThat(ids(LogQuery.ALL.model("other"))).containsExactly(second.id());
    assertThat(ids(LogQuery.ALL.thread(thread))).containsExactly(first.id());
    assertThat(ids(LogQuery.ALL.thread(thread).model("other"))).isEmpty();
    assertThat(ids(LogQuery.ALL.after(first.id()))).containsExactly(second.id());
    assertThat(ids(LogQuery.ALL.from(first.id()))).hasSize(2);
    assertThat(ids(LogQuery.ALL.schema("none"))).isEmpty();
    assertThat(ids(LogQuery.ALL.fragment("none"))).isEmpty();
  }

  @Test
  void aSearchPutsPromptsAheadOfAnswers() {
    Response inAnswer = saying("a pelican").answer("which bird?");
    Response inPrompt = saying("yes").answer("is a pelican a bird?");
    Response inNeither = saying("no").answer("cheese?");
    for (Response response : List.of(inPrompt, inAnswer, inNeither)) {
      log.log(response, null);
    }

    assertThat(ids(LogQuery.ALL.search("pelican"))).containsExactly(inPrompt.id(), inAnswer.id());
    assertThat(ids(LogQuery.ALL.search("pelican").newestFirst()))
        .containsExactly(inPrompt.id(), inAnswer.id());
    assertThatThrownBy(() -> log.rows(LogQuery.ALL.search("\"unclosed")))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage(
            "Invalid search query: unterminated string - see the FTS5 query syntax documentation at"
                + " https://sqlite.org/fts5.html#full_text_query_syntax");
  }

  @Test
  void aPayloadThatCanNoLongerBePutTogetherIsLeftOut() {
    Response response =
        ScriptedModel.of(
                sink -> sink.text("t", "z".repeat(80)),
                sink -> sink.payload(Json.object().put("text", "z".repeat(80)).build()),
                ScriptedModel::finish)
            .answer("hi");
    log.log(response, null);
    assertThat(log.rows(LogQuery.ALL).getFirst().payload())
        .isEqualTo(Json.object().put("text", "z".repeat(80)).build());

    Rows.change(file, "update turns set response_json = '{\"$\": \"9.9.text\"}'");

    assertThat(log.rows(LogQuery.ALL).getFirst().payload()).isNull();
  }

  @Test
  void toolsAreShownByTheirIdsAndRestoredAsTheyWereGiven() {
    String thread = log.log(saying("ok").answer("hi"), null);
    Rows.change(
        file,
        """
        insert into tools (id, hash, name, input_schema) values (1, 'h1', 'f', '{}'), (2, 'h2', 'g', '{}');
        insert into turn_tools (turn_id, tool_id) select id, 2 from turns;
        insert into turn_tools (turn_id, tool_id) select id, 1 from turns
        """);

    assertThat(log.rows(LogQuery.ALL).getFirst().extras().tools())
        .extracting(Logged.Tool::name)
        .containsExactly("f", "g");
    assertThat(log.tools(log.thread(thread).orElseThrow()))
        .extracting(Logged.Tool::name)
        .containsExactly("g", "f");
  }

  @Test
  void attachmentsOfLegacyRowsDoNotSayWhetherTheyAreStored() {
    Rows.change(
        file,
        """
        insert into responses (id, model, prompt, response) values ('01old', 'flat', 'look', 'ok');
        insert into attachments (id, type, content) values ('x', 'image/png', 'png');
        insert into prompt_attachments values ('01old', 'x', 0)
        """);

    assertThat(log.rows(LogQuery.ALL).getFirst().toJson().items("attachments"))
        .containsExactly(
            Json.parse(
                "{\"id\": \"x\", \"type\": \"image/png\", \"path\": null, \"url\": null,"
                    + " \"content_length\": 3}"));
  }

  private List<String> ids(LogQuery query) {
    return log.rows(query).stream().map(LogRow::id).toList();
  }
}
