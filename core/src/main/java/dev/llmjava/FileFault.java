package dev.llmjava;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** What is wrong with a file, in words: many exceptions have nothing to say but its name. */
public final class FileFault {
  static final String LOOP = "it is a link that leads to itself";

  private FileFault() {}

  /** Of a file that is there to be read: half a sentence, for after its name and a colon. */
  public static String ofReading(IOException e) {
    return of(e, "it does not exist");
  }

  /** The same of a file that is to be made, moved or added to. */
  public static String ofWriting(IOException e) {
    return of(e, "its folder does not exist");
  }

  private static String of(IOException e, String missing) {
    return switch (e) {
      case AccessDeniedException denied -> "permission denied";
      case NoSuchFileException gone -> missing;
      case FileAlreadyExistsException there -> "a file is in the way";
      case FileSystemException other -> inWords(e, other.getReason());
      case CharacterCodingException wrong -> "it is not UTF-8";
      default -> inWords(e, e.getMessage());
    };
  }

  private static String inWords(IOException e, @Nullable String said) {
    return switch (said) {
      case null -> e.getClass().getSimpleName();
      case "Not a directory" -> "a file is in the way of its folder";
      case "Is a directory" -> "it is a folder";
      // Java adds a guess of its own
      default -> said.startsWith("Too many levels of symbolic links") ? LOOP : said;
    };
  }
}
