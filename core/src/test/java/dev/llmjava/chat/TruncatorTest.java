package dev.llmjava.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TruncatorTest {
  @Test
  @DisplayName("S70 both ends stay, and what is missing is counted")
  void bothEndsStay() {
    assertThat(Truncator.of(8).shorten("abcdefghijkl"))
        .isEqualTo("abcdef…<TRUNCATED 4 characters>…kl");
    assertThat(new Truncator(3, 0).shorten("abcd")).isEqualTo("abc…<TRUNCATED 1 character>…");
    assertThat(Truncator.of(0).shorten("ab")).isEqualTo("…<TRUNCATED 2 characters>…");
  }

  @Test
  @DisplayName("S70 what fits is left alone")
  void whatFitsIsLeftAlone() {
    assertThat(Truncator.of(4).shorten("abcd")).isEqualTo("abcd");
    assertThat(Truncator.of(0).shorten("")).isEmpty();
    assertThat(Truncator.of(Integer.MAX_VALUE).shorten("abcd")).isEqualTo("abcd");
  }

  @Test
  @DisplayName("S70 no character is cut in half")
  void noCharacterIsCutInHalf() {
    assertThat(Truncator.of(4).shorten("🎉🎊🎉🎊")).isEqualTo("🎉🎊🎉🎊");
    assertThat(new Truncator(1, 1).shorten("🎉🎊🐕🐈")).isEqualTo("🎉…<TRUNCATED 2 characters>…🐈");
    assertThatThrownBy(() -> Truncator.of(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
