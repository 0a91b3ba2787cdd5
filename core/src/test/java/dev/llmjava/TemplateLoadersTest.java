package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TemplateLoadersTest {
  /** Asks to repeat something so many times. */
  record Repeating(String prefix) implements TemplateLoader {
    @Override
    public String description() {
      return "";
    }

    @Override
    public Template load(String argument) {
      return Template.of(argument, "$input".repeat(Integer.parseInt(argument)));
    }
  }

  /** Does not even know what it is asked by. */
  record Broken() implements TemplateLoader {
    @Override
    public String prefix() {
      throw new IllegalStateException("no\nway");
    }

    @Override
    public String description() {
      return "";
    }

    @Override
    public Template load(String argument) {
      return Template.of(argument, argument);
    }
  }

  @Nested
  class RepeatingKeepsTheContract extends TemplateLoaderContract {
    @Override
    protected TemplateLoader loader() {
      return new Repeating("repeat");
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
    var loaders = TemplateLoaders.of(List.of(new Repeating("r"), new Repeating("r")));

    assertThat(loaders.byPrefix().keySet()).containsExactly("r", "r_1");
    assertThat(loaders.load("r_1:2").prompt()).isEqualTo("$input$input");
  }

  @Test
  void whatIsNoLoaderIsNamed() {
    var loaders = TemplateLoaders.of(List.of());

    assertThatThrownBy(() -> loaders.load("gh:a")).hasMessage("Unknown template prefix: gh");
    assertThatThrownBy(() -> TemplateLoaders.of(List.of(new Repeating("a b"))))
        .hasMessageStartingWith("The template loader ")
        .hasMessageEndingWith(
            " has the prefix \"a b\"; a prefix is made of letters, digits, _ and -");
  }

  @Test
  void thoseThatFailAreToldOfAndTheOthersLoad() {
    var failed = new ArrayList<String>();
    var loaders =
        TemplateLoaders.of(
            List.of(new Broken(), new Repeating("a b"), new Repeating("r")),
            problem -> failed.add(problem.getMessage()));

    assertThat(loaders.byPrefix().keySet()).containsExactly("r");
    assertThat(failed)
        .satisfiesExactly(
            first -> assertThat(first).endsWith(" has no prefix: no way"),
            second -> assertThat(second).contains(" has the prefix \"a b\""));
  }
}
