package dev.llmjava.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Llm;
import dev.llmjava.LlmException;
import dev.llmjava.ModelFacts;
import dev.llmjava.Prompt;
import dev.llmjava.UserDirectory;
import dev.llmjava.model.MockModel;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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
  void loggingNamesTheConversation() {
    assertThat(Logging.log(llm.model("echo"), directory.resolve("deep/logs.db"))).hasSize(26);
  }
}
