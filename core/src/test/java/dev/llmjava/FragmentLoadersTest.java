package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FragmentLoadersTest {
  /** Counts to its argument. */
  record Counting(String prefix) implements FragmentLoader {
    @Override
    public String description() {
      return "Counts to its argument";
    }

    @Override
    public Loaded load(String argument) {
      var words = new StringBuilder();
      for (int i = 1; i <= Integer.parseInt(argument); i++) {
        words.append(i).append('\n');
      }
      return Loaded.of(new Fragment(words.toString(), prefix + ":" + argument));
    }
  }

  @Nested
  class CountingKeepsTheContract extends FragmentLoaderContract {
    @Override
    protected FragmentLoader loader() {
      return new Counting("count");
    }

    @Override
    protected String argument() {
      return "3";
    }

    @Override
    protected String wrong() {
      return "three";
    }
  }

  @Test
  void theLaterOfTwoWithOnePrefixGetsANumber() {
    var loaders =
        FragmentLoaders.of(List.of(new Counting("c"), new Counting("c"), new Counting("c")));

    assertThat(loaders.byPrefix().keySet()).containsExactly("c", "c_1", "c_2");
    assertThat(loaders.load("c_1:2").fragments()).containsExactly(new Fragment("1\n2\n", "c:2"));
  }

  @Test
  void aReferenceIsAPrefixAndAColon() {
    assertThat(FragmentLoaders.isReference("gh:a/b:c")).isTrue();
    assertThat(FragmentLoaders.isReference("gh:")).isTrue();
    assertThat(FragmentLoaders.isReference(":a")).isFalse();
    assertThat(FragmentLoaders.isReference("a b:c")).isFalse();
    assertThat(FragmentLoaders.isReference("gh")).isFalse();
  }

  @Test
  void anUnknownPrefixIsNamed() {
    assertThatThrownBy(() -> FragmentLoaders.of(List.of()).load("gh:a/b"))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("Unknown fragment prefix: gh");
  }

  @Test
  void whatALoaderThrowsIsOneLine() {
    FragmentLoader failing =
        new FragmentLoader() {
          @Override
          public String prefix() {
            return "f";
          }

          @Override
          public String description() {
            return "Fails";
          }

          @Override
          public Loaded load(String argument) throws Exception {
            throw argument.isEmpty() ? new java.io.IOException() : new Exception(argument);
          }
        };
    var loaders = FragmentLoaders.of(List.of(failing));

    assertThatThrownBy(() -> loaders.load("f:no\nsuch  page"))
        .hasMessage("Could not load fragment f:no\nsuch  page: no such page");
    assertThatThrownBy(() -> loaders.load("f:"))
        .hasMessage("Could not load fragment f:: IOException");
  }

  @Test
  void anImproperPrefixIsRefused() {
    assertThatThrownBy(() -> FragmentLoaders.of(List.of(new Counting("a b"))))
        .hasMessage(
            "The fragment loader dev.llmjava.FragmentLoadersTest$Counting has the prefix \"a b\";"
                + " a prefix is made of letters, digits, _ and -");
  }
}
