package dev.llmjava.cli.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what with a file.
 *
 * @param permissions null where the system has none of this kind
 */
public record FileMode(@Nullable Set<PosixFilePermission> permissions) {
  public static FileMode of(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return new FileMode(view == null ? null : view.readAttributes().permissions());
  }

  /** The same; nobody but the owner where the system does not tell. */
  public static FileMode asTold(Path file) {
    try {
      return of(file);
    } catch (IOException e) {
      return new FileMode(null);
    }
  }

  /** For a file that is made with it, but for what the umask takes away. */
  public FileAttribute<?>[] asAttributes() {
    return permissions == null
        ? new FileAttribute<?>[0]
        : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }

  public void set(Path file) throws IOException {
    if (permissions != null) {
      Files.setPosixFilePermissions(file, permissions);
    }
  }

  public boolean othersRead() {
    return has(PosixFilePermission.GROUP_READ) || has(PosixFilePermission.OTHERS_READ);
  }

  public boolean othersWrite() {
    return has(PosixFilePermission.GROUP_WRITE) || everybodyWrites();
  }

  public boolean everybodyWrites() {
    return has(PosixFilePermission.OTHERS_WRITE);
  }

  private boolean has(PosixFilePermission permission) {
    return permissions != null && permissions.contains(permission);
  }

  /** As {@code chmod} takes it: {@code 0644}. */
  public String octal() {
    int bits = 0;
    for (PosixFilePermission each : EnumSet.allOf(PosixFilePermission.class)) {
      bits = bits << 1 | (has(each) ? 1 : 0);
    }
    return String.format("%04o", bits);
  }
}
