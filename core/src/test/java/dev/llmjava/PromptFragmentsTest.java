package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.chat.Chat;
import dev.llmjava.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How fragments become messages, and where they are known as such. */
class PromptFragmentsTest {
  private static final Fragment A = Fragment.of("A\n");
  private static final Fragment B = Fragment.of("  B  ");

  private final ScriptedModel model =
      new ScriptedModel(
          out -> out.text("t", "yes"),
          out -> out.finish(FinishReason.STOP, null, Usage.NONE, ProviderData.NONE));

  private static void assertSays(Prompt prompt, Message... messages) {
    assertThat(prompt.messages()).containsExactly(messages);
  }

  @Test
  void theUsersTextBeginsWithThem() {
    Message joined = Message.user("A\n\n  B  \nWhat?");

    assertSays(Prompt.builder().fragment(A).fragment(B).user("What?").build(), joined);
    assertSays(Prompt.builder().user("What?").fragments(List.of(A, B)).build(), joined);
    assertSays(Prompt.builder().user(A, "What?", List.of(B)).build(), joined);
    assertThat(Prompt.builder().fragment(A).fragment(B).user("What?").build().fragments())
        .containsExactly(A, B);
  }

  @Test
  void withoutWordsTheyAreTheMessage() {
    assertSays(Prompt.builder().fragment(A).build(), Message.user("A\n"));
    assertSays(Prompt.builder().fragment(A).user("").build(), Message.user("A\n"));
    assertSays(Prompt.builder().fragment(Fragment.of("")).build());
    assertSays(Prompt.builder().fragment(Fragment.of("")).user("x").build(), Message.user("\nx"));
  }

  @Test
  void attachmentsStayWhereTheyAre() {
    Attachment file = Attachment.of("text/plain", "x".getBytes(StandardCharsets.UTF_8));

    assertSays(
        Prompt.builder().fragment(A).user("What?", file).build(), Message.user("A\n\nWhat?", file));
    assertSays(Prompt.builder().fragment(A).user(file).build(), Message.user("A\n", file));
    assertSays(
        Prompt.builder().fragment(A).user(file, "What?").build(), Message.user(file, "A\n\nWhat?"));
  }

  @Test
  void theSystemPromptIsParagraphs() {
    Message joined = Message.system("A\n\nB\n\nBe brief.");
    PromptBuilder builder =
        Prompt.builder().systemFragments(List.of(A, Fragment.of(" \u00a0\n"), B));

    assertSays(builder.system(" Be brief. ").user("x").build(), joined, Message.user("x"));
    assertSays(
        Prompt.builder().user("x").systemFragment(B).build(),
        Message.system("B"),
        Message.user("x"));
    assertSays(Prompt.builder().systemFragment(Fragment.of(" ")).build());
  }

  @Test
  void onlyTheTurnIsTouched() {
    List<Message> history =
        List.of(Message.system("S"), Message.user("before"), Message.assistant("yes"));
    Prompt prompt =
        Prompt.builder().messages(history).user("x").fragment(A).systemFragment(B).build();

    assertThat(prompt.messages().subList(0, 3)).isEqualTo(history);
    assertThat(prompt.turn()).containsExactly(Message.system("B"), Message.user("A\n\nx"));
  }

  @Test
  void buildingTwiceJoinsOnce() {
    PromptBuilder builder = Prompt.builder().fragment(A).user("x");
    builder.build();

    assertSays(builder.build(), Message.user("A\n\nx"));
    assertSays(builder.build().toBuilder().build(), Message.user("A\n\nx"));
    Prompt more = builder.build().toBuilder().fragment(B).build();
    assertSays(more, Message.user("  B  \nA\n\nx"));
    assertThat(more.fragments()).containsExactly(B, A);
  }

  @Test
  void aMessageAloneCannotKnowThem() {
    assertThatThrownBy(() -> Message.user("x", A))
        .hasMessage(
            "a message is made of strings, attachments and parts, not of a fragment;"
                + " PromptBuilder.user and Response.reply take one");
  }

  @Test
  void theySurviveAnotherHistoryOfTheSameTurn() {
    Prompt prompt = Prompt.builder().user(A, "x").systemFragment(B).build();
    var history = List.of(Message.user("before"), Message.assistant("yes"));
    var longer = new ArrayList<>(history);
    longer.addAll(prompt.messages());

    assertThat(prompt.withMessages(longer).fragments()).containsExactly(A);
    assertThat(prompt.withMessages(longer).systemFragments()).containsExactly(B);
    assertThat(prompt.withMessages(history).fragments()).isEmpty();
    assertThat(prompt.withMessages(List.of()).systemFragments()).isEmpty();
  }

  @Test
  void aReplyHasItsOwn() {
    Response first = model.prompt(Prompt.builder().user(A, "x").systemFragment(B).build());
    Response second = first.reply(B, "y");

    assertThat(second.prompt().fragments()).containsExactly(B);
    assertThat(second.prompt().systemFragments()).isEmpty();
    assertThat(second.prompt().messages().getLast()).isEqualTo(Message.user("  B  \ny"));
  }

  @Test
  void aConversationGivesThemToTheirPrompt() {
    Conversation conversation = model.conversation();
    Response first = conversation.prompt(A, "x");
    first.text();
    Response second = conversation.prompt(Prompt.builder().fragment(B).user("y").build());

    assertThat(first.prompt().fragments()).containsExactly(A);
    assertThat(second.prompt().fragments()).containsExactly(B);
    assertThat(second.prompt().messages())
        .containsExactly(
            Message.user("A\n\nx"), Message.assistant("yes"), Message.user("  B  \ny"));
  }

  @Test
  void aChatGivesThemToTheirCall() {
    Chat chat = Chat.with(model).system("S").build();
    chat.ask("x", A);
    chat.ask("y");

    assertThat(model.prompts())
        .extracting(Prompt::fragments)
        .containsExactly(List.of(A), List.of());
    assertThat(chat.history().getFirst()).isEqualTo(Message.user("A\n\nx"));
    assertThat(model.prompts().getFirst().messages().getFirst()).isEqualTo(Message.system("S"));
  }

  @Test
  void theWireFormHasTheirWordsOnly() {
    Response response = model.prompt(Prompt.builder().user(A, "x").build());
    Json.Obj form = response.toJson();

    assertThat(form.object("prompt").fields().keySet()).containsExactly("messages");
    assertThat(Response.fromJson(form, model).prompt().fragments()).isEmpty();
    assertThat(Response.fromJson(form, model).prompt().messages())
        .isEqualTo(response.prompt().messages());
  }
}
