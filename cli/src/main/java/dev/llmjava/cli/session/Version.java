package dev.llmjava.cli.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Which version of the command runs. */
public final class Version {
  private Version() {}

  public static String ofThisBuild() {
    try (InputStream in = Version.class.getResourceAsStream("version.txt")) {
      return in == null ? "0" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
