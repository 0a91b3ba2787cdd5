package dev.llmjava.model;

import static dev.llmjava.model.RetryingModelTest.broken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.Prompt;
import dev.llmjava.RefusalKind;
import dev.llmjava.Response;
import dev.llmjava.StreamEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FallbackModelTest {
  private final LlmException tooLong = refused(RefusalKind.CONTEXT_OVERFLOW);
  private final LlmException filtered = refused(RefusalKind.CONTENT_POLICY);

  @Test
  void theFirstModelAnswersWhenItCan() {
    MockModel other = says("other");
    Response response = FallbackModel.of(says("first"), other).prompt("q");

    assertThat(response.text()).isEqualTo("first");
    assertThat(response.resolvedModel()).isEmpty();
    assertThat(other.prompts()).isEmpty();
  }

  @Test
  @DisplayName("S99 others are asked in order, and it is told")
  void othersAreAskedInOrderAndItIsTold() {
    Response response =
        FallbackModel.of(fails("a", refused(503)), fails("b", broken()), says("c")).prompt("q");

    assertThat(response.text()).isEqualTo("c");
    assertThat(response.resolvedModel()).contains("c");
    assertThat(response.events())
        .filteredOn(StreamEvent.Warning.class::isInstance)
        .containsExactly(
            new StreamEvent.Warning("fallback", "a failed, so b is asked: acme answered 503: no"),
            new StreamEvent.Warning("fallback", "b failed, so c is asked: the line went dead"));
  }

  @Test
  void allFailuresAreKept() {
    LlmException last = refused(500);

    Throwable thrown =
        catchThrowable(
            () ->
                FallbackModel.of(fails("a", refused(404)), fails("b", broken()), fails("c", last))
                    .prompt("q")
                    .text());

    assertThat(thrown).isSameAs(last);
    assertThat(thrown.getSuppressed())
        .extracting(Throwable::getMessage)
        .containsExactly("acme answered 404: no", "the line went dead");
  }

  @Test
  @DisplayName("S99 a long prompt and a filtered one have models of their own")
  void aLongPromptAndAFilteredOneHaveModelsOfTheirOwn() {
    assertThat(special(tooLong).prompt("q").text()).isEqualTo("roomy");
    assertThat(special(filtered).prompt("q").text()).isEqualTo("lax");
    assertThat(special(refused(500)).prompt("q").text()).isEqualTo("general");
  }

  @Test
  void afterThoseTheGeneralOnesAreAsked() {
    Model model =
        FallbackModel.builder(fails("a", tooLong))
            .onContextOverflow(fails("b", tooLong))
            .then(says("c"))
            .build();

    assertThat(model.prompt("q").text()).isEqualTo("c");
  }

  @Test
  void afterTheFirstWordThereIsNoOther() {
    MockModel half = MockModel.builder().failure("half", broken()).build();
    MockModel other = says("other");

    assertThatThrownBy(() -> FallbackModel.of(half, other).prompt("q").text())
        .hasMessage("the line went dead");
    assertThat(other.prompts()).isEmpty();
  }

  @Test
  void whatYouMustFixIsNotPassedOver() {
    var missing = new LlmException.MissingKey("acme", null);
    MockModel other = says("other");

    assertThatThrownBy(() -> FallbackModel.of(fails("a", missing), other).prompt("q").text())
        .isSameAs(missing);
    assertThat(other.prompts()).isEmpty();
    assertThat(
            FallbackModel.of(fails("a", refused(500)), fails("b", missing), other)
                .prompt("q")
                .text())
        .isEqualTo("other");
  }

  @Test
  void aKeyGoesToTheFirstModelOnly() {
    MockModel first = fails("a", refused(500));
    MockModel other = says("other");

    FallbackModel.of(first, other).prompt(Prompt.builder().user("q").key("secret").build()).text();

    assertThat(first.prompts().getFirst().key()).isEqualTo("secret");
    assertThat(other.prompts().getFirst().key()).isNull();
  }

  private static Model special(LlmException failure) {
    return FallbackModel.builder(fails("a", failure))
        .then(says("general"))
        .onContextOverflow(says("roomy"))
        .onContentPolicy(says("lax"))
        .build();
  }

  private static LlmException refused(RefusalKind kind) {
    return new LlmException.Refused("acme", 400, "no", null, null, kind);
  }

  private static LlmException refused(int status) {
    return RetryingModelTest.refused(status);
  }

  private static MockModel says(String id) {
    return MockModel.builder().id(id).answer(id).build();
  }

  private static MockModel fails(String id, RuntimeException why) {
    return MockModel.builder().id(id).failure(why).build();
  }
}
