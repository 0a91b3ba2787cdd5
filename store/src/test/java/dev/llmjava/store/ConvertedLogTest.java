package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Message;
import dev.llmjava.Prompt;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was said to an older LLM is read, found and gone on with. */
class ConvertedLogTest {
  @TempDir Path folder;

  /** Without a search index, with one, and with one that has to be made anew. */
  @ParameterizedTest
  @ValueSource(ints = {12, 13, 15, 16, 25})
  void aConversationIsReadFoundAndGoneOnWith(int steps) {
    Path file = old(steps);
    Rows.change(
        file,
        """
        insert into conversations values ('01a', 'birds', 'flat');
        insert into responses (id, conversation_id, model, prompt, system, response, datetime_utc)
          values
            ('01a1', '01a', 'flat', 'a pelican?', 'Be brief.', 'yes', '2023-09-01T00:00:00'),
            ('01a2', '01a', 'flat', 'and a heron?', 'Be brief.', 'no', '2023-09-02T00:00:00')
        """);

    try (SqliteLog log = SqliteLog.open(file)) {
      assertThat(log.counts()).isEqualTo(new LogCounts(0, 0, 1, 2));
      assertThat(log.rows(LogQuery.ALL)).extracting(LogRow::id).containsExactly("01a2", "01a1");
      assertThat(log.rows(LogQuery.ALL.search("pelican")))
          .extracting(LogRow::id)
          .containsExactly("01a1");

      StoredThread thread = log.latestThread().orElseThrow();
      List<Message> messages = log.messages(thread);
      assertThat(messages)
          .containsExactly(
              Message.system("Be brief."),
              Message.user("a pelican?"),
              Message.assistant("yes"),
              Message.user("and a heron?"),
              Message.assistant("no"));
      Prompt prompt = Prompt.builder().messages(messages).user("why?").build();
      log.log(ScriptedModel.saying("because").answer(prompt), thread.id());

      assertThat(log.latestThread().orElseThrow().id()).isEqualTo("01a");
      assertThat(log.rows(LogQuery.ALL.search("heron OR because"))).hasSize(2);
      assertThat(log.verify()).isEmpty();
    }
  }

  @Test
  void whatChangesLaterIsFoundToo() {
    Path file = old(12);
    SqliteLog.open(file).close();
    Rows.change(
        file,
        "insert into responses (id, prompt) values ('1', 'pelican'), ('2', 'pelican');"
            + " update responses set prompt = 'heron' where id = '1';"
            + " delete from responses where id = '2'");

    try (SqliteLog log = SqliteLog.open(file)) {
      assertThat(log.rows(LogQuery.ALL.search("pelican"))).isEmpty();
      assertThat(log.rows(LogQuery.ALL.search("heron"))).hasSize(1);
    }
  }

  @Test
  void oddRowsAreListed() {
    Path file = old(25);
    OddRows.fill(file);

    try (SqliteLog log = SqliteLog.open(file)) {
      assertThat(log.rows(LogQuery.ALL)).hasSize(OddRows.IN_EACH);
    }
  }

  @Test
  void aFileInWriteAheadModeIsConvertedInIt() {
    Path file = old(12);
    Rows.change(file, "pragma journal_mode = wal");

    SqliteLog.open(file).close();

    assertThat(Rows.of(file, "pragma journal_mode")).containsExactly("wal");
    assertThat(Rows.of(file, "select count(*) from turns")).containsExactly("0");
  }

  private Path old(int steps) {
    Path file = folder.resolve("logs.db");
    OldDatabase.create(file, steps);
    return file;
  }
}
