package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
  @TempDir Path folder;

  @Test
  void aSmallFileIsRefusedWhenItIsLarge() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "x".repeat((1 << 20) + 1));

    assertThat(TextFile.read(file, 2 << 20)).hasSize((1 << 20) + 1);
    assertThatThrownBy(() -> TextFile.read(file, 1 << 20))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("\"" + file + "\" is larger than 1 MB; take a part of it");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  @Timeout(60)
  void aPipeIsReadAsFarAsTheLimit() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    Thread.startVirtualThread(() -> write(pipe, 3));
    assertThat(TextFile.read(pipe)).isEqualTo("xxx");
    Thread.startVirtualThread(() -> write(pipe, Long.MAX_VALUE));
    assertThatThrownBy(() -> TextFile.read(pipe, 1 << 20))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("\"" + pipe + "\" is larger than 1 MB; take a part of it");
    Thread.startVirtualThread(() -> write(pipe, Long.MAX_VALUE));
    assertThatThrownBy(() -> TextFile.read(pipe))
        .hasMessage("\"" + pipe + "\" is larger than 100 MB; take a part of it");
  }

  private static void write(Path pipe, long bytes) {
    try (OutputStream out = Files.newOutputStream(pipe)) {
      byte[] many = "x".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
      for (long left = bytes; left > 0; left -= many.length) {
        out.write(many, 0, (int) Math.min(left, many.length));
      }
    } catch (IOException e) {
      // the reader has had enough
    }
  }
}
