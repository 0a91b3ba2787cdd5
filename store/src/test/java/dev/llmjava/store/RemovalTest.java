package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Attachment;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RemovalTest extends WithLog {
  private static final int ROUNDS = 60;

  @Test
  void removesWhatTheConversationsAloneReached() {
    var seeds = new SplittableRandom();
    for (int round = 0; round < ROUNDS; round++) {
      long seed = seeds.nextLong();
      RandomGraph graph = graph(seed, round);
      var random = new SplittableRandom(seed);
      Set<String> gone = new HashSet<>();
      for (String id : graph.conversations) {
        if (random.nextInt(4) == 0) {
          gone.add(id);
        }
      }
      Tables before = Tables.of(file);
      Map<?, ?> expected = Tables.of(file).without(gone).rows;

      Removal planned = log.maintenance().remove(List.copyOf(gone), true);
      assertThat(Tables.of(file).rows).as("seed %d, dry run", seed).isEqualTo(before.rows);
      Removal done = log.maintenance().remove(List.copyOf(gone), false);

      assertThat(Tables.of(file).rows).as("seed %d", seed).isEqualTo(expected);
      assertThat(done).isEqualTo(planned);
      assertThat(done.rows()).isEqualTo(count(before) - count(Tables.of(file)));
      requireSoundIndex();
    }
  }

  @Test
  void collectsWhatNothingReaches() {
    var seeds = new SplittableRandom();
    for (int round = 0; round < ROUNDS; round++) {
      long seed = seeds.nextLong();
      graph(seed, round);
      Tables before = Tables.of(file);
      Map<?, ?> expected = Tables.of(file).withoutWhatNothingReaches().rows;

      Removal planned = log.maintenance().collect(true);
      assertThat(Tables.of(file).rows).as("seed %d, dry run", seed).isEqualTo(before.rows);
      Removal done = log.maintenance().collect(false);

      assertThat(Tables.of(file).rows).as("seed %d", seed).isEqualTo(expected);
      assertThat(done).isEqualTo(planned);
      assertThat(done.rows()).isEqualTo(count(before) - count(Tables.of(file)));
      assertThat(log.maintenance().collect(false).isEmpty()).as("seed %d", seed).isTrue();
      requireSoundIndex();
    }
  }

  @Test
  void afterEveryConversationIsRemovedNothingIsLeft() {
    Response first = ScriptedModel.saying("one").answer("hello");
    String thread = log.log(first, null);
    String fork = log.log(ScriptedModel.saying("two").answer(SqliteLogTest.goOn(first, "b")), null);
    Message picture = Message.user("look", Attachment.of("image/png", MessageHashTest.PNG));
    log.log(ScriptedModel.saying("three").answer(Prompt.of(List.of(picture))), thread);

    Removal one = log.maintenance().remove(List.of(thread), false);
    assertThat(one.conversations()).isEqualTo(1);
    assertThat(one.turns()).isEqualTo(2);
    assertThat(one.messages()).isEqualTo(2);
    assertThat(one.attachments()).isEqualTo(1);
    assertThat(one.bytes()).isGreaterThan(MessageHashTest.PNG.length);
    assertThat(log.messages(log.thread(fork).orElseThrow())).hasSize(4);
    assertThat(log.verify()).isEmpty();
    assertThat(log.rows(LogQuery.ALL.search("hello"))).isEmpty();

    log.maintenance().remove(List.of(fork), false);
    Tables.of(file).rows.forEach((table, rows) -> assertThat(rows).as(table).isEmpty());
    requireSoundIndex();
  }

  @Test
  void aForkOfWhatWasRemovedForgetsIt() {
    String old = log.log(ScriptedModel.saying("one").answer("hello"), null);
    Rows.change(
        file,
        "insert into threads (id, tip_message_hash, forked_from) select 'fork', tip_message_hash,"
            + " id from threads");

    log.maintenance().remove(List.of(old), false);

    assertThat(Rows.of(file, "select id, forked_from from threads")).containsExactly("fork|-");
    assertThat(log.messages(log.thread("fork").orElseThrow())).hasSize(2);
    assertThat(log.verify()).isEmpty();
  }

  @Test
  void anIdIsFoundByHowItBegins() {
    for (String id : List.of("01ab", "01ac", "01acd", "02", "x%", "xy")) {
      Rows.change(file, "insert into threads (id, name) values ('" + id + "', 'about " + id + "')");
    }
    Rows.change(file, "insert into conversations values ('01ab', 'old', 'm'), ('03', null, 'm')");

    assertThat(ids("01a")).containsExactly("01ab", "01ac", "01acd");
    assertThat(ids("01ac")).containsExactly("01ac");
    assertThat(ids("x%")).containsExactly("x%");
    assertThat(ids("0_")).isEmpty();
    assertThat(log.maintenance().find("03")).containsExactly(new LogMaintenance.Named("03", ""));
    assertThat(log.maintenance().find("01ab"))
        .containsExactly(new LogMaintenance.Named("01ab", "old"));
  }

  @Test
  void nothingIsRemovedThatAnUnknownTableMayNeed() {
    String thread = log.log(ScriptedModel.saying("one").answer("hello"), null);
    Rows.change(file, "create table bookmarks (turn_id text references turns (id))");

    for (Runnable each :
        List.<Runnable>of(
            () -> log.maintenance().collect(false),
            () -> log.maintenance().remove(List.of(thread), false))) {
      assertThatThrownBy(each::run)
          .isInstanceOf(LlmException.Setup.class)
          .hasMessage(
              "the log \""
                  + file
                  + "\" has a table \"bookmarks\" that refers to others and that this version does"
                  + " not know, so nothing is removed; update this program");
    }
    assertThat(log.thread(thread)).isPresent();
  }

  @Test
  void vacuumingGivesRoomBackAndKeepsWhatSearchesFind() {
    String big = log.log(ScriptedModel.saying("y".repeat(500_000)).answer("big"), null);
    for (int i = 0; i < 20; i++) {
      Rows.change(
          file,
          "insert into conversations values ('c%d', 'old', 'm');".formatted(i)
              + "insert into responses (id, conversation_id, prompt, response)"
              + " values ('r%d', 'c%d', 'pelican%d', 'x')".formatted(i, i, i));
    }
    log.maintenance().remove(List.of(big, "c3", "c4", "c11"), false);
    long before = file.toFile().length();

    log.maintenance().vacuum();

    assertThat(file.toFile().length()).isLessThan(before - 400_000);
    assertThat(log.rows(LogQuery.ALL.search("pelican12"))).hasSize(1);
    assertThat(log.rows(LogQuery.ALL.search("pelican11"))).isEmpty();
    requireSoundIndex();
  }

  private List<String> ids(String prefix) {
    return log.maintenance().find(prefix).stream().map(LogMaintenance.Named::id).toList();
  }

  private RandomGraph graph(long seed, int round) {
    log.close();
    file = folder.resolve("graph" + round + ".db");
    log = SqliteLog.open(file);
    return RandomGraph.fill(file, new SplittableRandom(seed), 5 + round);
  }

  private void requireSoundIndex() {
    for (String table : List.of("turn_search_fts", "responses_fts")) {
      Rows.change(
          file, "insert into %s (%s, rank) values ('integrity-check', 1)".formatted(table, table));
    }
    assertThat(Rows.of(file, "pragma integrity_check")).containsExactly("ok");
  }

  private static long count(Tables tables) {
    return tables.rows.values().stream().mapToLong(List::size).sum();
  }
}
