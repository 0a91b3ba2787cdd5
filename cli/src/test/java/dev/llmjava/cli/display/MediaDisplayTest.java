package dev.llmjava.cli.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.llmjava.cli.ChatServer;
import dev.llmjava.cli.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures and other files that a model makes. */
class MediaDisplayTest {
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
                  + "rkJggg==");

  @TempDir Path directory;
  private ChatServer server;
  private Shell shell;

  @BeforeEach
  void start() throws IOException {
    server = new ChatServer();
    shell =
        new Shell(directory)
            .file("extra-openai-models.yaml", server.model("local"))
            .with("COLUMNS", "40");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void draws(String type, byte[] content) {
    server.says(
        "Here",
        "{\"images\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:"
            + type
            + ";base64,"
            + Base64.getEncoder().encodeToString(content)
            + "\"}}]}");
  }

  private List<Path> saved() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("media"))) {
      return files.sorted().toList();
    }
  }

  @Test
  void isSavedAndThePathIsPrinted() throws IOException {
    draws("image/png", PNG);
    var result = shell.onTerminal().run("-m", "local", "hi").ok();
    Path file = saved().getFirst();
    assertThat(result.out()).isEqualTo("Here\nSaved to " + file + "\n");
    assertThat(file.getFileName().toString()).matches("[0-9a-f]{16}\\.png");
    assertThat(file).hasBinaryContent(PNG);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void thePathIsNoPartOfWhatIsPipedOn() throws IOException {
    draws("image/png", PNG);
    var result = shell.run("-m", "local", "hi");
    assertThat(result.out()).isEqualTo("Here\n");
    assertThat(result.err()).isEqualTo("Saved to " + saved().getFirst() + "\n");
    draws("image/png", PNG);
    result = shell.run("-m", "local", "hi", "--no-stream");
    assertThat(result.out()).isEqualTo("Here\n");
  }

  @Test
  void eventsAndJsonHoldTheBytes() {
    draws("image/png", PNG);
    assertThat(shell.run("-m", "local", "hi", "--events").ok().out()).contains("iVBORw0KGgo");
    draws("image/png", PNG);
    shell.run("-m", "local", "hi", "--json").ok();
    assertThat(directory.resolve("media")).doesNotExist();
  }

  @Test
  void theSameFileIsSavedOnceAndNoOtherIsReplaced() throws IOException {
    draws("image/png", PNG);
    shell.run("-m", "local", "hi");
    draws("image/png", PNG);
    shell.run("-m", "local", "hi");
    assertThat(saved()).hasSize(1);
    Path file = saved().getFirst();
    Files.writeString(file, "mine");
    draws("image/png", PNG);
    String error = shell.run("-m", "local", "hi").err();
    assertThat(saved()).hasSize(2);
    assertThat(file).hasContent("mine");
    assertThat(error).matches("Saved to .*/[0-9a-f]{64}\\.png\n");
  }

  @Test
  void theNameIsOursWhateverTheTypeSays() throws IOException {
    draws("image/../../x", "text".getBytes(StandardCharsets.UTF_8));
    shell.run("-m", "local", "hi");
    draws("image/png", "GIF89a".getBytes(StandardCharsets.UTF_8));
    shell.run("-m", "local", "hi");
    assertThat(saved())
        .extracting(file -> file.getFileName().toString().substring(16))
        .containsExactlyInAnyOrder(".bin", ".gif");
  }

  @Test
  void theExtensionIsWhatTheFirstBytesSay() throws IOException {
    byte[] text = "<svg/>".getBytes(StandardCharsets.UTF_8);
    for (String type : List.of("image/png", "image/svg+xml", "video/mp4")) {
      draws(type, text);
      shell.run("-m", "local", "hi");
    }
    assertThat(saved())
        .extracting(file -> file.getFileName().toString().substring(16))
        .containsExactlyInAnyOrder(".bin", ".svg");
  }

  @Test
  void whatMayNotBeSavedIsSaid() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("media"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
    assumeFalse(Files.isWritable(folder), "root may write everywhere");
    draws("image/png", PNG);
    assertThat(shell.run("-m", "local", "hi").err()).endsWith("\": permission denied\n");
  }

  @Test
  void whatCannotBeSavedIsSaidAndTheAnswerStays() throws IOException {
    Files.writeString(directory.resolve("media"), "in the way");
    draws("image/png", PNG);
    var result = shell.run("-m", "local", "hi");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("Here\n");
    assertThat(result.err())
        .isEqualTo(
            "Warning: cannot save what the model made in \""
                + directory.resolve("media")
                + "\": a file is in the way\n");
    assertThat(shell.run("logs", "-r").ok().out()).isEqualTo("Here\n");
  }

  @Test
  void kittyDrawsAPng() {
    draws("image/png", PNG);
    String out = shell.onTerminal().with("TERM", "xterm-kitty").run("-m", "local", "hi").ok().out();
    assertThat(out)
        .startsWith("Here\n\u001b_Ga=T,f=100,q=2,m=0;iVBORw0KGgo")
        .contains("=\u001b\\\nSaved to ");
  }

  @Test
  void largePicturesGoInPieces() throws IOException {
    byte[] large = Arrays.copyOf(PNG, 10_000);
    draws("image/png", large);
    String out = shell.onTerminal().with("KITTY_WINDOW_ID", "1").run("-m", "local", "hi").out();
    assertThat(out.split("\u001b_G", -1)).hasSize(5);
    assertThat(out).contains("\u001b_Gm=1;", "\u001b_Gm=0;");
    draws("image/png", Arrays.copyOf(PNG, 9 << 20));
    assertThat(shell.run("-m", "local", "hi").ok().out()).doesNotContain("\u001b_G");
  }

  @Test
  void itermDrawsAnyPicture() {
    draws("image/gif", "GIF89a...".getBytes(StandardCharsets.UTF_8));
    String out =
        shell.onTerminal().with("TERM_PROGRAM", "iTerm.app").run("-m", "local", "hi").ok().out();
    assertThat(out)
        .contains("\u001b]1337;File=inline=1;size=9;preserveAspectRatio=1:R0lGODlhLi4u\u0007\n");
  }

  @Test
  void onlyPicturesAreDrawnAndOnlyWhereTheyCanBe() {
    shell.onTerminal().with("TERM_PROGRAM", "WezTerm");
    draws("image/png", "\u001b\\evil".getBytes(StandardCharsets.UTF_8));
    assertThat(shell.run("-m", "local", "hi").ok().out()).doesNotContain("1337");
    draws("image/png", PNG);
    assertThat(shell.run("-m", "local", "hi", "--no-markdown").ok().out()).doesNotContain("1337");
    draws("image/png", PNG);
    assertThat(shell.with("TMUX", "x").run("-m", "local", "hi").ok().out()).doesNotContain("1337");
  }

  @Test
  void anAddressIsPrinted() {
    server.says("{\"images\":[{\"image_url\":{\"url\":\"https://example.org/a.png\"}}]}");
    assertThat(shell.onTerminal().run("-m", "local", "hi").ok().out())
        .isEqualTo("At https://example.org/a.png\n");
  }
}
