package dev.llmjava.cli.display;

import dev.llmjava.Attachment;
import dev.llmjava.FileFault;
import dev.llmjava.UserDirectory;
import dev.llmjava.chat.MediaTypes;
import dev.llmjava.cli.terminal.Failure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files that a model made, in the user directory and for the user alone. A file is named by its
 * content: the same one is saved once, and no other is ever replaced.
 */
final class SavedMedia {
  private static final String FOLDER = "media";
  private static final int SHORT_NAME = 16;
  private static final String UNKNOWN = "bin";

  /** By what the first bytes say. */
  private static final Map<String, String> EXTENSIONS =
      Map.ofEntries(
          Map.entry("image/png", "png"),
          Map.entry("image/jpeg", "jpg"),
          Map.entry("image/gif", "gif"),
          Map.entry("image/webp", "webp"),
          Map.entry("image/avif", "avif"),
          Map.entry("image/heic", "heic"),
          Map.entry("image/tiff", "tiff"),
          Map.entry("audio/mpeg", "mp3"),
          Map.entry("audio/wav", "wav"),
          Map.entry("audio/ogg", "ogg"),
          Map.entry("audio/flac", "flac"),
          Map.entry("audio/aac", "aac"),
          Map.entry("audio/mp4", "m4a"),
          Map.entry("video/mp4", "mp4"),
          Map.entry("video/webm", "webm"),
          Map.entry("video/quicktime", "mov"),
          Map.entry("application/pdf", "pdf"));

  /** Of kinds that no first bytes tell, by what the model says. */
  private static final Map<String, String> TOLD =
      Map.of(
          "image/svg+xml", "svg",
          "audio/pcm", "pcm",
          "application/json", "json",
          "text/csv", "csv",
          "text/plain", "txt");

  private SavedMedia() {}

  /**
   * Saves one.
   *
   * @param told what the model says it is, which counts for what begins in no certain way
   * @return where it is
   */
  static Path save(byte[] content, @Nullable String told, UserDirectory directory) {
    String id = Attachment.of("", content).id();
    String extension = "." + extension(content, told);
    Path folder = directory.file(FOLDER);
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve(id.substring(0, SHORT_NAME) + extension);
      return write(content, isOther(file, content) ? folder.resolve(id + extension) : file);
    } catch (IOException e) {
      throw new Failure(
          "cannot save what the model made in \"" + folder + "\": " + FileFault.ofWriting(e));
    }
  }

  /** Moved into place whole, so that no half of a file has its name. */
  private static Path write(byte[] content, Path file) throws IOException {
    if (Files.exists(file)) {
      return file;
    }
    Path fresh = Files.createTempFile(file.getParent(), ".", ".part");
    try {
      Files.write(fresh, content);
      Files.move(fresh, file);
    } catch (FileAlreadyExistsException e) {
      // another process has saved the same content
    } finally {
      Files.deleteIfExists(fresh);
    }
    return file;
  }

  private static boolean isOther(Path file, byte[] content) throws IOException {
    return Files.exists(file)
        && !(Files.size(file) == content.length
            && Arrays.equals(Files.readAllBytes(file), content));
  }

  private static String extension(byte[] content, @Nullable String told) {
    try {
      return EXTENSIONS.getOrDefault(MediaTypes.sniff(content), UNKNOWN);
    } catch (IllegalArgumentException e) {
      String type = told == null ? "" : told.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      return TOLD.getOrDefault(type, UNKNOWN);
    }
  }
}
