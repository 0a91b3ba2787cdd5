package dev.llmjava.chat;

import static dev.llmjava.ToolModel.calls;
import static dev.llmjava.ToolModel.says;
import static dev.llmjava.ToolModel.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.LlmException;
import dev.llmjava.model.MockModel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An answer that is a value, both ways. */
@Timeout(60)
class StructuredTest {
  record Person(String first, int year) {}

  enum Size {
    SMALL,
    LARGE
  }

  @Test
  @DisplayName("S87 a value by structured output where the model has it")
  void aValueByStructuredOutput() {
    MockModel model = MockModel.of("{\"first\":\"Ada\",\"year\":1815}", "Ada");
    Chat chat = Chat.with(model).tool(tool("f", arguments -> "")).build();

    assertThat(chat.structured(Person.class, "Who?")).isEqualTo(new Person("Ada", 1815));
    assertThat(model.prompts().getFirst().schema()).isNotNull();
    assertThat(model.prompts().getFirst().tools()).isEmpty();
    assertThatThrownBy(() -> chat.structured(Person.class, "Who?"))
        .isInstanceOf(LlmException.Mismatch.class)
        .hasMessageContaining("it was: Ada");
  }

  @Test
  @DisplayName("S87 a value that is no object is a property of the tool's arguments")
  void aValueThatIsNoObject() {
    var model = new SettingsModel(calls("answer", "{\"value\":\"LARGE\"}"));

    assertThat(Chat.with(model).build().structured(Size.class, "How big?")).isEqualTo(Size.LARGE);
    assertThat(model.prompts().getFirst().tools().getFirst().inputSchema().string("type"))
        .isEqualTo("object");
  }

  @Test
  @DisplayName("S87 what does not fit goes back twice, then it is an error that shows it")
  void whatDoesNotFitGoesBackTwice() {
    String wrong = "{\"first\":\"Ada\",\"year\":\"x\"}";
    String right = "{\"first\":\"Ada\",\"year\":1815}";
    var third =
        new SettingsModel(calls("answer", wrong), calls("answer", wrong), calls("answer", right));
    assertThat(Chat.with(third).build().structured(Person.class, "Who?").year()).isEqualTo(1815);

    var never = new SettingsModel(calls("answer", wrong));
    assertThatThrownBy(() -> Chat.with(never).build().structured(Person.class, "Who?"))
        .isInstanceOf(LlmException.Mismatch.class)
        .hasMessage(
            "The answer is not a Person: arguments.year: expected a whole number, got \"x\" - it"
                + " was: "
                + wrong);
    assertThat(never.prompts()).hasSize(3);

    var chatty = new SettingsModel(says("No."));
    assertThatThrownBy(() -> Chat.with(chatty).build().structured(Person.class, "Who?"))
        .hasMessage("The answer is not a Person: the model did not give it - it was: No.");
  }
}
