package dev.llmjava.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.llmjava.LlmException;
import dev.llmjava.cli.session.ShownExchanges;
import dev.llmjava.cli.session.Traffic;
import dev.llmjava.cli.terminal.StatusLine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a run finds models, and how long it goes on asking them. */
@Timeout(60)
class RunModelsTest {
  @TempDir Path folder;
  private RunCase run;

  @BeforeEach
  void start() throws IOException {
    run = new RunCase(folder);
  }

  @AfterEach
  void stop() {
    run.close();
  }

  private void asksTenTimes() throws IOException {
    run.server.answers(prompt -> new RunServer.Reply(429, "0", "slow down"));
    assertThat(run.run(run.numbered(1), "-n").code()).isEqualTo(1);
    assertThat(run.server.prompts()).hasSize(10);
  }

  @Test
  void nothingIsSentAgainByTheTransportOfATerminal() throws IOException {
    run.shell.with(StatusLine.VARIABLE, "").onTerminal();
    asksTenTimes();
  }

  @Test
  void nothingIsSentAgainByTheTransportThatShowsExchanges() throws IOException {
    run.shell.with(ShownExchanges.VARIABLE, "1");
    asksTenTimes();
  }

  @Test
  void nothingIsSentAgainByTheTransportThatRecords() throws IOException {
    run.shell.with(Traffic.RECORD, folder.resolve("traffic.jsonl").toString());
    asksTenTimes();
  }

  @Test
  void aModelThatRefusesIsPassedOverAndTheOthersGoOn() throws IOException {
    run.server.answers(
        prompt ->
            prompt.startsWith("bad")
                ? RunServer.Reply.refuses(401, "bad key")
                : RunServer.Reply.says("re: " + prompt));
    String file =
        run.file(
            "in.jsonl",
            "{\"prompt\": \"bad 1\", \"model\": \"other\"}",
            "\"good 1\"",
            "{\"prompt\": \"bad 2\", \"model\": \"other\"}",
            "{\"prompt\": \"bad 3\", \"model\": \"other\"}",
            "\"good 2\"");

    var ran = run.run(file, "-j", "1");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .startsWith(
            "line 1: "
                + run.server.name()
                + " answered 401: bad key\n"
                + "Passed over 2 inputs for other, which would fail, too\n"
                + "Answered 2, 1 failed, 2 left; ");
    assertThat(run.server.prompts()).containsExactly("bad 1", "good 1", "good 2");

    run.server.answers(prompt -> RunServer.Reply.says("at last"));
    assertThat(run.run(file).err()).startsWith("Answered 3, 2 answered before; ");
  }

  @Test
  void aRunEndsWhenEveryModelRefuses() throws IOException {
    run.server.answers(prompt -> RunServer.Reply.refuses(404, "no such model"));
    String file =
        run.file("in.jsonl", "\"a\"", "{\"prompt\": \"b\", \"model\": \"other\"}", "\"c\"");
    assertThat(run.run(file, "-j", "1").err())
        .contains("\nStopped, because the others would fail, too\nAnswered 0, 2 failed, 1 left; ");
  }

  @Test
  void nothingIsSaidToBeStoppedWhereNothingIsLeft() throws IOException {
    run.server.answers(prompt -> RunServer.Reply.refuses(401, "bad key"));
    assertThat(run.run(run.numbered(1)).err()).doesNotContain("Stopped");
    assertThat(run.run(run.numbered(1), "--fail-fast").err()).doesNotContain("Stopped");
  }

  @Test
  void failFastSaysWhyItStopped() throws IOException {
    run.server.answers(prompt -> RunServer.Reply.refuses(401, "bad key"));
    assertThat(run.run(run.numbered(2), "-j", "1", "--fail-fast").err())
        .contains("\nStopped at the first failure\nAnswered 0, 1 failed, 1 left; ");
  }

  @Test
  void twentyFailuresInARowAreEnoughAndAnAnswerBetweenBeginsAnew() {
    var patience = new RunPatience();
    var failure = new LlmException.BrokenOff("gone", null);
    for (int i = 0; i < 19; i++) {
      patience.failed(failure);
    }
    patience.answered();
    for (int i = 0; i < 19; i++) {
      patience.failed(failure);
    }
    assertThat(patience.isOver()).isFalse();
    patience.failed(failure);
    assertThat(patience.isOver()).isTrue();
  }

  @Test
  void limitsAndOtherFailuresAreCountedApart() throws IOException {
    var asked = new AtomicInteger();
    run.server.answers(
        prompt ->
            switch (asked.incrementAndGet()) {
              case 1, 2, 3 -> new RunServer.Reply(429, "0", "slow down");
              case 4 -> RunServer.Reply.refuses(500, "oh");
              default -> RunServer.Reply.says("at last");
            });
    assertThat(run.run(run.numbered(1)).code()).isZero();
    assertThat(run.results().getFirst().string("response")).isEqualTo("at last");
  }

  @Test
  void theModelThatIsSearchedForWinsOverTheFiles() throws IOException {
    String file = run.file("in.yaml", "model: other", "inputs: [a]");
    run.shell.run("run", file, "-q", "loc");
    assertThat(run.results().getFirst().string("model")).isEqualTo("local");
  }

  @Test
  void modelsAreLookedForOnceHoweverManyInputsThereAre() throws IOException {
    var looks = new AtomicInteger();
    var ollama = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ollama.createContext(
        "/",
        exchange -> {
          looks.incrementAndGet();
          exchange.sendResponseHeaders(500, -1);
          exchange.close();
        });
    ollama.start();
    try {
      run.shell.with("OLLAMA_HOST", "http://127.0.0.1:" + ollama.getAddress().getPort());
      for (List<String> chosen : List.of(List.of("-m", "nobody"), List.of("-q", "loc"))) {
        int ofOne = looks(looks, run.numbered(1), chosen);
        assertThat(ofOne).isPositive();
        assertThat(looks(looks, run.numbered(5), chosen)).isEqualTo(ofOne);
      }
    } finally {
      ollama.stop(0);
    }
  }

  @Test
  void whatOnlyTheRequestShowsIsFoundBeforeAnythingIsAsked() throws IOException {
    run.shell.file(
        "extra-openai-models.yaml",
        run.server.models()
            + run.server
                .models()
                .replace("model_id: local", "model_id: plain, completion: true")
                .replace("supports_schema: true, supports_tools: true,", ""));
    String file =
        run.file(
            "in.jsonl",
            "\"good\"",
            "{\"prompt\": \"x\", \"model\": \"plain\", \"system\": \"Be brief\"}");
    for (String how : List.of("--no-log", "--dry-run")) {
      run.run(file, how)
          .failed(
              1,
              "line 2: System prompts are not supported for OpenAI completion models\n"
                  + "Error: 1 input of 2 cannot be asked; nothing was asked\n");
    }
    assertThat(run.server.prompts()).isEmpty();
    assertThat(folder.resolve("in.results.jsonl")).doesNotExist();
  }

  private int looks(AtomicInteger counted, String file, List<String> chosen) {
    int before = counted.get();
    run.shell.run("run", file, chosen.getFirst(), chosen.getLast(), "--dry-run");
    return counted.get() - before;
  }
}
