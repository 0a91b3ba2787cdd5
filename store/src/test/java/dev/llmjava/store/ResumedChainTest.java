package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Role;
import dev.llmjava.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chains that one process begins and another one goes on with. */
class ResumedChainTest {
  @TempDir Path folder;

  @Test
  void whatOneProcessPausesAnotherResumes() throws Exception {
    run("wait 2", 0);
    assertThat(ChainProcess.happened(folder)).containsExactly("asked", "1", "3");
    assertThat(results())
        .extracting(Part.ToolResult::callId, Part.ToolResult::output)
        .containsExactly(tuple("c1", "result 1"), tuple("c3", "result 3"));

    run("go", 0);

    assertThat(ChainProcess.happened(folder)).containsExactly("asked", "1", "3", "2", "asked");
    assertWholeThread();
  }

  @Test
  void aChainThatPausesAgainKeepsWhatItHas() throws Exception {
    run("wait 2", 0);
    run("wait 2", 0);
    run("go", 0);

    assertThat(ChainProcess.happened(folder)).containsExactly("asked", "1", "3", "2", "asked");
    assertWholeThread();
  }

  @Test
  void noCrashBetweenTwoResultsLosesOne() throws Exception {
    run("halt 2", 9);
    assertThat(results()).extracting(Part.ToolResult::output).containsExactly("result 1");

    run("halt 3", 9);
    assertThat(results())
        .extracting(Part.ToolResult::output)
        .containsExactly("result 1", "result 2");
    run("go", 0);

    assertThat(ChainProcess.happened(folder)).containsExactly("asked", "1", "2", "3", "asked");
    assertWholeThread();
  }

  @Test
  void aKilledProcessLosesOnlyTheCallUnderWay() throws Exception {
    Process process = ChainProcess.start(folder, "hang 2", "log");
    await(process, "hangs");
    process.destroyForcibly().waitFor();

    run("go", 0);

    assertThat(ChainProcess.happened(folder))
        .containsExactly("asked", "1", "hangs", "2", "3", "asked");
    assertWholeThread();
  }

  @Test
  void aProcessThatIsToldToEndLogsWhatHadArrived() throws Exception {
    Process process = ChainProcess.start(folder, "tell", "log");
    await(process, "TextDelta");
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

    try (SqliteLog log = SqliteLog.openExisting(ChainProcess.log(folder))) {
      StoredThread thread = log.thread(ChainProcess.THREAD).orElseThrow();
      assertThat(thread.broken()).hasValue(new Ending(Ending.Kind.INTERRUPTED, null, List.of()));
      assertThat(log.messages(thread))
          .containsExactly(Message.user("go"), Message.assistant("Once upon"));
      assertThat(log.verify()).isEmpty();
    }
  }

  @Test
  void messagesInAFileAreEnoughToGoOnFrom() throws Exception {
    run("wait 2", 0, "messages");
    run("go", 0, "messages");

    assertThat(ChainProcess.happened(folder)).containsExactly("asked", "1", "3", "2", "asked");
    Json.Arr said = (Json.Arr) Json.parse(Files.readString(folder.resolve("messages.json")));
    Message results = Message.fromJson((Json.Obj) said.items().get(2));
    assertThat(results.parts(Part.ToolResult.class))
        .extracting(Part.ToolResult::output)
        .containsExactly("result 1", "result 2", "result 3");
    assertThat(said.items()).hasSize(4);
  }

  @Test
  void aResponseInAFileIsRepliedToElsewhere() throws Exception {
    run("go", 0, "response");
    run("go", 0, "response");

    assertThat(ChainProcess.happened(folder))
        .startsWith("asked")
        .endsWith("asked")
        .containsExactlyInAnyOrder("asked", "1", "2", "3", "asked"); // the calls run at once
    assertThat(Files.readString(folder.resolve("response.json"))).contains("\"done\"");
  }

  private void run(String what, int exit) throws Exception {
    run(what, exit, "log");
  }

  private void run(String what, int exit, String how) throws Exception {
    Process process = ChainProcess.start(folder, what, how);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(what).isEqualTo(exit);
  }

  private void await(Process process, String line) throws Exception {
    while (process.isAlive() && !ChainProcess.happened(folder).contains(line)) {
      Thread.sleep(5);
    }
  }

  private List<Part.ToolResult> results() {
    try (SqliteLog log = SqliteLog.openExisting(ChainProcess.log(folder))) {
      StoredThread thread = log.thread(ChainProcess.THREAD).orElseThrow();
      return log.messages(thread).getLast().parts(Part.ToolResult.class);
    }
  }

  private void assertWholeThread() {
    Path file = ChainProcess.log(folder);
    try (SqliteLog log = SqliteLog.openExisting(file)) {
      StoredThread thread = log.thread(ChainProcess.THREAD).orElseThrow();
      List<Message> messages = log.messages(thread);
      assertThat(messages)
          .extracting(Message::role)
          .containsExactly(Role.USER, Role.ASSISTANT, Role.TOOL, Role.ASSISTANT);
      assertThat(messages.get(2).parts(Part.ToolResult.class))
          .extracting(Part.ToolResult::callId, Part.ToolResult::output)
          .containsExactly(
              tuple("c1", "result 1"), tuple("c2", "result 2"), tuple("c3", "result 3"));
      assertThat(messages.getLast().text()).isEqualTo("done");
      assertThat(thread.broken()).isEmpty();
      assertThat(log.counts()).isEqualTo(new LogCounts(1, 2, 0, 0));
      assertThat(log.verify()).isEmpty();
    }
    assertThat(Rows.of(file, "select * from llmjava_tool_results")).isEmpty();
    assertThat(Rows.of(file, "select thread_id from turns"))
        .containsExactly(ChainProcess.THREAD, ChainProcess.THREAD);
  }
}
