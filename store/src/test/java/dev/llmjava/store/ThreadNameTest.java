package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Message;
import dev.llmjava.Prompt;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadNameTest {
  @Test
  void isThePromptOnOneLineAndCutShort() {
    assertThat(ThreadName.of("three names \nfor a pet pelican and a long one"))
        .isEqualTo("three names for a pet pelican a…");
  }

  @Test
  void keepsWhatFits() {
    assertThat(ThreadName.of("x".repeat(32))).hasSize(32).doesNotContain("…");
    assertThat(ThreadName.of("")).isEmpty();
    assertThat(ThreadName.of("\u00a0a\u2028\u0085b ")).isEqualTo(" a b ");
  }

  @Test
  void countsCharactersAndNotHalvesOfThem() {
    assertThat(ThreadName.of("\uD83D\uDC27".repeat(40))).isEqualTo("\uD83D\uDC27".repeat(31) + "…");
  }

  @Test
  void isTakenFromThisTurnElseFromTheSystemPrompt() {
    Prompt later =
        Prompt.of(List.of(Message.user("first"), Message.assistant("yes"), Message.user("second")));

    assertThat(ThreadName.of(later)).isEqualTo("second");
    assertThat(ThreadName.of(Prompt.of(List.of(Message.system("Be brief."), Message.user()))))
        .isEqualTo("Be brief.");
  }
}
