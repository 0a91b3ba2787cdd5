package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link TemplateLoader} keeps to; plugins extend it for theirs. */
public abstract class TemplateLoaderContract {
  /** A new one. */
  protected abstract TemplateLoader loader();

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
  void itLoadsThroughTheRegistry() throws Exception {
    TemplateLoader loader = loader();

    assertThat(TemplateLoaders.of(List.of(loader)).load(loader.prefix() + ":" + argument()))
        .isEqualTo(loader.load(argument()));
  }

  @Test
  void whatItCannotLoadIsToldInOneLine() {
    TemplateLoader loader = loader();
    String reference = loader.prefix() + ":" + wrong();

    assertThatThrownBy(() -> TemplateLoaders.of(List.of(loader)).load(reference))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessageStartingWith("Could not load template " + reference + ": ")
        .message()
        .doesNotContain("\n");
  }
}
