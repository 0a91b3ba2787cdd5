package dev.llmjava.wire.gemini;

import dev.llmjava.Attachment;
import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Images, sound and other files of an answer, with their content ({@code inlineData}) or by address
 * ({@code fileData}). A picture that was part of the thinking is reasoning, not an answer.
 */
final class Pictures {
  private final String provider;

  Pictures(String provider) {
    this.provider = provider;
  }

  /** Whether the part was one of these. */
  boolean read(Json.Obj part, Words words, PartSink out) {
    Json.Obj inline = part.object("inlineData");
    Json.Obj file = part.object("fileData");
    if (inline.isEmpty() && file.isEmpty()) {
      return false;
    }
    words.interrupt(out);
    Attachment attachment = inline.isEmpty() ? file(file) : content(inline);
    if (attachment == null) {
      out.warn("attachments", "the answer has a file that cannot be read; it is kept as it came");
      out.part(Candidate.unknown(provider, part));
    } else if (part.isTrue("thought")) {
      ProviderData whole = ProviderData.of(provider, Candidate.NATIVE, part);
      out.part(new Part.Reasoning("", false, whole));
    } else {
      ProviderData data = Candidate.signature(provider, part.string(Candidate.SIGNATURE));
      out.part(new Part.Media(attachment, data));
    }
    return true;
  }

  private static @Nullable Attachment content(Json.Obj inline) {
    String data = inline.string("data");
    try {
      return data == null
          ? null
          : new Attachment(
              inline.string("mimeType"),
              new Attachment.Source.Bytes(Base64.getDecoder().decode(data)));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable Attachment file(Json.Obj file) {
    String address = file.string("fileUri");
    return address == null
        ? null
        : new Attachment(file.string("mimeType"), new Attachment.Source.Url(address));
  }
}
