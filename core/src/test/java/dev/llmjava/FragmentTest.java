package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FragmentTest {
  @TempDir Path folder;

  @Test
  void itsHashIsThatOfItsBytesInUtf8() {
    assertThat(Fragment.of("Hello fragment 1").hash())
        .isEqualTo("c73a6c9c1cf755cb0ab7cc0813f6e1939b4d867a4df483d14d2a4c95c4485df4");
    assertThat(Fragment.of("naïve 🦊").hash())
        .isEqualTo(Sha256.of("naïve 🦊"))
        .isNotEqualTo(Fragment.of("naive").hash());
  }

  @Test
  void aFileIsReadAsItIsAndNamesItself() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "\ufeffone\r\ntwo\n");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);

    assertThat(Fragment.file(link))
        .isEqualTo(new Fragment("\ufeffone\r\ntwo\n", file.toRealPath().toString()));
  }

  @Test
  void whatIsNoTextFileIsToldInOneLine() throws IOException {
    Path missing = folder.resolve("nope");
    Path binary = Files.write(folder.resolve("a.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});

    failsWith(missing, "there is no file \"" + missing + "\"; check its name");
    failsWith(folder, "\"" + folder + "\" is a folder; name a file in it");
    failsWith(
        binary, "\"" + binary + "\" is not text in UTF-8; convert it, or send it as an attachment");
  }

  /** A file with a hole, which takes no room. */
  @Test
  void moreThanAStringHoldsIsRefusedBeforeItIsRead() throws IOException {
    Path large = folder.resolve("large");
    try (var channel =
        FileChannel.open(large, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.position(2_000_000_000);
      Channels.newOutputStream(channel).write('x');
    }
    failsWith(large, "\"" + large + "\" is larger than 2 GB; take a part of it");
  }

  private static void failsWith(Path path, String message) {
    assertThatThrownBy(() -> Fragment.file(path))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage(message);
  }

  @Test
  void namesAreOfFewCharacters() {
    assertThat(Fragment.isName("my-docs_2")).isTrue();
    assertThat(Fragment.isName("")).isFalse();
    assertThat(Fragment.isName("a b")).isFalse();
    assertThat(Fragment.isName("é")).isFalse();
    assertThat(Fragment.isName("a\n")).isFalse();
  }

  @Test
  void itsTextFormIsShort() {
    assertThat(new Fragment("x".repeat(1_000_000), "/a"))
        .hasToString("Fragment[1000000 characters, source=/a]");
  }
}
