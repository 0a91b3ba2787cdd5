package dev.llmjava.provider;

import dev.llmjava.ModelInfo;
import dev.llmjava.ModelInfo.Feature;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What lists say about models that speak OpenAI's protocols. */
final class OpenAiModelInfo {
  private static final List<String> IMAGES_AND_PDF =
      List.of("image/png", "image/jpeg", "image/webp", "image/gif", "application/pdf");
  private static final List<String> SOUND = List.of("audio/wav", "audio/mpeg");

  private OpenAiModelInfo() {}

  /**
   * @param abilities what it does beside answering text with text
   */
  static ModelInfo of(
      String displayName,
      Set<Ability> abilities,
      Set<OpenAiOptions.Trait> traits,
      ModelInfo.@Nullable KeyName key) {
    return ModelInfo.of(displayName)
        .withFeatures(features(abilities).toArray(Feature[]::new))
        .withAttachmentTypes(attachmentTypes(abilities))
        .withOptions(OpenAiOptions.of(traits))
        .withKey(key);
  }

  /** What the lists and the configuration file tell apart. */
  enum Ability {
    STREAMS,
    SCHEMAS,
    TOOLS,
    VISION,
    HEARING
  }

  private static Set<Feature> features(Set<Ability> abilities) {
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

  private static List<String> attachmentTypes(Set<Ability> abilities) {
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
