package dev.llmjava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Attachment;
import dev.llmjava.Citation;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Tool;
import dev.llmjava.json.Json;
import dev.llmjava.wire.Rendered;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A conversation that begins with one provider and goes on with another, for every pair: what was
 * said and done goes along, what only the first one understands stays in the history, and what the
 * second one cannot take is told.
 */
class MovingConversationTest {
  private static final byte[] PIXEL =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
                  + "rkJggg==");

  static Stream<Arguments> pairs() {
    return Protocols.ALL.stream()
        .flatMap(from -> Protocols.ALL.stream().map(to -> Arguments.of(named(from), named(to))));
  }

  private static Named<Protocol> named(Protocol protocol) {
    return Named.of(protocol.folder(), protocol);
  }

  @ParameterizedTest(name = "from {0} to {1}")
  @MethodSource("pairs")
  void whatWasSaidAndDoneGoesAlongInOrder(Protocol from, Protocol to) {
    String body = moved(from, to).body().toString();

    assertThat(body)
        .containsSubsequence("first question", Told.words(from), "what it saw", "second question")
        .contains("\"" + Told.TOOL + "\"");
    assertThat(unescaped(body)).contains(unescaped(Told.arguments(from).toString()));
    assertThat(body).contains(Base64.getEncoder().encodeToString(PIXEL));
  }

  @ParameterizedTest(name = "from {0} to {1}")
  @MethodSource("pairs")
  void whatOnlyOneProviderUnderstandsGoesBackToThatOneAlone(Protocol from, Protocol to) {
    Told told = Told.of(from);
    Rendered rendered = moved(from, to);
    String body = rendered.body().toString();

    if (from.equals(to)) {
      told.own().forEach(own -> assertThat(body).contains(own));
      assertThat(body).contains(told.server());
    } else {
      told.own().forEach(own -> assertThat(body).doesNotContain(own));
      assertThat(body).doesNotContain(told.thinking()).doesNotContain("provider_metadata");
    }
  }

  @ParameterizedTest(name = "from {0} to {1}")
  @MethodSource("pairs")
  void whatAProviderDidForAnotherIsToldWhenItIsLeftOut(Protocol from, Protocol to) {
    Told told = Told.of(from);
    Rendered rendered = moved(from, to);

    boolean there = rendered.body().toString().contains(told.server());
    boolean warned =
        rendered.warnings().stream().anyMatch(warning -> warning.feature().equals("server_tools"));
    assertThat(warned).as("%s", rendered.warnings()).isEqualTo(!there);
  }

  @ParameterizedTest(name = "from {0} to {1}")
  @MethodSource("pairs")
  void theHistoryItselfStaysWhole(Protocol from, Protocol to) {
    List<Message> history = history(from);
    String before = history.toString();

    var unused = to.wire(asked(to)).render(prompt(history));

    assertThat(history).hasToString(before);
    Message answer = history.get(1);
    Told.of(from).own().forEach(own -> assertThat(before).contains(own));
    assertThat(answer.parts(Part.Reasoning.class).getFirst().text())
        .isEqualTo(Told.of(from).thinking());
    if (!from.folder().equals("ollama")) {
      assertThat(answer.citations())
          .extracting(Citation::url)
          .containsExactly("https://source.example/" + from.folder());
    }
  }

  /** A history that went through JSON, as one that was stored has. */
  @ParameterizedTest(name = "from {0} to {1}")
  @MethodSource("pairs")
  void aStoredHistoryIsSentLikeALiveOne(Protocol from, Protocol to) {
    List<Message> live = history(from);
    List<Message> stored =
        live.stream()
            .map(message -> Message.fromJson(Json.parseObject(message.toJson().toString())))
            .toList();

    Rendered one = to.wire(asked(to)).render(prompt(live));
    Rendered other = to.wire(asked(to)).render(prompt(stored));

    assertThat(SemanticForm.differences(one.body(), other.body())).isEmpty();
    assertThat(other.warnings()).isEqualTo(one.warnings());
  }

  private static Rendered moved(Protocol from, Protocol to) {
    return to.wire(asked(to)).render(prompt(history(from)));
  }

  private static Prompt prompt(List<Message> history) {
    var tool =
        new Tool(
            Told.TOOL, "Looks.", Json.parseObject("{\"type\":\"object\"}"), arguments -> "nothing");
    return Prompt.builder().messages(history).tools(List.of(tool)).build();
  }

  private static List<Message> history(Protocol from) {
    var fed =
        Fed.document(
            () -> from.wire(asked(from)).decoder(Prompt.of("hello")), Told.of(from).document());
    Reading reading = Reading.of(fed.prompt("hello"));
    assertThat(reading.failure()).isEmpty();
    Part.ToolCall call = reading.calls(false).getFirst();
    var messages = new ArrayList<Message>();
    messages.add(Message.user("first question"));
    messages.addAll(reading.messages());
    messages.add(
        Message.tool(
            new Part.ToolResult(
                call.id(),
                call.name(),
                "what it saw",
                null,
                List.of(Attachment.of("image/png", PIXEL)),
                false,
                ProviderData.NONE)));
    messages.add(Message.user("second question"));
    return messages;
  }

  private static Recorded asked(Protocol protocol) {
    return new Recorded(
        protocol.folder(),
        "none",
        Path.of("."),
        Json.object().put("model", "some-model").build(),
        Json.Obj.EMPTY);
  }

  /** Arguments are an object in one format and its text in another. */
  private static String unescaped(String json) {
    return json.replace("\\", "").replace(" ", "");
  }
}
