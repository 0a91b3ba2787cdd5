package dev.llmjava.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Prompt;
import dev.llmjava.Response;
import dev.llmjava.StreamEvent;
import dev.llmjava.json.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MarkovModelTest {
  private static final String TEXT = "the cat sat on the mat and the cat ate the fish on the mat";

  @Test
  void theSameSeedGivesTheSameText() {
    String once = say(options("seed", 7)).text();

    assertThat(say(options("seed", 7)).text()).isEqualTo(once);
    assertThat(say(options("seed", 8)).text()).isNotEqualTo(once);
    assertThat(once.split(" ", -1)).hasSize(100);
    assertThat(List.of(TEXT.split(" ", -1))).containsAll(List.of(once.split(" ")));
  }

  @Test
  void anyTwoWordsAreFollowedAsInThePrompt() {
    String[] words = say(options("seed", 3)).text().split(" ", -1);
    String circle = TEXT + " " + TEXT;

    for (int i = 2; i < words.length; i++) {
      assertThat(circle).contains(words[i - 2] + " " + words[i - 1] + " " + words[i]);
    }
  }

  @Test
  void lengthIsInWordsAndWordsAreCounted() {
    Response response = say(options("length", 5));

    assertThat(response.text().split(" ", -1)).hasSize(5);
    assertThat(response.usage().input()).isEqualTo(15);
    assertThat(response.usage().output()).isEqualTo(5);
    assertThat(response.events()).filteredOn(StreamEvent.TextDelta.class::isInstance).hasSize(5);
  }

  @Test
  void tooFewWordsToChooseFromAreSaidOnce() {
    assertThat(new MarkovModel().prompt("hello").text()).isEqualTo("hello");
    assertThat(new MarkovModel().prompt("").text()).isEmpty();
    assertThat(new MarkovModel().prompt("").usage().output()).isZero();
  }

  @Test
  @Timeout(20)
  void closingEndsTheWaitAtOnce() throws Exception {
    Response response = say(options("delay_ms", 60_000));
    var events = response.events().iterator();
    events.next();
    var closer =
        Thread.ofVirtual()
            .start(
                () -> {
                  pause();
                  response.close();
                });

    assertThat(events.hasNext()).isFalse();
    closer.join(Duration.ofSeconds(10));
    assertThat(response.state()).isEqualTo(Response.State.CLOSED_EARLY);
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Prompt options(String name, long value) {
    return Prompt.builder().user(TEXT).option(name, Json.of(value)).build();
  }

  private static Response say(Prompt prompt) {
    return new MarkovModel().prompt(prompt);
  }
}
