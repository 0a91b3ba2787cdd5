package dev.llmjava.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may read and write a file, for another one to be the same.
 *
 * @param permissions null where the system has none of this kind
 */
record FileModes(@Nullable Set<PosixFilePermission> permissions) {
  static FileModes of(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return new FileModes(view == null ? null : view.readAttributes().permissions());
  }

  /** For a file that is made with them, but for what the umask takes away. */
  FileAttribute<?>[] asAttributes() {
    return permissions == null
        ? new FileAttribute<?>[0]
        : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }

  void set(Path file) throws IOException {
    if (permissions != null) {
      Files.setPosixFilePermissions(file, permissions);
    }
  }
}
