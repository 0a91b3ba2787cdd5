package dev.llmjava;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A file for the model or from it.
 *
 * @param mediaType for example {@code image/png}; null when nobody said
 */
public record Attachment(@Nullable String mediaType, Source source) {
  /** Where the content is. */
  public sealed interface Source {
    /** Read when it is needed; the log keeps the path, not the content. */
    record File(Path path) implements Source {}

    /** An address, kept character for character. Nothing here fetches it. */
    record Url(String address) implements Source {}

    /** Not a record: a record would compare its array by identity. */
    final class Bytes implements Source {
      private final byte[] content;

      /** Takes a copy. */
      public Bytes(byte[] content) {
        this.content = content.clone();
      }

      /** A copy. */
      public byte[] content() {
        return content.clone();
      }

      public int length() {
        return content.length;
      }

      @Override
      public boolean equals(@Nullable Object other) {
        return other instanceof Bytes that && Arrays.equals(content, that.content);
      }

      @Override
      public int hashCode() {
        return Arrays.hashCode(content);
      }

      @Override
      public String toString() {
        return "Bytes[" + content.length + " bytes]";
      }
    }
  }

  public static Attachment of(String mediaType, byte[] content) {
    return new Attachment(mediaType, new Source.Bytes(content));
  }

  public static Attachment file(String mediaType, Path path) {
    return new Attachment(mediaType, new Source.File(path));
  }

  public static Attachment url(String mediaType, String address) {
    return new Attachment(mediaType, new Source.Url(address));
  }

  /**
   * Identity of the content: SHA-256, in hex, of the bytes as they are now, or of the address for
   * an attachment that is one.
   *
   * @throws LlmException.Setup when the file cannot be read
   */
  public String id() {
    return switch (source) {
      case Source.Bytes bytes -> Sha256.of(bytes.content);
      case Source.File file -> Sha256.of(read(file));
      case Source.Url(String address) ->
          Sha256.of("{\"url\": " + Json.of(address).format(JsonStyle.PYTHON) + "}");
    };
  }

  /**
   * The content of bytes or of a file.
   *
   * @throws LlmException.Setup when the file cannot be read
   * @throws IllegalStateException for an address
   */
  public byte[] content() {
    return switch (source) {
      case Source.Bytes bytes -> bytes.content();
      case Source.File file -> read(file);
      case Source.Url(String address) ->
          throw new IllegalStateException("the content of " + address + " was not fetched");
    };
  }

  public String base64() {
    return Base64.getEncoder().encodeToString(content());
  }

  private static byte[] read(Source.File file) {
    try {
      if (Files.size(file.path()) > TextFile.MOST_BYTES) {
        throw new LlmException.Setup(
            "the attachment \"" + file.path() + "\" is larger than 2 GB; take a part of it");
      }
      return Files.readAllBytes(file.path());
    } catch (IOException e) {
      throw new LlmException.Setup(
          "cannot read the attachment \"" + file.path() + "\": is it there, and readable?", e);
    }
  }
}
