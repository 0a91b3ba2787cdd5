package dev.llmjava;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What a model can do and what it needs.
 *
 * @param displayName how lists show it, for example {@code OpenAI Chat: gpt-4o}
 * @param attachmentTypes media types it takes
 * @param key the key it needs; null for none
 * @param serverTools the tools that its provider runs for it
 */
public record ModelInfo(
    String displayName,
    SequencedSet<Feature> features,
    SequencedSet<String> attachmentTypes,
    Options options,
    @Nullable KeyName key,
    List<ServerTool.Kind> serverTools) {
  /** Things a model may support, in the order in which lists name them. */
  public enum Feature {
    STREAMING,
    SCHEMAS,
    TOOLS,
    ASYNC
  }

  /**
   * Which key a model needs.
   *
   * @param name the name in the key file
   * @param variable the environment variable that is used when no key is stored; null for none
   */
  public record KeyName(String name, @Nullable String variable) {}

  public ModelInfo {
    features = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(features));
    attachmentTypes = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(attachmentTypes));
    serverTools = List.copyOf(serverTools);
  }

  /** A model that streams and takes no options, attachments or key. */
  public static ModelInfo of(String displayName) {
    return new ModelInfo(
        displayName,
        new LinkedHashSet<>(List.of(Feature.STREAMING, Feature.ASYNC)),
        new LinkedHashSet<>(),
        Options.NONE,
        null,
        List.of());
  }

  public ModelInfo withFeatures(Feature... all) {
    return new ModelInfo(
        displayName, new LinkedHashSet<>(List.of(all)), attachmentTypes, options, key, serverTools);
  }

  public ModelInfo withAttachmentTypes(List<String> types) {
    return new ModelInfo(
        displayName, features, new LinkedHashSet<>(types), options, key, serverTools);
  }

  public ModelInfo withOptions(Options all) {
    return new ModelInfo(displayName, features, attachmentTypes, all, key, serverTools);
  }

  public ModelInfo withKey(@Nullable KeyName needed) {
    return new ModelInfo(displayName, features, attachmentTypes, options, needed, serverTools);
  }

  public ModelInfo withServerTools(List<ServerTool.Kind> all) {
    return new ModelInfo(displayName, features, attachmentTypes, options, key, all);
  }

  public boolean supports(Feature feature) {
    return features.contains(feature);
  }
}
