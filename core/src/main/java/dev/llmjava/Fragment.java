package dev.llmjava;

import java.io.IOException;
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
    String text = TextFile.read(path, "convert it, or send it as an attachment");
    return new Fragment(text, real(path).toString());
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
