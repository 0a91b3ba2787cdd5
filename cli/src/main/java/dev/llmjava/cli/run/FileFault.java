package dev.llmjava.cli.run;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** What is wrong with a file, in words: many exceptions have nothing to say but its name. */
final class FileFault {
  private static final String NO_FOLDER = "Not a directory";

  private FileFault() {}

  static String ofReading(IOException e) {
    return of(e, "it does not exist");
  }

  static String ofWriting(IOException e) {
    return of(e, "its folder does not exist");
  }

  private static String of(IOException e, String missing) {
    return switch (e) {
      case AccessDeniedException denied -> "permission denied";
      case NoSuchFileException gone -> missing;
      case FileAlreadyExistsException there -> "a file is in the way";
      case FileSystemException other -> of(other, other.getReason());
      case CharacterCodingException wrong -> "it is not UTF-8";
      default -> String.valueOf(e.getMessage());
    };
  }

  private static String of(FileSystemException e, @Nullable String reason) {
    if (reason == null) {
      return e.getClass().getSimpleName();
    }
    return reason.equals(NO_FOLDER) ? "a file is in the way of its folder" : reason;
  }
}
