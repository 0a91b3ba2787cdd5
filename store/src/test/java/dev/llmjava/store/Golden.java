package dev.llmjava.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A database written by LLM 0.32 for Python and what that prints for it, kept outside. */
final class Golden {
  private Golden() {}

  /** A copy to work on; skips the test where there is none. */
  static Path copy(Path folder) throws IOException {
    return Files.copy(file("logs.db"), folder.resolve("logs.db"));
  }

  static String expected(String name) throws IOException {
    return Files.readString(file("expected/" + name + ".stdout"));
  }

  private static Path file(String name) {
    Path file = shared().resolve("golden").resolve(name).toAbsolutePath().normalize();
    Assumptions.assumeTrue(
        Files.exists(file),
        "skipped: no " + file + "; name the folder with -Dllm.shared or LLM_SHARED");
    return file;
  }

  private static Path shared() {
    String property = System.getProperty("llm.shared", "");
    String set = property.isEmpty() ? System.getenv().getOrDefault("LLM_SHARED", "") : property;
    return set.isEmpty()
        ? Path.of(System.getProperty("llm.root", ".."), "../shared")
        : Path.of(set);
  }
}
