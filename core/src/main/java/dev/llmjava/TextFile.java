package dev.llmjava;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files that must hold text. */
public final class TextFile {
  /** The most bytes that a Java array can have, in round numbers. */
  static final long MOST_BYTES = 2_000_000_000;

  private TextFile() {}

  /**
   * The text of a file, with its line ends as they are.
   *
   * @throws LlmException.Setup for what is no file, cannot be read, is not UTF-8 or larger than 2
   *     GB, in one line that names it
   */
  public static String read(Path path) {
    return read(path, "convert it");
  }

  /**
   * @param otherwise what to do with a file that is no text
   */
  static String read(Path path, String otherwise) {
    if (Files.isDirectory(path)) {
      throw new LlmException.Setup("\"" + path + "\" is a folder; name a file in it");
    }
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw new LlmException.Setup("\"" + path + "\" is larger than 2 GB; take a part of it");
      }
      return text(Files.readAllBytes(path));
    } catch (NoSuchFileException e) {
      throw new LlmException.Setup("there is no file \"" + path + "\"; check its name", e);
    } catch (CharacterCodingException e) {
      throw new LlmException.Setup("\"" + path + "\" is not text in UTF-8; " + otherwise, e);
    } catch (IOException e) {
      throw new LlmException.Setup("cannot read \"" + path + "\"; check its permissions", e);
    }
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
