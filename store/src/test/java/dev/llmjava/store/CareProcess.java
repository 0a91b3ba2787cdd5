package dev.llmjava.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Removes, collects or imports in a JVM of its own, which may end in the middle of it. */
final class CareProcess {
  private CareProcess() {}

  /** The file, what to do, what to do it with, and after how many microseconds to halt. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    long halt = Long.parseLong(args[3]);
    try (SqliteLog log = SqliteLog.open(file)) {
      System.out.println("begun");
      long begun = System.nanoTime();
      if (halt >= 0) {
        haltAfter(halt);
      }
      switch (args[1]) {
        case "rm" -> log.maintenance().remove(List.of(args[2].split(",", -1)), false);
        case "gc" -> log.maintenance().collect(false);
        case "import" -> log.transfer().read(Path.of(args[2]));
        default -> throw new IllegalArgumentException(args[1]);
      }
      System.out.println("done " + (System.nanoTime() - begun) / 1000);
    }
  }

  private static void haltAfter(long micros) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              long until = System.nanoTime() + micros * 1000;
              while (System.nanoTime() < until) {
                Thread.onSpinWait();
              }
              Runtime.getRuntime().halt(9);
            });
  }

  static Process start(Path file, Path said, String what, String with, long halt)
      throws IOException {
    return Jvm.start(CareProcess.class, said, file.toString(), what, with, Long.toString(halt));
  }
}
