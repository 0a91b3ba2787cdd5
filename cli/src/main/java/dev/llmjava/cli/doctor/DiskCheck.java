package dev.llmjava.cli.doctor;

import dev.llmjava.UserDirectory;
import dev.llmjava.cli.text.FileSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether the disk of the user directory has room for more. */
final class DiskCheck implements DoctorCheck {
  private static final long NOTHING = 10L << 20;
  private static final long LITTLE = 200L << 20;

  private final UserDirectory directory;

  DiskCheck(UserDirectory directory) {
    this.directory = directory;
  }

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public List<Diagnosis> run() {
    Path there = directory.path().toAbsolutePath();
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    try {
      return List.of(of(Files.getFileStore(there).getUsableSpace()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What so much room means.
   *
   * @param room in bytes
   */
  static Diagnosis of(long room) {
    String found = FileSize.text(room) + " of room";
    if (room < NOTHING) {
      return Diagnosis.problem(found, "make some, or answers cannot be logged");
    }
    return room < LITTLE
        ? Diagnosis.note(found, "the log grows with every answer")
        : Diagnosis.ok(found);
  }
}
