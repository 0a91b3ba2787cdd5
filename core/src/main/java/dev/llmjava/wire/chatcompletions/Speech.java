package dev.llmjava.wire.chatcompletions;

import static dev.llmjava.wire.chatcompletions.Candidate.orEmpty;

import dev.llmjava.Attachment;
import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import java.io.ByteArrayOutputStream;
import java.util.Base64;

/**
 * A spoken answer ({@code audio} of a message: id, base64 data, transcript). The transcript is the
 * answer's text; the sound becomes a part when all of it has come. An {@code audio} of empty fields
 * is none.
 */
final class Speech {
  private final String provider;
  private final ByteArrayOutputStream sound = new ByteArrayOutputStream(0);
  private final StringBuilder data = new StringBuilder();
  private Json.Obj about = Json.Obj.EMPTY;

  Speech(String provider) {
    this.provider = provider;
  }

  /** Takes the sound in; the words that came with it. */
  String read(Json.Obj audio) {
    String id = orEmpty(audio.string("id"));
    if (!id.isEmpty()) {
      about = about.with("id", Json.of(id));
    }
    Long expires = audio.integer("expires_at");
    if (expires != null && expires > 0) {
      about = about.with("expires_at", Json.of(expires));
    }
    data.append(orEmpty(audio.string("data")));
    if (data.length() % 4 == 0 || data.charAt(data.length() - 1) == '=') {
      decode();
    }
    return orEmpty(audio.string("transcript"));
  }

  void finish(PartSink out) {
    decode();
    if (sound.size() > 0) {
      byte[] content = sound.toByteArray();
      out.part(
          new Part.Media(
              Attachment.of(mediaType(content), content),
              ProviderData.of(provider, "audio", about)));
    }
  }

  /** Chunks are encoded one by one or cut out of one encoding; the padding tells. */
  private void decode() {
    byte[] more = Base64.getMimeDecoder().decode(data.toString());
    sound.write(more, 0, more.length);
    data.setLength(0);
  }

  /** The answer does not say; without a known beginning it is the raw samples that streams have. */
  private static String mediaType(byte[] content) {
    if (startsWith(content, "RIFF")) {
      return "audio/wav";
    }
    if (startsWith(content, "ID3")
        || (content.length > 1 && content[0] == -1 && content[1] < -16)) {
      return "audio/mpeg";
    }
    if (startsWith(content, "fLaC")) {
      return "audio/flac";
    }
    return startsWith(content, "OggS") ? "audio/ogg" : "audio/pcm";
  }

  private static boolean startsWith(byte[] content, String magic) {
    for (int i = 0; i < magic.length(); i++) {
      if (i >= content.length || content[i] != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
