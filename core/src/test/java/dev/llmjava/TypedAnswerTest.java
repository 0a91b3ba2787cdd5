package dev.llmjava;

import static dev.llmjava.ToolModel.calls;
import static dev.llmjava.ToolModel.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.json.Json;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TypedAnswerTest {
  record Dog(String name, int age) {}

  record Kennel(String name, List<Kennel> within) {}

  enum Size {
    SMALL,
    LARGE
  }

  @Test
  @DisplayName("S106 an answer is a value of a type")
  void aPromptForATypeGivesAValueOfIt() {
    var model = new ToolModel(says("{\"name\": \"Cleo\", \"age\": 4}"));

    Dog dog = model.prompt("Invent a dog", Dog.class);

    assertThat(dog).isEqualTo(new Dog("Cleo", 4));
    assertThat(model.prompts().getFirst().schema())
        .isEqualTo(
            Json.parseObject(
                """
                {"type": "object", "properties": {"name": {"type": "string"},
                "age": {"type": "integer"}}, "required": ["name", "age"]}
                """));
  }

  @Test
  void severalValuesComeAsTheItemsOfAnObject() {
    var model = new ToolModel(says("{\"items\": [{\"name\": \"Cleo\", \"age\": 4}]}"));

    Response response =
        model.prompt(Prompt.builder().user("Invent dogs").schemaMulti(Dog.class).build());

    assertThat(response.asList(Dog.class)).containsExactly(new Dog("Cleo", 4));
    Json.Obj schema = model.prompts().getFirst().schema();
    assertThat(schema).isNotNull();
    assertThat(schema.object("properties").object("items").string("type")).isEqualTo("array");
  }

  @Test
  void whatIsNoObjectIsAskedForInsideOfOne() {
    var model = new ToolModel(says("{\"value\": \"SMALL\"}"));

    assertThat(model.prompt("How big?", Size.class)).isEqualTo(Size.SMALL);
    Json.Obj schema = model.prompts().getFirst().schema();
    assertThat(schema).isNotNull();
    assertThat(schema.string("type")).isEqualTo("object");
  }

  @Test
  void definitionsStayAtTheTopWhereReferencesLookForThem() {
    var model = new ToolModel(says("{\"items\": []}"));

    model.prompt(Prompt.builder().user("x").schemaMulti(Kennel.class).build()).text();

    Json.Obj schema = model.prompts().getFirst().schema();
    assertThat(schema).isNotNull();
    assertThat(schema.has("$defs")).isTrue();
  }

  @Test
  void aCodeBlockIsReadToo() {
    var model = new ToolModel(says("```json\n{\"name\": \"Cleo\", \"age\": 4}\n```"));

    assertThat(model.prompt("x", Dog.class).name()).isEqualTo("Cleo");
  }

  @Test
  @DisplayName("S106 an answer that is something else is an error that shows it")
  void aMismatchShowsWhatIsWrongAndWhatCame() {
    var model = new ToolModel(says("{\"name\": \"Cleo\",\n \"age\": \"four\"}"));
    assertThatThrownBy(() -> model.prompt("x", Dog.class))
        .isInstanceOf(LlmException.Mismatch.class)
        .hasMessage(
            "The answer is not a Dog: age: expected a whole number, got \"four\" - it was:"
                + " {\"name\": \"Cleo\", \"age\": \"four\"}");

    var chatty = new ToolModel(says("I cannot."));
    assertThatThrownBy(() -> chatty.prompt("x", Dog.class))
        .hasMessageStartingWith("The answer is not a Dog: ")
        .hasMessageEndingWith(" - it was: I cannot.");
  }

  @Test
  void aToolTakesItsArgumentsAsARecordAndSaysWhereTheyDoNotFit() {
    Tool tool = Tool.of("describe", "Describes", Dog.class, dog -> dog.name() + "!");
    var model =
        new ToolModel(
            calls(
                "describe", "{\"name\": \"Cleo\", \"age\": 4}",
                "describe", "{\"name\": \"Cleo\", \"age\": \"x\"}"),
            says("ok"));

    model.chain(Prompt.builder().user("go").tools(List.of(tool)).build()).text();

    assertThat(model.results(1))
        .extracting(Part.ToolResult::output)
        .containsExactly("Cleo!", "Error: arguments.age: expected a whole number, got \"x\"");
    assertThat(model.results(1).get(1).error()).contains("arguments.age");
  }

  @Test
  @DisplayName("S30 what a tool returns goes as JSON")
  void aRecordThatAToolReturnsIsSentAsJson() {
    Tool tool = ToolModel.tool("f", arguments -> new Dog("Cleo", 4));
    var model = new ToolModel(calls("f", "{}"), says("ok"));

    model.chain(Prompt.builder().user("go").tools(List.of(tool)).build()).text();

    assertThat(model.results(1).getFirst().output()).isEqualTo("{\"name\": \"Cleo\", \"age\": 4}");
  }

  @Test
  @DisplayName("S30 attachments and words go as what they are")
  void attachmentsAndWordsOfAToolGoAsWhatTheyAre() {
    var image = Attachment.of("image/png", new byte[] {1});
    Tool tool = ToolModel.tool("f", arguments -> List.of("look", image));
    Tool output = ToolModel.tool("g", arguments -> ToolOutput.of(List.of("a", "b"), image));
    var model = new ToolModel(calls("f", "{}", "g", "{}"), says("ok"));

    model.chain(Prompt.builder().user("go").tools(List.of(tool, output)).build()).text();

    assertThat(model.results(1).get(0).output()).isEqualTo("look");
    assertThat(model.results(1).get(0).attachments()).containsExactly(image);
    assertThat(model.results(1).get(1).output()).isEqualTo("[\"a\", \"b\"]");
    assertThat(model.results(1).get(1).attachments()).containsExactly(image);
  }
}
