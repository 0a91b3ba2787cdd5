package dev.llmjava.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.llmjava.FinishReason;
import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Response;
import dev.llmjava.StreamEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ModelsTest {
  private static final Prompt PROMPT = Prompt.of("q");

  @Test
  @DisplayName("S107 a mock says it in pieces")
  void aMockModelSaysItInPieces() {
    Response response = MockModel.builder().chunk(2).answer("a😀bc").build().prompt("q");

    assertThat(response.text()).isEqualTo("a😀bc");
    assertThat(response.events())
        .filteredOn(StreamEvent.TextDelta.class::isInstance)
        .extracting(event -> ((StreamEvent.TextDelta) event).text())
        .containsExactly("a😀", "bc");
  }

  @Test
  void aMockModelCallsTools() {
    var call = new Part.ToolCall("c", "f", "{\"x\": 1}", false, ProviderData.NONE);
    Response response =
        MockModel.builder().answer(new Part.Text("so"), call).answer("done").build().prompt("q");

    assertThat(response.toolCalls()).containsExactly(call);
    assertThat(response.finished().reason()).isEqualTo(FinishReason.TOOL_CALLS);
    assertThatThrownBy(() -> MockModel.of()).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("S107 one prompt goes to many models")
  void allAnswersComeInTheOrderOfTheModels() {
    List<Response> all =
        Models.all(List.of(slow("late"), MockModel.of("soon"), fails("broken")), PROMPT);

    assertThat(all.get(0).text()).isEqualTo("late");
    assertThat(all.get(1).text()).isEqualTo("soon");
    assertThat(all.get(2).failure()).containsInstanceOf(LlmException.Refused.class);
    assertThat(Models.all(List.of(), PROMPT)).isEmpty();
  }

  @Test
  @DisplayName("S107 the fastest answers, the others are closed")
  void theFastestAnswersAndTheOthersAreClosed() {
    MockModel never = MockModel.builder().pause(Duration.ofMinutes(5)).answer("never").build();

    Response fastest = Models.fastest(List.of(never, fails("no"), slow("ok")), PROMPT);

    assertThat(fastest.text()).isEqualTo("ok");
  }

  @Test
  void whenNobodyAnswersTheFirstModelsFailureIsThrown() {
    List<Model> models = List.of(fails("a"), fails("b"));

    Throwable thrown = catchThrowable(() -> Models.fastest(models, PROMPT));

    assertThat(thrown).hasMessageContaining("a");
    assertThat(thrown.getSuppressed())
        .singleElement()
        .satisfies(other -> assertThat(other).hasMessageContaining("b"));
  }

  @Test
  void anInterruptionClosesAll() {
    MockModel never = MockModel.builder().pause(Duration.ofMinutes(5)).answer("never").build();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> Models.all(List.of(never), PROMPT))
        .isInstanceOf(LlmException.BrokenOff.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static Model slow(String answer) {
    return MockModel.builder().pause(Duration.ofMillis(30)).answer(answer).build();
  }

  private static Model fails(String words) {
    return MockModel.builder()
        .failure(new LlmException.Refused("acme", 400, words, null, null))
        .build();
  }
}
