package dev.llmjava.examples;

import static dev.llmjava.examples.ScriptedServer.says;
import static dev.llmjava.examples.ScriptedServer.saysAndCalls;
import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Chain;
import dev.llmjava.ChainSettings;
import dev.llmjava.Llm;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.Role;
import dev.llmjava.Tool;
import dev.llmjava.ToolGate;
import dev.llmjava.UserDirectory;
import dev.llmjava.chat.Chat;
import dev.llmjava.chat.History;
import dev.llmjava.json.Json;
import dev.llmjava.model.MockModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples with tools, against a server on this machine. */
class ToolExamplesTest {
  private static final String MODEL = "openrouter/acme/m";
  private static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
          + "gg==";

  @TempDir Path directory;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private Llm llm(ScriptedServer server) {
    return Llm.builder()
        .directory(new UserDirectory(directory))
        .environment(server.environment())
        .build();
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  @Test
  void dogsAreDescribedAsTheyComeAndTheReplyRunsTheCalls() throws IOException {
    String[] calls = {
      "describe_dog", "{\"name\": \"Comet\", \"bio\": \"Herds satellites.\"}",
      "describe_dog", "{\"name\": \"Juno\", \"bio\": \"Reads maps.\"}",
      "describe_dog", "{\"name\": \"Pixel\", \"bio\": \"Paints.\"}"
    };
    try (var server =
            new ScriptedServer(
                saysAndCalls("I like brave dogs.", calls),
                says("Comet herds, ", "Juno reads, ", "Pixel paints."));
        Llm llm = llm(server)) {
      String reply = Dogs.tell(llm.model(MODEL), out, out);

      assertThat(reply).isEqualTo("Comet herds, Juno reads, Pixel paints.");
      assertThat(printed())
          .isEqualTo(
              """
              I like brave dogs.
              Tool call: describe_dog({"name": "Comet", "bio": "Herds satellites."}
              Tool call: describe_dog({"name": "Juno", "bio": "Reads maps."}
              Tool call: describe_dog({"name": "Pixel", "bio": "Paints."}
              """);
      List<Json> sent = server.requests().get(1).items("messages");
      assertThat(sent).hasSize(6);
      assertThat(sent.subList(2, 5))
          .extracting(message -> ((Json.Obj) message).string("content"))
          .containsExactly("Comet: Herds satellites.", "Juno: Reads maps.", "Pixel: Paints.");
      assertThat(((Json.Obj) sent.get(5)).string("content")).isEqualTo("Tell me about the dogs");
    }
  }

  @Test
  void aChainPrintsEveryResult() throws IOException {
    try (var server =
            new ScriptedServer(
                saysAndCalls(
                    "",
                    "weigh",
                    "{\"dog\": \"Cleo\", \"kilos\": 20}",
                    "weigh",
                    "{\"dog\": \"Pancho\"}"),
                saysAndCalls("", "weights", ""),
                says("Done."));
        Llm llm = llm(server)) {
      String answer = ToolUse.chain(llm.model(MODEL), ToolUse.tools(), out);

      assertThat(answer).isEqualTo("Done.");
      assertThat(printed())
          .contains("weigh: noted for call call_0\nweigh: noted for call call_1\nweights: {")
          .contains("\"Cleo\": 20", "\"Pancho\": 10");
    }
  }

  @Test
  void aPausedChainGoesOnFromTheLog() throws IOException {
    try (var server =
            new ScriptedServer(
                saysAndCalls("", "weigh", "{\"dog\": \"Cleo\", \"kilos\": 20}"), says("Noted."));
        Llm llm = llm(server)) {
      String answer =
          ToolUse.pauseAndResume(llm.model(MODEL), ToolUse.tools(), directory.resolve("logs.db"));

      assertThat(answer).isEqualTo("Noted.");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void theRegistryHasTheToolsOfThisProgram() {
    assertThat(ToolUse.registered()).containsExactly("llm_time");
  }

  @Test
  void aToolboxIsSetUpByItsSpec() {
    Tool free = Kennels.small().getFirst();

    assertThat(free.name()).isEqualTo("Kennel_free");
    MockModel model =
        MockModel.builder()
            .answer(History.call("1", "Kennel_free", Map.of("dogs", 1)))
            .answer("One.")
            .build();
    ToolGate gate = Kennels.asking(new Scanner("y\n"), out);
    Chain chain =
        model.chain(
            Prompt.builder().user("Is there room?").tool(free).build(),
            ChainSettings.STANDARD.gate(gate));

    assertThat(chain.text()).isEqualTo("One.");
    assertThat(chain.messages().get(2).parts(Part.ToolResult.class).getFirst().output())
        .isEqualTo("1");
    assertThat(printed()).isEqualTo("Run Kennel_free{\"dogs\":1}? [y/N] ");
  }

  @Test
  void aMockModelCallsTools() {
    Tool weigh = new Tool("weigh", "Weigh a dog.", Json.Obj.EMPTY, arguments -> "10 kg");

    assertThat(Relying.toolTested(weigh)).isEqualTo("10 kg Cleo weighs 10 kg.");
  }

  @Test
  void answersAreValues() throws IOException {
    String cleo = "{\"name\": \"Cleo\", \"age\": 4, \"size\": \"SMALL\"}";
    try (var server =
            new ScriptedServer(says(cleo), says("{\"items\": [" + cleo + "]}"), says("{}"));
        Llm llm = llm(server)) {
      assertThat(Typed.one(llm.model(MODEL))).isEqualTo(new Typed.Dog("Cleo", 4, Typed.Size.SMALL));
      assertThat(Typed.several(llm.model(MODEL))).hasSize(1);
      assertThat(Typed.written(llm.model(MODEL))).isEqualTo("{}");
    }
  }

  @Test
  void aChatRemembersAndCounts() throws IOException {
    Path photo = directory.resolve("photo.png");
    Files.write(photo, Base64.getDecoder().decode(PIXEL));
    try (var server = new ScriptedServer(says("Cleo."), says("Four."));
        Llm llm = llm(server)) {
      List<Message> history = Chatting.chat(llm, llm.model(MODEL), ToolUse.tools(), photo, out);

      assertThat(history)
          .extracting(Message::role)
          .containsExactly(Role.USER, Role.ASSISTANT, Role.USER, Role.ASSISTANT);
      assertThat(printed()).startsWith("Cleo.\nFour.\n2 answers");
    }
  }

  @Test
  void aChatStreams() throws IOException {
    try (var server = new ScriptedServer(says("Because ", "they can."));
        Llm llm = llm(server)) {
      Chat chat = Chat.with(llm.model(MODEL)).build();

      assertThat(Chatting.stream(chat, out)).isEqualTo(printed()).isEqualTo("Because they can.");
    }
  }
}
