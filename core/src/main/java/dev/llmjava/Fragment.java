package dev.llmjava;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A text that prompts are made of, such as a file: a log keeps it once, however many prompts it is
 * part of, and knows which ones they are. {@link PromptBuilder} puts it into messages.
 *
 * @param content a lone half of a UTF-16 pair in it becomes U+FFFD, because UTF-8 cannot hold it
 * @param source where it came from, such as a path or an address; null when nobody said
 */
public record Fragment(String content, @Nullable String source) {
  /** The most characters that a Java string can have, in round numbers. */
  private static final long MOST_BYTES = 2_000_000_000;

  public Fragment {
    content = ToolAnswer.mended(content);
  }

  public static Fragment of(String content) {
    return new Fragment(content, null);
  }

  /**
   * The text of a file, whose real path is its source. Line ends stay as they are.
   *
   * @throws LlmException.Setup for what is no file, cannot be read, is not UTF-8 or larger than 2
   *     GB
   */
  public static Fragment file(Path path) {
    if (Files.isDirectory(path)) {
      throw new LlmException.Setup("\"" + path + "\" is a folder; name a file in it");
    }
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw new LlmException.Setup("\"" + path + "\" is larger than 2 GB; take a part of it");
      }
      return new Fragment(text(Files.readAllBytes(path)), real(path).toString());
    } catch (NoSuchFileException e) {
      throw new LlmException.Setup("there is no file \"" + path + "\"; check its name", e);
    } catch (CharacterCodingException e) {
      throw new LlmException.Setup(
          "\"" + path + "\" is not text in UTF-8; convert it, or send it as an attachment", e);
    } catch (IOException e) {
      throw new LlmException.Setup("cannot read \"" + path + "\"; check its permissions", e);
    }
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /** A pipe has a name and no path. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath();
    }
  }

  /**
   * Whether a text is what an alias of a fragment and the prefix of a {@link FragmentLoader} must
   * be: one or more of A to Z, a to z, 0 to 9, {@code _} and {@code -}.
   */
  public static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letterOrDigit = c < 128 && Character.isLetterOrDigit(c);
      if (!letterOrDigit && c != '_' && c != '-') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** What a log knows it by: SHA-256, in hex, of the content in UTF-8. Taken anew each time. */
  public String hash() {
    return Sha256.of(content);
  }

  /** How long it is and where it came from; the content may be megabytes. */
  @Override
  public String toString() {
    return "Fragment[" + content.length() + " characters, source=" + source + "]";
  }
}
