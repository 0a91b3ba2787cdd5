package dev.llmjava.http;

import dev.llmjava.LlmException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * The text behind an address, for whoever names one: no key goes there, so redirects are followed.
 */
public final class TextPage {
  private static final int MOST_REDIRECTS = 3;

  /** The most that fits in an array, in round numbers. */
  private static final int MOST_BYTES = 2_000_000_000;

  private final PageRequest request;

  /**
   * @param userAgent who asks
   * @param limit for every request as a whole
   */
  public TextPage(HttpTransport transport, String userAgent, Duration limit) {
    this(new PageRequest(transport, userAgent, limit, MOST_REDIRECTS));
  }

  private TextPage(PageRequest request) {
    this.request = request;
  }

  /** The same for what must come from the very address that was named. */
  public TextPage withoutRedirects() {
    return new TextPage(
        new PageRequest(request.transport(), request.userAgent(), request.limit(), 0));
  }

  /**
   * Fetches it, over three redirects at most, and reads it in the charset it says it has, else as
   * UTF-8.
   *
   * @param address as somebody typed it, with http or https
   * @throws LlmException.Setup for what is no address
   * @throws LlmException.BrokenOff in one line, when it does not come or is no text
   */
  public String fetch(String address) {
    return request.send(address, HttpCall::get, TextPage::text);
  }

  /**
   * Asks what kind of file is there, over three redirects at most.
   *
   * @param address as somebody typed it, with http or https
   * @return the content type as it is given, parameters and all; empty when none is given
   * @throws LlmException.Setup for what is no address
   * @throws LlmException.BrokenOff in one line, when it does not say
   */
  public String contentType(String address) {
    return request.send(
        address, HttpCall::head, (from, reply) -> reply.header("content-type").orElse(""));
  }

  private static String text(URI from, HttpReply reply) throws IOException {
    Charset charset = charset(reply.header("content-type").orElse(""));
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes(from, reply))).toString();
    } catch (CharacterCodingException e) {
      throw PageRequest.broken(from, "it is not text in " + charset, e);
    }
  }

  private static byte[] bytes(URI from, HttpReply reply) throws IOException {
    var buffer = new byte[16 * 1024];
    var body = new ByteArrayOutputStream();
    for (int count = reply.read(buffer); count >= 0; count = reply.read(buffer)) {
      if (count > MOST_BYTES - body.size()) {
        throw PageRequest.broken(from, "it is larger than 2 GB", null);
      }
      body.write(buffer, 0, count);
    }
    reply.release();
    return body.toByteArray();
  }

  /** RFC 9110, section 8.3.2: a parameter, perhaps in quotes. What is not known is UTF-8. */
  private static Charset charset(String contentType) {
    int at = contentType.toLowerCase(Locale.ROOT).indexOf("charset=");
    if (at < 0) {
      return StandardCharsets.UTF_8;
    }
    String value = contentType.substring(at + "charset=".length());
    int end = value.indexOf(';');
    String name = (end < 0 ? value : value.substring(0, end)).replace('"', ' ').strip();
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }
}
