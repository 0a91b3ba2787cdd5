package dev.llmjava.provider;

import dev.llmjava.ModelInfo;
import dev.llmjava.ModelInfo.Feature;
import java.util.List;
import java.util.function.Supplier;

/**
 * What lists say about a Gemini model, worked out when somebody asks; see {@link OpenAiModelInfo}.
 */
record GeminiModelInfo(String displayName, Thinking thinking, ModelInfo.KeyName key)
    implements Supplier<ModelInfo> {
  /** How a model is told how much to think. */
  enum Thinking {
    NONE,
    BUDGET,
    LEVEL,
    LEVEL_OR_LESS,
    /** Nobody here knows. */
    ANY
  }

  private static final List<String> ATTACHMENTS =
      List.of(
          "text/plain",
          "text/csv",
          "text/html; charset=utf-8",
          "application/pdf",
          "image/png",
          "image/jpeg",
          "image/webp",
          "image/heic",
          "image/heif",
          "audio/wav",
          "audio/mp3",
          "audio/aiff",
          "audio/aac",
          "audio/ogg",
          "application/ogg",
          "audio/flac",
          "audio/mpeg",
          "video/mp4",
          "video/mpeg",
          "video/mov",
          "video/avi",
          "video/x-flv",
          "video/mpg",
          "video/webm",
          "video/wmv",
          "video/3gpp",
          "video/quicktime",
          "video/youtube");

  /** What is known of an id that is in no list. */
  static Thinking thinking(String id) {
    if (id.startsWith("gemini-2.5")) {
      return Thinking.BUDGET;
    }
    if (id.startsWith("gemini-3")) {
      return Thinking.LEVEL_OR_LESS;
    }
    return Thinking.ANY;
  }

  @Override
  public ModelInfo get() {
    return ModelInfo.of(displayName)
        .withFeatures(Feature.STREAMING, Feature.SCHEMAS, Feature.TOOLS, Feature.ASYNC)
        .withAttachmentTypes(ATTACHMENTS)
        .withOptions(GeminiOptions.of(thinking))
        .withKey(key)
        .withServerTools(ServerToolKinds.GEMINI);
  }
}
