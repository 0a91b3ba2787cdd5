package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A client without a memory sends the whole conversation with every turn. */
class ResentConversationTest extends WithLog {
  private final List<Message> history = new ArrayList<>();
  private String thread;

  @Test
  void aLaterTurnCostsNoMoreThanAnEarlierOne() {
    turn(0);
    turn(1);
    SqliteLog.Effort start = log.effort();
    turn(2);
    SqliteLog.Effort early = log.effort();
    for (int i = 3; i < 60; i++) {
      turn(i);
    }
    SqliteLog.Effort middle = log.effort();
    turn(60);
    SqliteLog.Effort late = log.effort();

    assertThat(late.hashes() - middle.hashes()).isEqualTo(early.hashes() - start.hashes());
    assertThat(late.statements() - middle.statements())
        .isEqualTo(early.statements() - start.statements());
    assertThat(Rows.of(file, "select count(*) from messages")).containsExactly("122");
    assertThat(log.verify()).isEmpty();
  }

  @Test
  void aLogThatWasOpenedAnewWritesOnlyWhatIsNewToo() {
    for (int i = 0; i < 10; i++) {
      log.close();
      log = SqliteLog.open(file);
      turn(i);
    }

    assertThat(Rows.of(file, "select count(*) from messages")).containsExactly("20");
    assertThat(Rows.of(file, "select count(*) from parts")).containsExactly("20");
    assertThat(log.chain(log.latestThread().orElseThrow().tip())).isEqualTo(history);
  }

  @Test
  void theRowsOfALongThreadCostAsMuchEach() {
    history.add(Message.system("Be brief."));
    for (int i = 0; i < 300; i++) {
      turn(i);
    }
    long few = statements(LogQuery.ALL.limit(3));
    long some = statements(LogQuery.ALL.limit(100));
    long all = statements(LogQuery.ALL.limit(0));

    assertThat(few).isLessThan(60);
    assertThat((all - some) / 200.0).isLessThanOrEqualTo((some - few) / 97.0 + 0.1);
    assertThat(log.rows(LogQuery.ALL))
        .hasSize(300)
        .allSatisfy(row -> assertThat(row.words().system()).isEqualTo("Be brief."));
  }

  @Test
  void aConversationThatLeadsBackIntoItselfIsAnErrorAndNoEndlessWalk() {
    turn(0);
    turn(1);
    String tip = log.latestThread().orElseThrow().tip();
    Rows.change(file, "update messages set parent_hash = '" + tip + "' where parent_hash is null");

    for (Runnable reading : List.<Runnable>of(() -> log.chain(tip), () -> log.rows(LogQuery.ALL))) {
      assertThatThrownBy(reading::run)
          .isInstanceOf(LlmException.Setup.class)
          .hasMessageMatching(
              "the log \".*logs.db\" goes round in a circle at the message b2:[0-9a-f]{32};"
                  + " restore a backup");
    }
  }

  private void turn(int i) {
    history.add(Message.user("question " + i));
    var request = new ArrayList<Message>();
    for (Message message : history) {
      request.add(Message.fromJson(Json.parseObject(message.toJson().toString())));
    }
    Response response = ScriptedModel.saying("answer " + i).answer(Prompt.of(request));
    thread = log.log(response, thread);
    history.addAll(response.messages());
  }

  private long statements(LogQuery query) {
    long before = log.effort().statements();
    log.rows(query);
    return log.effort().statements() - before;
  }
}
