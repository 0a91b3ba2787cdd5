package dev.llmjava.provider;

import dev.llmjava.ModelInfo;
import dev.llmjava.ModelInfo.Feature;
import dev.llmjava.ServerTool;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What lists say about a model that speaks OpenAI's protocols, worked out when somebody asks: most
 * runs of a command ask for one model of the list or none. A record and not a lambda, because the
 * first lambda of a process costs more than the whole list.
 *
 * @param model the name that its provider knows it by, which may have the provider's in front
 * @param abilities what it does beside answering text with text
 */
record OpenAiModelInfo(
    String displayName,
    String model,
    Set<Ability> abilities,
    Set<OpenAiOptions.Trait> traits,
    ModelInfo.@Nullable KeyName key)
    implements Supplier<ModelInfo> {
  /** What the lists and the configuration file tell apart. */
  enum Ability {
    STREAMS,
    SCHEMAS,
    TOOLS,
    VISION,
    HEARING,
    /** Its server is somebody else's, and may run tools that nobody here knows. */
    OTHER_TOOLS
  }

  private static final List<String> IMAGES_AND_PDF =
      List.of("image/png", "image/jpeg", "image/webp", "image/gif", "application/pdf");
  private static final List<String> SOUND = List.of("audio/wav", "audio/mpeg");

  @Override
  public ModelInfo get() {
    return ModelInfo.of(displayName)
        .withFeatures(features().toArray(Feature[]::new))
        .withAttachmentTypes(attachmentTypes())
        .withOptions(OpenAiOptions.of(model, traits))
        .withKey(key)
        .withServerTools(serverTools());
  }

  /** OpenAI's chat completions run none. */
  private List<ServerTool.Kind> serverTools() {
    if (traits.contains(OpenAiOptions.Trait.RESPONSES)) {
      return ServerToolKinds.RESPONSES;
    }
    return abilities.contains(Ability.OTHER_TOOLS) ? ServerToolKinds.ANY : List.of();
  }

  private Set<Feature> features() {
    var features = EnumSet.of(Feature.ASYNC);
    if (abilities.contains(Ability.STREAMS)) {
      features.add(Feature.STREAMING);
    }
    if (abilities.contains(Ability.SCHEMAS)) {
      features.add(Feature.SCHEMAS);
    }
    if (abilities.contains(Ability.TOOLS)) {
      features.add(Feature.TOOLS);
    }
    return features;
  }

  private List<String> attachmentTypes() {
    var types = new ArrayList<String>();
    if (abilities.contains(Ability.VISION)) {
      types.addAll(IMAGES_AND_PDF);
    }
    if (abilities.contains(Ability.HEARING)) {
      types.addAll(SOUND);
    }
    return types;
  }
}
