package dev.llmjava.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.LlmException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "S06 {1}")
  @DisplayName("S06 a file's kind is read off its first bytes")
  @CsvSource({
    "89504E470D0A1A0A0000, image/png",
    "FFD8FFE0, image/jpeg",
    "FFD8FFDB00, image/jpeg",
    "474946383961, image/gif",
    "52494646000000005745425056503820, image/webp",
    "5249464600000000574156456D, audio/wav",
    "52494646000000004156492020, video/avi",
    "255044462D312E37, application/pdf",
    "494433040000, audio/mpeg",
    "FFFB9064, audio/mpeg",
    "FFF34464, audio/mpeg",
    "FFF15080, audio/aac",
    "464F524D0000000041494646, audio/aiff",
    "464F524D0000000041494643, audio/aiff",
    "4F67675300, audio/ogg",
    "664C614300, audio/flac",
    "00000020667479706D703432, video/mp4",
    "0000001C6674797069736F6D, video/mp4",
    "00000020667479704D344120, audio/mp4",
    "000000186674797068656963, image/heic",
    "0000001C667479706D696631, image/heif",
    "0000001C6674797061766966, image/avif",
    "0000001466747970717420200000, video/quicktime",
    "0000001466747970336770350000, video/3gpp",
    "1A45DFA39F4286810142F7810142F2810442F381084282847765626D, video/webm",
    "1A45DFA3934282886D6174726F736B61, video/x-matroska",
    "464C5601, video/x-flv",
    "3026B2758E66CF11A6D9, video/wmv",
    "000001BA44, video/mpeg",
    "000001B314, video/mpeg"
  })
  void aKindIsReadOffTheFirstBytes(String hex, String type) {
    assertThat(MediaTypes.sniff(HexFormat.of().parseHex(hex))).isEqualTo(type);
  }

  @Test
  @DisplayName("S06 bytes of no known kind are shown")
  void bytesOfNoKnownKindAreShown() {
    assertThatThrownBy(() -> MediaTypes.sniff("plain words".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no known kind of file begins with 70 6c 61 69 6e 20 77 6f 72 64; say what it is");
    assertThatThrownBy(() -> MediaTypes.sniff(new byte[0]))
        .hasMessage("no known kind of file begins with nothing; say what it is");
    for (int length = 1; length < 12; length++) {
      byte[] cut = HexFormat.of().parseHex("524946460000000057415645".substring(0, 2 * length));
      assertThatThrownBy(() -> MediaTypes.sniff(cut)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  @DisplayName("S06 a text file's kind is its extension's, any other's its content's")
  void aTextFilesKindIsItsExtensions() throws Exception {
    assertThat(MediaTypes.ofFile(file("a.CSV", "a,b"))).isEqualTo("text/csv");
    assertThat(MediaTypes.ofFile(file("a.txt", "%PDF-1.7"))).isEqualTo("application/pdf");
    Path unknown = file("a.xyz", "abc");
    assertThatThrownBy(() -> MediaTypes.ofFile(unknown))
        .hasMessage(
            "no known kind of file begins with 61 62 63 as \""
                + unknown
                + "\" does; say what it is");
    assertThatThrownBy(() -> MediaTypes.ofFile(folder.resolve("gone.png")))
        .isInstanceOf(LlmException.Setup.class);
  }

  private Path file(String name, String content) throws Exception {
    return Files.writeString(folder.resolve(name), content);
  }
}
