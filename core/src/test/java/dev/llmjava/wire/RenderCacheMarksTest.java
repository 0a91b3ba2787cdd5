package dev.llmjava.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Attachment;
import dev.llmjava.CachePolicy;
import dev.llmjava.CacheTtl;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import dev.llmjava.wire.anthropic.AnthropicMessages;
import dev.llmjava.wire.chatcompletions.ChatCompletions;
import dev.llmjava.wire.chatcompletions.Dialect;
import dev.llmjava.wire.chatcompletions.Habit;
import dev.llmjava.wire.gemini.GenerateContent;
import dev.llmjava.wire.ollama.OllamaChat;
import dev.llmjava.wire.responses.Responses;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RenderCacheMarksTest {
  private static final Wire ANTHROPIC =
      new AnthropicMessages(
          new dev.llmjava.wire.anthropic.Dialect("acme", "claude-9", 1000, Set.of()));
  private static final Part.ToolCall CALL =
      new Part.ToolCall("c", "f", "{}", false, ProviderData.NONE);
  private static final Attachment PNG = Attachment.of("image/png", new byte[] {1});
  private static final String MARK = "{\"type\":\"ephemeral\"}";

  @Test
  @DisplayName("S12 the mark is on the last part that can have one, an image or a call among them")
  void theMarkIsOnTheLastPartThatCanHaveOne() {
    assertThat(marked(Message.user("a", "b"))).containsExactly("b");
    assertThat(marked(Message.user("a", PNG))).containsExactly("image");
    assertThat(marked(Message.user("a", " "))).containsExactly("a");
    assertThat(marked(Message.user(" "))).isEmpty();
    assertThat(marked(Message.user("q"), Message.assistant("a", CALL))).containsExactly("tool_use");
  }

  @Test
  void thinkingCannotBeMarked() {
    var thought =
        new Part.Reasoning("hm", false, ProviderData.of("acme", "signature", Json.of("sig")));

    assertThat(marked(Message.user("q"), Message.assistant("a", thought))).containsExactly("a");
    assertThat(marked(Message.user("q"), Message.assistant(thought))).isEmpty();
  }

  @Test
  @DisplayName("S11 a mark is on the last block, with its time, on the system prompt too")
  void theTimeHoldsForTheSystemPromptToo() {
    Prompt prompt =
        Prompt.builder()
            .system("rules")
            .user("q")
            .cache(CachePolicy.builder().system().last(1).ttl(CacheTtl.HOUR).build())
            .build();

    Json.Obj body = ANTHROPIC.render(prompt).body();

    String hour = "\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"1h\"}";
    assertThat(body.get("system"))
        .hasToString("[{\"type\":\"text\",\"text\":\"rules\"," + hour + "}]");
    assertThat(body.items("messages").getFirst().toString()).contains(hour);
    assertThat(ANTHROPIC.render(prompt.toBuilder().cache(null).build()).body().toString())
        .doesNotContain("cache_control");
  }

  @Test
  @DisplayName("S14 S19 marks move on with every request")
  void theMarksMoveOnWithEveryRequest() {
    var messages = new ArrayList<>(List.of(Message.user("q")));
    assertThat(marked(messages.toArray(Message[]::new))).containsExactly("q");

    messages.add(Message.assistant("a", CALL));
    messages.add(Message.tool(Part.ToolResult.of(CALL, "r")));
    assertThat(marked(messages.toArray(Message[]::new))).containsExactly("tool_use");
  }

  @Test
  void aPolicyTakesThePlaceOfTheOption() {
    Prompt prompt =
        Prompt.builder()
            .user("q")
            .message(Message.assistant("a"))
            .user("p")
            .option("cache", Json.of(true))
            .cache(CachePolicy.indices(0))
            .build();

    assertThat(marks(ANTHROPIC.render(prompt).body())).containsExactly("q");
  }

  @Test
  void chatCompletionsMarkWordsForModelsThatNeedIt() {
    Prompt prompt =
        Prompt.builder()
            .system("rules")
            .user("a", PNG)
            .message(Message.assistant("b", CALL))
            .cache(CachePolicy.builder().system().last(2).build())
            .build();

    Json.Obj body = chat("anthropic/claude-9").render(prompt).body();

    assertThat(marks(body)).containsExactly("rules", "a", "b");
    assertThat(body.toString()).contains("\"text\":\"rules\",\"cache_control\":" + MARK);
    assertThat(marks(chat("google/gemini-3").render(prompt).body())).hasSize(3);
    assertThat(chat("openai/gpt-9").render(prompt).body().toString())
        .doesNotContain("cache_control");
  }

  @Test
  @DisplayName("S18 S104 who caches by itself is told nothing")
  void whoCachesByItselfIsToldNothing() {
    Prompt marked = Prompt.builder().user("q").cache(CachePolicy.last()).build();
    for (Wire wire :
        List.of(
            new ChatCompletions(Dialect.of("acme", "anthropic/claude-9")),
            Responses.of("acme", "m", true, false),
            new GenerateContent(dev.llmjava.wire.gemini.Dialect.of("acme", "gemini-3")),
            new OllamaChat("acme", "m"))) {
      assertThat(wire.render(marked)).isEqualTo(wire.render(Prompt.of("q")));
    }
  }

  private static Wire chat(String model) {
    return new ChatCompletions(Dialect.of("acme", model).withHabits(Habit.CACHE_MARKS));
  }

  private static List<String> marked(Message... messages) {
    Prompt prompt = Prompt.builder().messages(List.of(messages)).cache(CachePolicy.last()).build();
    return marks(ANTHROPIC.render(prompt).body());
  }

  /** What carries a mark: its text, else its type. */
  private static List<String> marks(Json.Obj body) {
    var found = new ArrayList<String>();
    for (Json message : body.items("messages")) {
      for (Json item : ((Json.Obj) message).items("content")) {
        Json.Obj block = (Json.Obj) item;
        if (block.has("cache_control")) {
          found.add(block.has("text") ? block.string("text") : block.string("type"));
        }
      }
    }
    return found;
  }
}
