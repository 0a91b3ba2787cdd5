package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToolTest {
  record Bark(int times) {}

  @Test
  void refusesAToolThatTheModelCouldNotCall() {
    assertThatThrownBy(() -> tool(" ", "Bark."))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a tool needs a name that the model can call it by");
  }

  @Test
  @SuppressWarnings("NullAway") // what a program without null checks does
  void saysWhichToolLacksWhat() {
    assertThatThrownBy(() -> tool("bark", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the tool \"bark\" has no description; say what it does, or \"\"");
    assertThatThrownBy(() -> Tool.of("bark", "Bark.", Bark.class, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the tool \"bark\" has no function to run");
  }

  @Test
  void refusesArgumentsThatHaveNoNames() {
    assertThatThrownBy(() -> Tool.of("bark", "Bark.", String.class, words -> words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the arguments of \"bark\" have no names as java.lang.String; make that a component of"
                + " a record");
  }

  @Test
  void takesARecord() {
    assertThat(Tool.of("bark", "Bark.", Bark.class, Bark::times).inputSchema())
        .hasToString(
            "{\"properties\":{\"times\":{\"type\":\"integer\"}},\"required\":[\"times\"],"
                + "\"type\":\"object\"}");
  }

  @Test
  void bytesAreNoResultUntilItIsSaidWhatTheyAre() {
    var model = new ToolModel(ToolModel.calls("photo", "{}"), ToolModel.says("Nice."));
    var photo = new Tool("photo", "Take one.", Json.Obj.EMPTY, arguments -> new byte[3]);

    model.chain(Prompt.builder().user("Take one").tool(photo).build()).text();

    assertThat(model.results(1).getFirst().output())
        .isEqualTo(
            "Error: the tool returned bytes; return them as Attachment.of(mediaType, bytes)");
  }

  @Test
  @SuppressWarnings("NullAway") // what a program without null checks does
  void aGateThatDoesNotDecideIsNamed() {
    var model = new ToolModel(ToolModel.calls("bark", "{}"));
    Chain chain =
        model.chain(
            Prompt.builder().user("Bark").tool(tool("bark", "Bark.")).build(),
            ChainSettings.STANDARD.gate((tool, context) -> null));

    assertThatThrownBy(chain::text)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the gate gave null for \"bark\"; return Decision.RUN, a Deny or a Wait");
  }

  @Test
  void isAddedToAPromptAloneOrWithOthers() {
    Tool bark = tool("bark", "Bark.");
    Tool sit = tool("sit", "Sit.");

    assertThat(Prompt.builder().tool(bark).tools(List.of(sit)).build().tools())
        .containsExactly(bark, sit);
  }

  @Test
  void optionsAreTakenAsJavaValues() {
    Prompt prompt =
        Prompt.builder()
            .option("temperature", 0.5)
            .option("stop", List.of("x"))
            .option("seed", 7)
            .option("user", Json.of("me"))
            .build();

    assertThat(prompt.options())
        .hasToString("{\"temperature\":0.5,\"stop\":[\"x\"],\"seed\":7,\"user\":\"me\"}");
  }

  private static Tool tool(String name, String description) {
    return new Tool(name, description, Json.Obj.EMPTY, arguments -> "");
  }
}
