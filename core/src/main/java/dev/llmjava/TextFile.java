package dev.llmjava;

import java.io.IOException;
import java.io.InputStream;
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

  /** Far more than anybody writes as settings or source, and far less than the memory. */
  public static final long MOST_OF_SETTINGS = 1L << 26;

  /** Nobody knows beforehand how much comes out of a pipe or a device; it may never end. */
  private static final long MOST_OF_STREAM = 100L << 20;

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
   * The text of a file that is meant to be small.
   *
   * @param mostBytes more is refused
   * @throws LlmException.Setup as {@link #read(Path)} does
   */
  public static String read(Path path, long mostBytes) {
    return read(path, mostBytes, "convert it");
  }

  /**
   * @param otherwise what to do with a file that is no text
   */
  static String read(Path path, String otherwise) {
    return read(path, MOST_BYTES, otherwise);
  }

  private static String read(Path path, long mostBytes, String otherwise) {
    if (Files.isDirectory(path)) {
      throw new LlmException.Setup("\"" + path + "\" is a folder; name a file in it");
    }
    try {
      return text(bytes(path, mostBytes));
    } catch (NoSuchFileException e) {
      throw new LlmException.Setup("there is no file \"" + path + "\"; check its name", e);
    } catch (CharacterCodingException e) {
      throw new LlmException.Setup("\"" + path + "\" is not text in UTF-8; " + otherwise, e);
    } catch (IOException e) {
      throw new LlmException.Setup("cannot read \"" + path + "\"; check its permissions", e);
    }
  }

  private static byte[] bytes(Path path, long mostBytes) throws IOException {
    if (!Files.isRegularFile(path)) {
      return streamed(path, Math.min(mostBytes, MOST_OF_STREAM));
    }
    if (Files.size(path) > mostBytes) {
      throw tooLarge(path, mostBytes);
    }
    return Files.readAllBytes(path);
  }

  /**
   * What comes out of a pipe or a device, which has no size.
   *
   * @throws LlmException.Setup for more than 100 MB
   */
  public static byte[] streamed(Path path) throws IOException {
    return streamed(path, MOST_OF_STREAM);
  }

  private static byte[] streamed(Path path, long mostBytes) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes((int) mostBytes + 1);
      if (bytes.length > mostBytes) {
        throw tooLarge(path, mostBytes);
      }
      return bytes;
    }
  }

  private static LlmException.Setup tooLarge(Path path, long mostBytes) {
    String most = mostBytes == MOST_BYTES ? "2 GB" : (mostBytes >> 20) + " MB";
    return new LlmException.Setup(
        "\"" + path + "\" is larger than " + most + "; take a part of it");
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
