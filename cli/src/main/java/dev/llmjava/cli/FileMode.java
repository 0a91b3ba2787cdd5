package dev.llmjava.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Who may do what with a file; nobody but its owner where the system does not tell. */
record FileMode(Set<PosixFilePermission> permissions) {
  static FileMode of(Path file) {
    try {
      return new FileMode(Files.getPosixFilePermissions(file));
    } catch (IOException | UnsupportedOperationException e) {
      return new FileMode(Set.of());
    }
  }

  boolean othersRead() {
    return permissions.contains(PosixFilePermission.GROUP_READ)
        || permissions.contains(PosixFilePermission.OTHERS_READ);
  }

  boolean othersWrite() {
    return permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE);
  }

  boolean everybodyWrites() {
    return permissions.contains(PosixFilePermission.OTHERS_WRITE);
  }

  /** As {@code chmod} takes it: {@code 0644}. */
  String octal() {
    int bits = 0;
    for (PosixFilePermission each : EnumSet.allOf(PosixFilePermission.class)) {
      bits = bits << 1 | (permissions.contains(each) ? 1 : 0);
    }
    return String.format("%04o", bits);
  }
}
