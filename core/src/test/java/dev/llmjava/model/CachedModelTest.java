package dev.llmjava.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Attachment;
import dev.llmjava.FinishReason;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Response;
import dev.llmjava.ScriptedModel;
import dev.llmjava.StreamEvent;
import dev.llmjava.ToolChoice;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedModelTest {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final ResponseCache cache = new MemoryResponseCache(3, Duration.ofHours(1), now::get);

  @TempDir Path directory;

  @Test
  @DisplayName("S104 the same question is asked once")
  void theSameQuestionIsAskedOnce() {
    MockModel model = MockModel.builder().usage(Usage.of(7, 2)).answer("one").answer("two").build();
    CachedModel cached = cached(model);

    Response first = cached.prompt("q");
    Response again = cached.prompt("q");

    assertThat(first.text()).isEqualTo("one");
    assertThat(again.text()).isEqualTo("one");
    assertThat(again.usage()).isEqualTo(Usage.of(7, 2));
    assertThat(again.messages()).isEqualTo(first.messages());
    assertThat(CachedModel.gave(first)).isFalse();
    assertThat(CachedModel.gave(again)).isTrue();
    assertThat(again.finished().data().get(CachedAnswer.MARK).string("stored"))
        .isEqualTo(NOON.toString());
    assertThat(cached.prompt("other").text()).isEqualTo("two");
    assertThat(model.prompts()).hasSize(2);
  }

  @Test
  void everythingOfAnAnswerIsGivenAgain() {
    Response first = cached(rich()).prompt("q");
    List<Message> messages = first.messages();

    Response again = cached(rich()).prompt("q");

    assertThat(again.messages()).isEqualTo(messages).hasSize(2);
    Part.ToolCall call = messages.getFirst().parts(Part.ToolCall.class).getFirst();
    Part.ToolCall same = again.messages().getFirst().parts(Part.ToolCall.class).getFirst();
    assertThat(call.id()).startsWith("tc_").isEqualTo(same.id());
    assertThat(same.input()).isEqualTo("{\"x\":  1}");
    assertThat(again.json()).contains(Json.object().put("raw", 1).build());
    assertThat(again.resolvedModel()).contains("m-1");
    assertThat(again.finished().rawReason()).isEqualTo("done");
    assertThat(again.events())
        .filteredOn(StreamEvent.Warning.class::isInstance)
        .containsExactly(new StreamEvent.Warning("seed", "left out"));
    assertThat(again.events()).anyMatch(StreamEvent.RefusalDelta.class::isInstance).isNotEmpty();
  }

  @Test
  void anAnswerSurvivesAsJson() {
    cached(rich()).prompt("q").text();
    CachedAnswer answer = cache.get(CacheKey.of("scripted", Prompt.of("q"))).orElseThrow();

    Json.Obj json = Json.parseObject(answer.toJson().toString());

    assertThat(CachedAnswer.fromJson(json)).isEqualTo(answer);
    assertThatThrownBy(() -> CachedAnswer.fromJson(json.without("stored")))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("\"stored\"");
    assertThatThrownBy(() -> CachedAnswer.fromJson(json.with("reason", Json.of("odd"))))
        .isInstanceOf(JsonException.class);
  }

  @Test
  @DisplayName("S104 answers grow old")
  void answersGrowOldAndTheLeastUsedGoesFirst() {
    MockModel model = MockModel.of("1", "2", "3", "4", "5", "6");
    CachedModel cached = cached(model);
    for (String question : List.of("a", "b", "c", "a", "d")) {
      cached.prompt(question).text();
    }
    assertThat(cached.prompt("a").text()).isEqualTo("1");
    assertThat(cached.prompt("b").text()).isEqualTo("5");

    now.set(NOON.plus(Duration.ofHours(1)));
    assertThat(cached.prompt("a").text()).isEqualTo("6");
  }

  @Test
  void answersMayBeKeptForEverAndThoseFromTheFutureAreNot() {
    Duration forever = ChronoUnit.FOREVER.getDuration();
    var kept = new CachedModel(MockModel.of("1", "2"), new MemoryResponseCache(1, forever));
    kept.prompt("q").text();
    assertThat(kept.notOlderThan(forever).prompt("q").text()).isEqualTo("1");

    CachedModel cached = cached(MockModel.of("1", "2"));
    cached.prompt("q").text();
    now.set(NOON.minus(Duration.ofMinutes(1)));
    assertThat(cached.prompt("q").text()).isEqualTo("1");
    now.set(NOON.minus(Duration.ofDays(9)));
    assertThat(cached.prompt("q").text()).isEqualTo("2");
  }

  @Test
  @DisplayName("S104 a prompt may want a new answer, or one that is not kept")
  void aPromptMayWantANewAnswerOrOneThatIsNotKept() {
    CachedModel cached = cached(MockModel.of("1", "2", "3", "4"));

    assertThat(cached.withoutStoring().prompt("q").text()).isEqualTo("1");
    assertThat(cached.prompt("q").text()).isEqualTo("2");
    assertThat(cached.fresh().prompt("q").text()).isEqualTo("3");
    assertThat(cached.prompt("q").text()).isEqualTo("3");
    now.set(NOON.plus(Duration.ofMinutes(5)));
    assertThat(cached.notOlderThan(Duration.ofMinutes(10)).prompt("q").text()).isEqualTo("3");
    assertThat(cached.notOlderThan(Duration.ofMinutes(5)).prompt("q").text()).isEqualTo("4");
  }

  @Test
  void whatIsNotWholeIsNotKept() {
    CachedModel cached =
        cached(
            MockModel.builder()
                .failure("half", new LlmException.BrokenOff("dead", null))
                .answer("whole")
                .build());

    assertThatThrownBy(() -> cached.prompt("q").text()).hasMessage("dead");
    assertThat(cached.prompt("q").text()).isEqualTo("whole");

    var filtered =
        new ScriptedModel(
            out -> out.finish(FinishReason.CONTENT_FILTER, null, Usage.NONE, ProviderData.NONE));
    cached(filtered).prompt("q").text();
    cached(filtered).prompt("q").text();
    assertThat(filtered.prompts()).hasSize(2);
  }

  @Test
  void everythingThatDecidesAboutAnAnswerIsInItsName() throws Exception {
    Path file = Files.writeString(directory.resolve("a.txt"), "one");
    Prompt prompt = Prompt.builder().user("q", Attachment.file("text/plain", file)).build();
    String name = CacheKey.of("m", prompt);

    assertThat(name).hasSize(64);
    assertThat(CacheKey.of("m", prompt.toBuilder().key("secret").stream(false).build()))
        .isEqualTo(name);
    assertThat(
            List.of(
                CacheKey.of("n", prompt),
                CacheKey.of("m", prompt.toBuilder().option("seed", Json.of(1)).build()),
                CacheKey.of("m", prompt.toBuilder().extra("seed", Json.of(1)).build()),
                CacheKey.of("m", prompt.toBuilder().schema(Json.Obj.EMPTY).build()),
                CacheKey.of("m", prompt.toBuilder().toolChoice(ToolChoice.NONE).build()),
                CacheKey.of("m", prompt.toBuilder().hideReasoning(true).build()),
                CacheKey.of("m", prompt.toBuilder().user("more").build())))
        .doesNotHaveDuplicates()
        .doesNotContain(name);
    Files.writeString(file, "two");
    assertThat(CacheKey.of("m", prompt)).isNotEqualTo(name);
  }

  @Test
  void aCacheThatFailsCostsNoAnswer() {
    var broken =
        new ResponseCache() {
          @Override
          public Optional<CachedAnswer> get(String key) {
            throw new LlmException.Setup("the disk is gone");
          }

          @Override
          public void put(String key, CachedAnswer answer) {
            throw new LlmException.Setup("the disk is full");
          }
        };

    Response response = new CachedModel(MockModel.of("hi"), broken).prompt("q");

    assertThat(response.text()).isEqualTo("hi");
    assertThat(response.events())
        .filteredOn(StreamEvent.Warning.class::isInstance)
        .extracting(event -> ((StreamEvent.Warning) event).message())
        .containsExactly(
            "the model is asked, because the cache cannot be read: the disk is gone",
            "the answer is not kept: the disk is full");
  }

  private CachedModel cached(dev.llmjava.Model model) {
    return new CachedModel(model, cache, now::get);
  }

  private static ScriptedModel rich() {
    var data = ProviderData.of("acme", "signature", Json.of("s"));
    return new ScriptedModel(
        out -> {
          out.warn("seed", "left out");
          out.resolvedModel("m-1");
          out.reasoning("r", "hm");
          out.data("r", data);
          out.end("r");
          out.text("t", "a");
          out.toolCall("c", null, "f", false);
          out.toolInput("c", "{\"x\":");
          out.text("t", "b");
          out.toolInput("c", "  1}");
        },
        out -> {
          out.messageData(data);
          out.nextMessage();
          out.refusal("n", "acme", "no");
          out.part(new Part.Media(Attachment.of("image/png", new byte[] {1})));
          out.payload(Json.object().put("raw", 1).build());
          out.finish(FinishReason.TOOL_CALLS, "done", Usage.of(3, 4), data);
        });
  }
}
