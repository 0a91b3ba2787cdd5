package dev.llmjava.provider;

import dev.llmjava.ModelInfo;
import dev.llmjava.ModelInfo.Feature;
import dev.llmjava.wire.anthropic.Dialect.Ability;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What lists say about a model of Anthropic, worked out when somebody asks. */
record AnthropicModelInfo(String id, AnthropicFamily family) implements Supplier<ModelInfo> {
  private static final List<String> IMAGES =
      List.of("image/png", "image/jpeg", "image/webp", "image/gif");
  private static final List<String> DOCUMENTS =
      List.of("application/pdf", "text/plain", "text/markdown", "text/csv");

  @Override
  public ModelInfo get() {
    var types = new ArrayList<>(IMAGES);
    if (family.documents()) {
      types.addAll(DOCUMENTS);
    }
    return ModelInfo.of("Anthropic Messages: " + id)
        .withFeatures(Feature.STREAMING, Feature.SCHEMAS, Feature.TOOLS, Feature.ASYNC)
        .withAttachmentTypes(types)
        .withOptions(AnthropicOptions.of(family))
        .withKey(Anthropic.KEY)
        .withServerTools(
            family.abilities().contains(Ability.WEB_SEARCH)
                ? ServerToolKinds.ANTHROPIC
                : ServerToolKinds.ANY);
  }
}
