package dev.llmjava.store;

import static dev.llmjava.store.ScriptedModel.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import dev.llmjava.json.Json;
import dev.llmjava.store.MessageTree.Node;
import dev.llmjava.store.MessageTree.ThreadEnd;
import dev.llmjava.store.Point.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogGraphTest extends WithLog {
  private static final String PELICAN = "b2:d6b0cd4e7a65ea90423c50fadb3f5704";
  private static final String PERCY = "b2:0f2c02ad982050b623b7e034199c8c61";
  private static final String WALRUS = "b2:c785dd6c77540150c2647f406cacc76f";
  private static final String WALLACE = "b2:a30a236e0d1b717c592e826d06e3c9d2";
  private static final String STEVEN = "b2:4ad19ddf94ea086aa9a8aa6fd8b0af05";

  private String thread = "";
  private String other = "";
  private String firstTurn = "";

  /** The example of LLM's documentation: one beginning, two ends. */
  private void twoThreads() {
    Response first =
        saying("How about Percy? Pelicans suit a dignified name.")
            .answer("Suggest a name for a pet pelican");
    firstTurn = first.id();
    thread = log.log(first, null);
    log.log(
        saying("Wallace. It pairs nicely with Percy.")
            .answer(SqliteLogTest.goOn(first, "Now one for a pet walrus")),
        thread);
    other =
        log.log(
            saying("Steven. Steven Seagull.")
                .answer(SqliteLogTest.goOn(first, "Now one for a pet seagull")),
            null);
  }

  @Test
  void everythingIsFoundByItsNameOrTheBeginningOfIt() {
    twoThreads();

    assertThat(log.graph().find(thread))
        .isEqualTo(new Point(Kind.THREAD, thread, WALLACE, thread, lastTurn(thread), false));
    assertThat(log.graph().find(firstTurn))
        .isEqualTo(new Point(Kind.TURN, firstTurn, PERCY, thread, firstTurn, false));
    Point message = new Point(Kind.MESSAGE, PERCY, PERCY, thread, firstTurn, false);
    for (String name : List.of(PERCY, PERCY.substring(3), "b2:0f2c", "0f2c")) {
      assertThat(log.graph().find(name)).as(name).isEqualTo(message);
    }
  }

  private String lastTurn(String of) {
    return log.rows(LogQuery.ALL.thread(of)).getFirst().id();
  }

  @Test
  void anUnknownNameSaysWhereNamesAreFound() {
    assertThatThrownBy(() -> log.graph().find("x%_'y"))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage(
            "nothing in the log goes by \"x%_'y\"; `llm logs list` shows the ids of turns and"
                + " threads, `llm logs tree` the hashes of messages");
    assertThatThrownBy(() -> log.graph().find(""))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage(
            "an empty text names nothing in the log; give the id of a thread or turn, or a"
                + " message's hash");
  }

  @Test
  void aNameThatMayBeSeveralThingsListsThem() {
    rows("threads (id)", "('0abc1')");
    rows("turns (id)", "('0abc2')");
    rows("conversations (id)", "('0abc3'), ('0abc1')");
    rows("responses (id, conversation_id)", "('0abc4', '0abc3'), ('0abc2', '0abc3')");
    rows("messages (hash, role)", "('b2:0abc5', 'user'), ('b2:0d', 'user')");

    assertThatThrownBy(() -> log.graph().find("0abc"))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage(
            "\"0abc\" may be thread 0abc1, thread 0abc3, turn 0abc2, turn 0abc4 or message"
                + " b2:0abc5; give more of it");
    rows("messages (hash, role)", "('b2:0abc6', 'user')");
    assertThatThrownBy(() -> log.graph().find("0abc"))
        .hasMessageEndingWith("message b2:0abc5 or others; give more of it");
    assertThat(log.graph().find("0abc5").id()).isEqualTo("b2:0abc5");
  }

  @Test
  void aWholeNameGoesBeforeWhatOnlyBeginsLikeIt() {
    rows("threads (id)", "('t1'), ('t12')");

    assertThat(log.graph().find("t1").id()).isEqualTo("t1");
  }

  @Test
  void aTreeShowsWhereThreadsPart() {
    twoThreads();

    MessageTree tree = log.graph().tree(log.graph().find("c785"), 0);

    assertThat(tree.nodes())
        .extracting(Node::hash)
        .startsWith(PELICAN, PERCY, WALRUS, WALLACE)
        .endsWith(STEVEN)
        .hasSize(6);
    assertThat(tree.nodes()).extracting(Node::parent).containsExactly(-1, 0, 1, 2, 1, 4);
    assertThat(tree.nodes().get(1).children()).containsExactly(2, 4);
    assertThat(tree.at().hash()).isEqualTo(WALRUS);
    assertThat(tree.message(tree.at())).isEqualTo(Message.user("Now one for a pet walrus"));
    assertThat(tree.nodes().get(1).turns())
        .singleElement()
        .satisfies(
            turn -> {
              assertThat(turn.id()).isEqualTo(firstTurn);
              assertThat(turn.model()).isEqualTo("scripted");
              assertThat(turn.broken()).isEmpty();
            });
    assertThat(tree.nodes().get(3).threads()).extracting(ThreadEnd::id).containsExactly(thread);
    assertThat(tree.nodes().get(5).threads())
        .containsExactly(new ThreadEnd(other, "Now one for a pet seagull", null, true, List.of()));
  }

  @Test
  void onlyTheThreadsUsedLastAreShownOnRequest() {
    twoThreads();

    MessageTree last = log.graph().tree(log.graph().latest().orElseThrow(), 1);
    assertThat(last.nodes()).extracting(Node::hash).hasSize(4).endsWith(STEVEN);
    assertThat(last.hiddenThreads()).isEqualTo(1);

    MessageTree named = log.graph().tree(log.graph().find(thread), 1);
    assertThat(named.nodes()).extracting(Node::hash).hasSize(4).endsWith(WALLACE);
    assertThat(log.graph().tree(log.graph().find(thread), 2).hiddenThreads()).isZero();
  }

  @Test
  void whereNothingWasSaidThereIsNoTree() {
    rows("threads (id)", "('t1')");
    rows("conversations (id)", "('c1')");

    for (String id : List.of("t1", "c1")) {
      assertThatThrownBy(() -> log.graph().tree(log.graph().find(id), 0))
          .isInstanceOf(LlmException.Setup.class)
          .hasMessage("thread \"" + id + "\" has no messages; name another");
    }
    assertThat(log.graph().latest().orElseThrow().id()).isEqualTo("t1");
  }

  @Test
  void anEmptyLogHasNoLatestPoint() {
    assertThat(log.graph().latest()).isEmpty();
  }

  @Test
  void aMessageThatIsMissingIsTold() {
    twoThreads();
    Point point = log.graph().find(WALLACE);
    Rows.change(file, "delete from messages where hash = '" + PELICAN + "'");

    assertThatThrownBy(() -> log.graph().tree(point, 0))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessageContaining("lacks the message " + PELICAN + " that others refer to");
  }

  @Test
  void messagesInACircleAreToldToo() {
    rows(
        "messages (hash, parent_hash, role)", "('b2:1', 'b2:2', 'user'), ('b2:2', 'b2:1', 'user')");

    assertThatThrownBy(() -> log.graph().tree(log.graph().find("b2:1"), 0))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessageContaining("goes round in a circle at the message b2:1");
  }

  @Test
  void aMessageWithoutATurnIsOfNoThread() {
    rows("messages (hash, role)", "('b2:1', 'user')");

    assertThat(log.graph().find("b2:1"))
        .isEqualTo(new Point(Kind.MESSAGE, "b2:1", "b2:1", null, null, false));
  }

  @Test
  void aLegacyConversationIsAStraightLine() throws IOException {
    log.close();
    Path golden = Golden.copy(Files.createDirectory(folder.resolve("golden")));
    log = SqliteLog.open(golden);
    Point point = log.graph().find("01h53zma5txeby33t1kbe3xk8q");
    assertThat(point.legacy()).isTrue();

    MessageTree tree = log.graph().tree(point, 0);

    assertThat(tree.nodes()).hasSize(5).allMatch(node -> node.hash() == null);
    assertThat(tree.nodes()).extracting(Node::parent).containsExactly(-1, 0, 1, 2, 3);
    assertThat(tree.message(tree.at())).isEqualTo(Message.assistant("Legacy answer two"));
    assertThat(tree.nodes().get(2).turns()).hasSize(1);
    assertThat(tree.nodes().get(4).threads()).extracting(ThreadEnd::id).containsExactly(point.id());
    String first = tree.nodes().get(2).turns().getFirst().id();
    assertThat(log.graph().tree(log.graph().find(first), 0).at().number()).isEqualTo(2);
  }

  @Test
  void comparingTellsWhereTwoThreadsPart() {
    twoThreads();
    LogGraph graph = log.graph();

    Comparison parted = graph.compare(graph.find(thread), graph.find(other));
    assertThat(parted.common()).isEqualTo(2);
    assertThat(parted.settings()).isEmpty();
    assertThat(parted.isEqual()).isFalse();
    assertThat(parted.b().messages()).hasSize(4);
    assertThat(parted.b().messages().getLast().hash()).isEqualTo(STEVEN);

    assertThat(graph.compare(graph.find(thread), graph.find(WALLACE)).isEqual()).isTrue();
    assertThat(graph.compare(graph.find(PERCY), graph.find(thread)).isEqual()).isFalse();
  }

  @Test
  void comparingTellsWhatWasAskedForDifferently() {
    Prompt prompt =
        Prompt.builder().user("hi").option("temperature", 0.2).option("seed", 1).build();
    String a = log.log(saying("yes").answer(prompt), null);
    Response response =
        new ScriptedModel("another", saying("yes").steps())
            .answer(
                Prompt.builder()
                    .user("hi")
                    .option("temperature", 1.0)
                    .schema(Json.parseObject("{\"type\": \"object\"}"))
                    .build());
    String b = log.log(response, null);

    Comparison comparison = log.graph().compare(log.graph().find(a), log.graph().find(b));

    assertThat(comparison.common()).isEqualTo(2);
    assertThat(comparison.isEqual()).isFalse();
    assertThat(comparison.settings())
        .extracting(setting -> setting.name() + " " + setting.a() + " " + setting.b())
        .containsExactly(
            "model \"scripted\" \"another\"",
            "option temperature 0.2 1.0",
            "option seed 1 null",
            "schema null {\"type\":\"object\"}");
  }

  private void rows(String table, String values) {
    Rows.change(file, "insert into " + table + " values " + values);
  }
}
