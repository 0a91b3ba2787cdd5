package dev.llmjava.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.llmjava.Llm;
import dev.llmjava.LlmException;
import dev.llmjava.ModelFacts;
import dev.llmjava.Prompt;
import dev.llmjava.UserDirectory;
import dev.llmjava.http.RecordingTransport.Mode;
import dev.llmjava.model.MockModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
  @TempDir Path directory;
  private Llm llm;

  @BeforeEach
  void open() {
    llm = Llm.builder().directory(new UserDirectory(directory)).build();
  }

  @AfterEach
  void close() {
    llm.close();
  }

  @Test
  void streamingPrintsTheWordsAndHowItEnded() {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    Streaming.show(llm, "markov", out, out);

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("cat")
        .matches("(?s).*\n\\w+, \\d+ tokens\\R");
  }

  @Test
  void conversingCarriesTheHistory() {
    assertThat(Conversing.converse(llm.model("echo"))).contains("Now one for a pet walrus");
  }

  @Test
  void onePromptNeedsNothingElse() {
    assertThat(Conversing.once("echo")).contains("Five names for a pet pelican", "You know birds.");
  }

  @Test
  void severalModelsAnswerAtOnce() {
    assertThat(Asynchronous.ask(List.of(llm.model("echo"), llm.model("markov")), "one two one"))
        .hasSize(2)
        .allMatch(answer -> answer.contains("one"));
  }

  @Test
  void modelsAreMadeOfModels() {
    MockModel failing =
        MockModel.builder()
            .failure(new LlmException.Refused("Acme", 404, "no such model", null, null))
            .build();
    MockModel answering = MockModel.of("yes");

    assertThat(Relying.reliable(failing, answering).prompt("q").text()).isEqualTo("yes");
    assertThat(Relying.first(List.of(failing, answering), Prompt.of("q"))).isEqualTo("yes");
    assertThat(Relying.tested()).isEqualTo("It rains. 1");
    assertThatThrownBy(() -> Relying.frugal(answering, ModelFacts.UNKNOWN).prompt("q").text())
        .isInstanceOf(LlmException.BudgetExceeded.class);
  }

  @Test
  void aPluginIsFoundByItsDeclaration() {
    assertThat(llm.model("loud").prompt("hello").text()).isEqualTo("HELLO");
  }

  @Test
  void anApplicationAnswersFromItsRecording() throws Exception {
    Path recording = directory.resolve("pelican.jsonl");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", ExamplesTest::sayPercy);
    server.start();
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    Map<String, String> known = Map.of("OPENROUTER_BASE_URL", address, "OPENROUTER_API_KEY", "k");
    Map<String, String> keyless = Map.of("OPENROUTER_BASE_URL", address);

    assertThat(Offline.name(Offline.llm(recording, Mode.RECORD, known))).isEqualTo("Percy");
    server.stop(0);

    assertThat(Offline.name(Offline.llm(recording, Mode.REPLAY_ONLY, keyless))).isEqualTo("Percy");
    assertThat(Offline.reproducible(recording, keyless))
        .isEqualTo(Offline.reproducible(recording, keyless))
        .contains("Percy", "\"datetime_utc\":\"2026-01-01T00:00:00.000000+00:00\"");
  }

  private static void sayPercy(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(200, 0);
      exchange
          .getResponseBody()
          .write(
              "{\"choices\":[{\"message\":{\"content\":\"Percy\"},\"finish_reason\":\"stop\"}]}"
                  .getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void loggingNamesTheConversation() {
    assertThat(Logging.log(llm.model("echo"), directory.resolve("deep/logs.db"))).hasSize(26);
  }

  @Test
  void aForkIsAConversationOfItsOwn() {
    Path database = directory.resolve("forks.db");
    String first = Logging.log(llm.model("echo"), database);

    assertThat(Logging.fork(llm.model("echo"), database, first)).hasSize(26).isNotEqualTo(first);
    assertThat(Logging.search(database)).hasSize(1).first().asString().contains("pelican");
  }

  @Test
  void aFragmentIsAFileThatThePromptBeginsWith() throws IOException {
    Path notes = Files.writeString(directory.resolve("notes.txt"), "Feed the pelican.");

    assertThat(Logging.about(llm.model("echo"), directory.resolve("about.db"), notes)).hasSize(26);
    assertThat(Logging.search(directory.resolve("about.db")))
        .first()
        .asString()
        .contains("Feed the pelican.\\nWhat is still open?");
  }
}
