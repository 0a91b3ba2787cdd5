package dev.llmjava.wire.chatcompletions;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.Attachment;
import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A spoken answer ({@code audio} of a message: id, base64 data, transcript). The transcript is the
 * answer's text; the sound becomes a part when all of it has come. An {@code audio} of empty fields
 * is none. Sound that cannot be read is left out with a warning: the words are worth more.
 */
final class Speech {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final String provider;
  private final ByteArrayOutputStream sound = new ByteArrayOutputStream(0);
  private final StringBuilder data = new StringBuilder();
  private boolean unreadable;
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
    data.append(BLANKS.matcher(orEmpty(audio.string("data"))).replaceAll(""));
    if (data.length() % 4 == 0) {
      decode();
    }
    return orEmpty(audio.string("transcript"));
  }

  void finish(PartSink out) {
    decode();
    if (unreadable) {
      out.warn("audio", "the sound was left out: it is not valid base64");
    } else if (sound.size() > 0) {
      byte[] content = sound.toByteArray();
      out.part(
          new Part.Media(
              Attachment.of(mediaType(content), content),
              ProviderData.of(provider, "audio", about)));
    }
  }

  /**
   * Chunks are encoded one by one or cut out of one encoding, even inside of its padding: where the
   * length is a multiple of four, both kinds can be decoded.
   */
  private void decode() {
    try {
      byte[] more = Base64.getDecoder().decode(data.toString());
      sound.write(more, 0, more.length);
    } catch (IllegalArgumentException e) {
      unreadable = true;
    }
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
