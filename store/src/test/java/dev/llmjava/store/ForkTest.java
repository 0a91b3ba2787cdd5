package dev.llmjava.store;

import static dev.llmjava.store.ScriptedModel.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.ChainSettings;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import dev.llmjava.Tool;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForkTest extends WithLog {
  private static final String COUNT =
      "select (select count(*) from messages), (select count(*) from parts)";

  private Fork fork(String name) {
    return log.graph().fork(log.graph().find(name));
  }

  private static Response answer(Fork fork, String prompt, String words) {
    return saying(words).answer(Prompt.builder().messages(fork.messages()).user(prompt).build());
  }

  private static String hash(String... saidInTurn) {
    String parent = null;
    for (int i = 0; i < saidInTurn.length; i++) {
      String words = saidInTurn[i];
      parent = MessageHash.of(i % 2 == 0 ? Message.user(words) : Message.assistant(words), parent);
    }
    return String.valueOf(parent);
  }

  @Test
  void aForkSharesWhatWasSaidAndSaysWhatItLeft() {
    Response first = saying("one").answer("a");
    String thread = log.log(first, null);
    log.log(saying("two").answer(SqliteLogTest.goOn(first, "b")), thread);
    assertThat(Rows.of(file, COUNT)).containsExactly("4|4");

    Fork fork = fork(hash("a", "one"));
    assertThat(fork.messages()).containsExactly(Message.user("a"), Message.assistant("one"));
    assertThat(fork.model()).contains("scripted");
    assertThat(fork.broken()).isEmpty();
    assertThat(fork.origin().orElseThrow().id()).isEqualTo(thread);
    String id = fork.log().log(answer(fork, "c", "three"), null);

    assertThat(id).isEqualTo(fork.thread());
    assertThat(Rows.of(file, COUNT)).containsExactly("6|6");
    assertThat(
            Rows.of(
                file, "select id, name, forked_from, tip_message_hash from threads order by id"))
        .containsExactly(
            thread + "|a|-|" + hash("a", "one", "b", "two"),
            id + "|c|" + thread + "|" + hash("a", "one", "c", "three"));
    assertThat(log.latestThread().orElseThrow().id()).isEqualTo(id);
    assertThat(log.verify()).isEmpty();
  }

  @Test
  void nothingIsWrittenBeforeItsFirstResponse() {
    String thread = log.log(saying("one").answer("a"), null);

    Fork fork = fork(thread);

    assertThat(log.thread(fork.thread())).isEmpty();
    assertThat(Rows.of(file, "select count(*) from threads")).containsExactly("1");
  }

  @Test
  void aForkGoesOnAsAThreadLikeAnyOther() {
    Fork fork = fork(log.log(saying("one").answer("a"), null));
    Response second = answer(fork, "b", "two");
    fork.log().log(second, null);

    fork.log().log(saying("three").answer(SqliteLogTest.goOn(second, "c")), fork.thread());

    assertThat(log.messages(log.thread(fork.thread()).orElseThrow())).hasSize(6);
    assertThat(Rows.of(file, "select count(*) from threads")).containsExactly("2");
    String elsewhere = fork.log().log(saying("x").answer("y"), "elsewhere");
    assertThat(Rows.of(file, "select forked_from from threads where id = '" + elsewhere + "'"))
        .containsExactly("-");
  }

  @Test
  void aUsersMessageIsAnsweredAgain() {
    String thread = log.log(saying("one").answer("a"), null);
    Fork fork = fork(hash("a"));
    assertThat(fork.messages()).containsExactly(Message.user("a"));

    String id = fork.log().log(saying("other").answer(Prompt.of(fork.messages())), null);

    assertThat(log.messages(log.thread(id).orElseThrow()))
        .containsExactly(Message.user("a"), Message.assistant("other"));
    assertThat(Rows.of(file, "select forked_from from threads where id = '" + id + "'"))
        .containsExactly(thread);
    assertThat(log.graph().tree(log.graph().find(id), 0).nodes()).hasSize(3);
  }

  @Test
  void aSharedMessageLeavesTheThreadThatHadItFirst() {
    Response first = saying("one").answer("a");
    String thread = log.log(first, null);
    Fork fork = fork(thread);
    fork.log().log(answer(fork, "b", "two"), null);

    assertThat(fork(hash("a", "one")).origin().orElseThrow().id()).isEqualTo(thread);
    assertThat(fork(hash("a", "one", "b")).origin().orElseThrow().id()).isEqualTo(fork.thread());
  }

  @Test
  void anAnswerThatIsNotWholeIsTold() {
    String thread = log.log(ScriptedModel.of(sink -> sink.text("t", "half")).answer("a"), null);

    assertThat(fork(thread).broken().orElseThrow().kind()).isEqualTo(Ending.Kind.TRUNCATED);
    assertThat(fork(hash("a", "half")).broken()).isPresent();
    assertThat(fork(hash("a")).broken()).isEmpty();
  }

  @Test
  void callsThatWaitGoAlongWithTheResultsThatThereAre() {
    var model = CallingModel.of("f", "{}", "g", "{}");
    Response response = model.prompt(Prompt.of("go"));
    response.text();
    String thread = log.log(response, null);
    Part.ToolCall call = response.toolCalls().getFirst();
    log.log(thread, Part.ToolResult.of(call, "done f"));

    for (String name : List.of(thread, response.id())) {
      assertThat(fork(name).messages())
          .hasSize(3)
          .endsWith(Message.tool(Part.ToolResult.of(call, "done f")));
    }
    assertThat(log.graph().tree(log.graph().find(thread), 0).at().threads().getFirst().pending())
        .extracting(Part.ToolCall::name)
        .containsExactly("g");
  }

  @Test
  void aChainThatForksRunsWhatWaitedAndLogsInItsOwnThread() {
    var model = CallingModel.of("f", "{}");
    Response response = model.prompt(Prompt.of("go"));
    response.text();
    String thread = log.log(response, null);
    Fork fork = fork(thread);
    var tool = new Tool("f", "Does f", Json.Obj.EMPTY, arguments -> "ran");

    var chain =
        model.chain(
            Prompt.builder().messages(fork.messages()).tools(List.of(tool)).build(),
            ChainSettings.STANDARD.logTo(fork.log(), null));

    assertThat(chain.text()).isEqualTo("done");
    assertThat(chain.thread()).contains(fork.thread());
    assertThat(log.messages(log.thread(fork.thread()).orElseThrow())).hasSize(4);
    assertThat(log.messages(log.thread(thread).orElseThrow())).hasSize(2);
    assertThat(Rows.of(file, "select forked_from from threads where id = '" + fork.thread() + "'"))
        .containsExactly(thread);
    assertThat(log.verify()).isEmpty();
  }

  @Test
  void aLegacyConversationIsRebuiltUpToAResponseAndLoggedAsAThread() throws IOException {
    log.close();
    file = Golden.copy(Files.createDirectory(folder.resolve("golden")));
    log = SqliteLog.open(file);
    String legacy = "01h53zma5txeby33t1kbe3xk8q";
    String first = log.rows(LogQuery.ALL.thread(legacy)).getLast().id();

    Fork fork = fork(first);
    assertThat(fork.messages())
        .containsExactly(
            Message.system("You are old"),
            Message.user("Legacy question one"),
            Message.assistant("Legacy answer one: pelican"));
    assertThat(fork.model()).isPresent();
    String id = fork.log().log(answer(fork, "And now?", "Now."), null);

    assertThat(log.messages(log.thread(id).orElseThrow())).hasSize(5);
    assertThat(Rows.of(file, "select forked_from from threads where id = '" + id + "'"))
        .containsExactly("-");
    assertThat(log.verify()).isEmpty();
    assertThat(fork(legacy).messages()).hasSize(5);
  }

  @Test
  void theGoldenLogForksAtEveryMessage() throws IOException {
    log.close();
    Path golden = Golden.copy(Files.createDirectory(folder.resolve("golden")));
    log = SqliteLog.open(golden);
    for (String hash : Rows.of(golden, "select hash from messages")) {
      Fork fork = fork(hash);
      assertThat(fork.messages()).isEqualTo(log.chain(hash));
      fork.log().log(answer(fork, "fork", "forked"), null);
      assertThat(log.graph().tree(log.graph().find(fork.thread()), 0).nodes())
          .extracting(MessageTree.Node::hash)
          .contains(hash);
    }
    assertThat(log.verify()).isEmpty();
  }
}
