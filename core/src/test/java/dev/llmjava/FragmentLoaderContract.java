package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link FragmentLoader} keeps to; plugins extend it for theirs. */
public abstract class FragmentLoaderContract {
  /** A new one. */
  protected abstract FragmentLoader loader();

  /** Something that it can load. */
  protected abstract String argument();

  /** Something that it cannot. */
  protected abstract String wrong();

  @Test
  void itsPrefixIsAName() {
    assertThat(Fragment.isName(loader().prefix())).isTrue();
    assertThat(loader().prefix()).isEqualTo(loader().prefix());
  }

  @Test
  void itSaysWhatItLoads() {
    assertThat(loader().description()).isNotBlank();
  }

  @Test
  void itLoadsSomethingFromSomewhere() throws Exception {
    FragmentLoader.Loaded loaded = loader().load(argument());

    assertThat(loaded.fragments().size() + loaded.attachments().size()).isPositive();
    assertThat(loaded.fragments()).allSatisfy(one -> assertThat(one.source()).isNotBlank());
  }

  @Test
  void itLoadsThroughTheRegistry() throws Exception {
    FragmentLoader loader = loader();

    assertThat(FragmentLoaders.of(List.of(loader)).load(loader.prefix() + ":" + argument()))
        .isEqualTo(loader.load(argument()));
  }

  @Test
  void whatItCannotLoadIsToldInOneLine() {
    FragmentLoader loader = loader();
    String reference = loader.prefix() + ":" + wrong();

    assertThatThrownBy(() -> FragmentLoaders.of(List.of(loader)).load(reference))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessageStartingWith("Could not load fragment " + reference + ": ")
        .message()
        .doesNotContain("\n");
  }
}
