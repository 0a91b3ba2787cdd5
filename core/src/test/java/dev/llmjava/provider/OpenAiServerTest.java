package dev.llmjava.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Llm;
import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo.Feature;
import dev.llmjava.Prompt;
import dev.llmjava.ServerTool;
import dev.llmjava.UserDirectory;
import dev.llmjava.http.LoopbackServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenAiServerTest {
  private static final String STOP = "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}";

  @TempDir Path directory;
  private Llm llm;

  @BeforeEach
  void open() {
    var user = new UserDirectory(directory);
    user.setKey("openai", "sk-stored");
    user.setKey("mine", "sk-mine");
    llm =
        Llm.builder()
            .environment(Map.of("OPENAI_API_KEY", "sk-variable"))
            .directory(user)
            .providers(List.of())
            .build();
  }

  @AfterEach
  void close() {
    llm.close();
  }

  private OpenAiServer server(String address, boolean takesKey) {
    return new OpenAiServer(address, Map.of("X-Who", "me"), takesKey, llm.context());
  }

  @Test
  void itsModelsAreTakenToBeAbleToDoEverything() {
    Model chat = server("http://127.0.0.1:1/v1", false).chat("a/b");
    Model responses = server("http://127.0.0.1:1/v1", true).responses("a/b");

    assertThat(chat.id()).isEqualTo("a/b");
    assertThat(chat.info().displayName()).isEqualTo("OpenAI Chat: a/b");
    assertThat(responses.info().displayName()).isEqualTo("OpenAI Responses: a/b");
    for (Model model : List.of(chat, responses)) {
      assertThat(model.info().features())
          .contains(Feature.STREAMING, Feature.SCHEMAS, Feature.TOOLS, Feature.ASYNC);
      assertThat(model.info().attachmentTypes()).contains("image/png", "application/pdf");
    }
    assertThat(chat.info().attachmentTypes()).contains("audio/wav");
    assertThat(responses.info().attachmentTypes()).doesNotContain("audio/wav");
    assertThat(chat.info().serverTools()).isEmpty();
    assertThat(responses.info().serverTools())
        .extracting(ServerTool.Kind::displayName)
        .contains("WebSearch", "CodeInterpreter");
  }

  @Test
  void noStoredKeyIsSentByItself() throws Exception {
    try (var loopback = new LoopbackServer(LoopbackServer.stream(STOP))) {
      String address = loopback.address().toString();
      server(address, false).chat("m").prompt("q").text();
      Prompt keyed = Prompt.builder().user("q").key("mine").build();
      server(address, true).chat("m").prompt(keyed).text();
      server(address, false).chat("m").prompt(keyed).text();

      assertThat(loopback.requests())
          .extracting(request -> request.headers().get("authorization"))
          .containsExactly("Bearer DUMMY_KEY", "Bearer sk-mine", "Bearer DUMMY_KEY");
      assertThat(loopback.requests().getFirst().headers()).containsEntry("x-who", "me");
    }
  }

  @Test
  void theListOfModelsIsAskedForWithTheKeyThatIsGiven() throws Exception {
    try (var loopback =
        new LoopbackServer(
            LoopbackServer.document(200, "application/json", "{\"data\":[{\"id\":\"a\"}]}"))) {
      ModelList list = server(loopback.address().toString(), true).modelList();

      assertThat(list.models(list.fetch(Duration.ofSeconds(5), "mine")))
          .extracting(list::idOf)
          .containsExactly("a");
      assertThat(loopback.requests().getFirst().headers())
          .containsEntry("authorization", "Bearer sk-mine");
    }
  }

  @Test
  void aHeaderThatCannotBeSentIsRefusedWithoutItsValue() {
    assertThatThrownBy(
            () ->
                new OpenAiServer(
                    "http://acme:1/v1", Map.of("X-Key", "sk-1\r\nX: y"), false, llm.context()))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("acme:1 has a header \"X-Key\" with characters that no header can have");
  }
}
