package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Blake2bTest {
  @Test
  void givesTheDigestOfTheStandard() {
    byte[] digest = Blake2b.digest("abc".getBytes(StandardCharsets.US_ASCII), 64);

    assertThat(HexFormat.of().formatHex(digest))
        .isEqualTo(
            "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
  }

  @ParameterizedTest
  @CsvSource({
    "0, cae66941d9efbd404e4d88758ea67670",
    "1, 7025e075d5e2f6cde3cc051a31f07660",
    "127, 28b1296c7d4807883de6ee4ec04dcc0a",
    "128, a74787004ef589e31149183900d0294a",
    "129, aaf1b0371f6d4ee49ee4fb5ddd9c49ef",
    "255, e2f3b2a57bcf64d626b37fc9c12674a1",
    "256, 1142c504dcd26338b7cbcf41424540d0",
    "1000, bca120dfd89cd95d82898473a5b01c90"
  })
  void agreesWithPythonAroundTheEdgesOfABlock(int length, String expected) {
    byte[] input = new byte[length];
    for (int i = 0; i < length; i++) {
      input[i] = (byte) (i % 251);
    }

    assertThat(HexFormat.of().formatHex(Blake2b.digest(input, 16))).isEqualTo(expected);
  }
}
