package dev.llmjava.wire;

import dev.llmjava.Attachment;
import java.util.Base64;
import java.util.Locale;

/** Content inside of an address: {@code data:image/png;base64,...} (RFC 2397). */
public final class DataUrl {
  private static final String SCHEME = "data:";
  private static final String BASE64 = ";base64";

  private DataUrl() {}

  public static String of(Attachment attachment, String mediaType) {
    return SCHEME + mediaType + BASE64 + "," + attachment.base64();
  }

  /** Where an attachment is, or what it is. */
  public static String address(Attachment attachment, String mediaType) {
    return attachment.source() instanceof Attachment.Source.Url(String url)
        ? url
        : of(attachment, mediaType);
  }

  /**
   * What an address stands for: bytes if it holds them, else the address itself.
   *
   * @param otherwise the media type when the address does not say
   */
  public static Attachment attachment(String address, String otherwise) {
    int comma = address.indexOf(',');
    if (!address.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || comma < 0) {
      return Attachment.url(otherwise, address);
    }
    String head = address.substring(SCHEME.length(), comma);
    if (!head.toLowerCase(Locale.ROOT).endsWith(BASE64)) {
      return Attachment.url(otherwise, address);
    }
    String type = head.substring(0, head.length() - BASE64.length());
    try {
      byte[] content = Base64.getMimeDecoder().decode(address.substring(comma + 1));
      return Attachment.of(type.isEmpty() ? otherwise : type, content);
    } catch (IllegalArgumentException e) {
      return Attachment.url(otherwise, address);
    }
  }
}
