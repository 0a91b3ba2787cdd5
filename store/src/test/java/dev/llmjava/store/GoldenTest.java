package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Prompt;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that LLM 0.32 for Python wrote, read and continued. */
class GoldenTest {
  private static final int SHOWN = 100;

  @TempDir Path folder;

  @Test
  void everyRowReadsAsLlmPrintsIt() throws IOException {
    Path file = Golden.copy(folder);
    try (SqliteLog log = SqliteLog.openExisting(file)) {
      assertThat(printed(log.rows(LogQuery.ALL)))
          .isEqualTo(Json.parse(Golden.expected("logs-all-json")).toString());
    }
  }

  @Test
  void searchesFindWhatLlmFinds() throws IOException {
    Path file = Golden.copy(folder);
    try (SqliteLog log = SqliteLog.openExisting(file)) {
      List<LogRow> best = new ArrayList<>(log.rows(LogQuery.ALL.search("pelican").limit(3)));
      Collections.reverse(best);

      assertThat(printed(best)).isEqualTo(Json.parse(Golden.expected("logs-q-json")).toString());
    }
  }

  @Test
  void everyHashIsTheOneWeWouldGive() throws IOException {
    Path file = Golden.copy(folder);
    try (SqliteLog log = SqliteLog.open(file)) {
      assertThat(log.verify()).isEmpty();
      assertThat(log.counts()).isEqualTo(new LogCounts(14, 18, 1, 2));
    }
  }

  @Test
  void itsLatestThreadGoesOn() throws IOException {
    Path file = Golden.copy(folder);
    try (SqliteLog log = SqliteLog.open(file)) {
      StoredThread thread = log.latestThread().orElseThrow();
      Prompt prompt = Prompt.builder().messages(log.messages(thread)).user("And a dodo?").build();

      String id = log.log(ScriptedModel.saying("Dora.").answer(prompt), thread.id());

      assertThat(id).isEqualTo(thread.id());
      StoredThread later = log.latestThread().orElseThrow();
      assertThat(log.messages(later)).hasSize(log.messages(thread).size() + 2);
      assertThat(log.rows(LogQuery.ALL.thread(id)).getFirst().words().response())
          .isEqualTo("Dora.");
      assertThat(log.verify()).isEmpty();
    }
  }

  @Test
  void aFreshFileHasTheSameTables() throws IOException {
    Path golden = Golden.copy(folder);
    Path fresh = folder.resolve("fresh.db");
    SqliteLog.open(fresh).close();

    for (String sql :
        List.of(
            "select name from sqlite_master where name not like '%llmjava%'"
                + " and tbl_name not like 'llmjava%' and name not like 'sqlite_%' order by name",
            "select t.name, c.cid, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk"
                + " from sqlite_master as t join pragma_table_info(t.name) as c"
                + " where t.name not like '%llmjava%' and t.type = 'table' order by t.name, c.cid",
            "select t.name, i.name, i.\"unique\", i.origin, i.partial, c.seqno, c.name"
                + " from sqlite_master as t join pragma_index_list(t.name) as i"
                + " join pragma_index_info(i.name) as c where t.name not like '%llmjava%'"
                + " and t.type = 'table' order by 1, 2, 6",
            "select t.name, f.\"from\", f.\"table\", f.\"to\" from sqlite_master as t"
                + " join pragma_foreign_key_list(t.name) as f"
                + " where t.name not like '%llmjava%' order by 1, 2",
            "select name, tbl_name from sqlite_master where type = 'trigger' order by name",
            "select name from _llm_migrations order by name")) {
      assertThat(Rows.of(fresh, sql)).as(sql).isEqualTo(Rows.of(golden, sql));
    }
  }

  @Test
  void ourOutlineOfConversationsSaysWhatTheirsSays() throws IOException {
    Path file = Golden.copy(folder);
    List<String> theirs = Rows.of(file, "select * from message_tree");
    Path fresh = folder.resolve("fresh.db");
    SqliteLog.open(fresh).close();
    List<String> ours = Rows.of(fresh, "select sql from sqlite_master where type = 'view'");
    Rows.change(file, "drop view message_tree;" + ours.getFirst());

    assertThat(Rows.of(file, "select * from message_tree")).isEqualTo(theirs).isNotEmpty();
  }

  /** Oldest first, fragments cut short. */
  private static String printed(List<LogRow> rows) {
    var items = new ArrayList<Json>();
    for (LogRow row : rows.reversed()) {
      Json.Obj json = row.toJson();
      items.add(
          json.with("prompt_fragments", cut(json.items("prompt_fragments")))
              .with("system_fragments", cut(json.items("system_fragments"))));
    }
    return Json.array(items).toString();
  }

  private static Json cut(List<Json> fragments) {
    var shown = new ArrayList<Json>();
    for (Json item : fragments) {
      Json.Obj fragment = (Json.Obj) item;
      String content = fragment.string("content");
      shown.add(
          content == null || content.length() <= SHOWN
              ? fragment
              : fragment.with("content", Json.of(content.substring(0, SHOWN - 3) + "...")));
    }
    return Json.array(shown);
  }
}
