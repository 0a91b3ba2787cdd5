package dev.llmjava.http;

import dev.llmjava.json.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What arrived at one time of a body. */
final class Piece {
  private static final String PAUSE = "ms";
  private static final String TEXT = "text";
  private static final String BYTES = "base64";

  private final long pause;
  private final byte[] bytes;

  /**
   * @param pause milliseconds since the piece before, or since the request
   * @param bytes not to be changed any more
   */
  Piece(long pause, byte[] bytes) {
    this.pause = pause;
    this.bytes = bytes;
  }

  /** Milliseconds. */
  long pause() {
    return pause;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Text where the piece is UTF-8 by itself: it may end inside of a character. */
  Json.Obj toJson() {
    var json = Json.object().put(PAUSE, Json.of(pause));
    try {
      return json.put(TEXT, Utf8.decode(bytes, 0, bytes.length)).build();
    } catch (UncheckedIOException e) {
      return json.put(BYTES, Base64.getEncoder().encodeToString(bytes)).build();
    }
  }

  /**
   * Reads what {@link #toJson} writes.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Piece of(Json json) {
    Json.Obj from = json instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    Long pause = from.integer(PAUSE);
    String text = from.string(TEXT);
    String encoded = from.string(BYTES);
    long millis = pause == null ? 0 : Math.max(pause, 0);
    if (text != null) {
      return new Piece(millis, text.getBytes(StandardCharsets.UTF_8));
    }
    if (encoded != null) {
      return new Piece(millis, decoded(encoded));
    }
    throw new IllegalArgumentException("a piece has neither \"text\" nor \"base64\"");
  }

  private static byte[] decoded(String encoded) {
    try {
      return Base64.getDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the \"base64\" of a piece is none", e);
    }
  }
}
