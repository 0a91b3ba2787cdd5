package dev.llmjava.wire;

import dev.llmjava.Attachment;
import dev.llmjava.json.Json;

/** Sound in a prompt, as OpenAI's protocols have it ("input_audio"). */
public final class InputAudio {
  private static final String TYPE = "input_audio";

  private InputAudio() {}

  public static Json of(Attachment attachment, String mediaType) {
    return of(
        Json.object().put("data", attachment.base64()).put("format", format(mediaType)).build());
  }

  /** The same for a vendor that takes the content alone. */
  public static Json withoutFormat(Attachment attachment) {
    return of(Json.of(attachment.base64()));
  }

  private static Json of(Json audio) {
    return Json.object().put("type", TYPE).put(TYPE, audio).build();
  }

  /** OpenAI takes wav and mp3; others take more, by the same rule. */
  private static String format(String type) {
    return switch (type) {
      case "audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave" -> "wav";
      case "audio/mpeg", "audio/mp3", "audio/x-mp3", "audio/mpeg3" -> "mp3";
      case "audio/x-m4a" -> "m4a";
      default -> type.substring(type.indexOf('/') + 1);
    };
  }
}
