package dev.llmjava.http;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 that is checked. JSON is exchanged in UTF-8 (RFC 8259, section 8.1); what is not, was
 * damaged on its way, and passing over that would put other words into the model's mouth.
 */
final class Utf8 {
  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  /**
   * @throws UncheckedIOException with a {@link CharacterCodingException} for bytes that are no text
   */
  static String decode(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      check(bytes, from, to);
    }
    return text;
  }

  /** The replacement character may also have been sent. */
  private static void check(byte[] bytes, int from, int to) {
    try {
      var unused =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
    } catch (CharacterCodingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
