package dev.llmjava.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** BLAKE2b without a key (RFC 7693), which the JDK does not have. One digest per instance. */
final class Blake2b {
  private static final int BLOCK = 128;
  private static final int ROUNDS = 12;

  /** The fractional parts of the square roots of the primes 2 to 19. */
  private static final long[] START = {
    0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
    0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
  };

  /** Which word of a block is mixed in where: a row of 16 hex digits per round, then again. */
  private static final byte[][] ORDER =
      rows(
          "0123456789abcdef",
          "ea489fd61c02b753",
          "b8c052fdae367194",
          "7931dcbe265a40f8",
          "905724afe1bc683d",
          "2c6a0b834d75fe19",
          "c51fed4a0763928b",
          "db7ec13950f4862a",
          "6fe9b308c2d714a5",
          "a2847615fb9e3cd0");

  private final long[] state = START.clone();
  private final long[] words = new long[BLOCK / Long.BYTES];
  private final long[] work = new long[BLOCK / Long.BYTES];

  private Blake2b(int size) {
    state[0] ^= 0x01010000L ^ size;
  }

  /** The digest of {@code input}, {@code size} bytes long. */
  static byte[] digest(byte[] input, int size) {
    return new Blake2b(size).run(input, size);
  }

  private byte[] run(byte[] input, int size) {
    ByteBuffer in = ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN);
    int from = 0;
    for (; input.length - from > BLOCK; from += BLOCK) {
      mix(in.slice(from, BLOCK).order(ByteOrder.LITTLE_ENDIAN), from + BLOCK, false);
    }
    byte[] rest = Arrays.copyOf(Arrays.copyOfRange(input, from, input.length), BLOCK);
    mix(ByteBuffer.wrap(rest).order(ByteOrder.LITTLE_ENDIAN), input.length, true);
    ByteBuffer out = ByteBuffer.allocate(START.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (long word : state) {
      out.putLong(word);
    }
    return Arrays.copyOf(out.array(), size);
  }

  /** {@code count}: bytes of input up to the end of this block. */
  private void mix(ByteBuffer block, long count, boolean last) {
    block.asLongBuffer().get(words);
    System.arraycopy(state, 0, work, 0, state.length);
    System.arraycopy(START, 0, work, state.length, START.length);
    work[12] ^= count;
    if (last) {
      work[14] = ~work[14];
    }
    for (int round = 0; round < ROUNDS; round++) {
      round(ORDER[round % ORDER.length]);
    }
    for (int i = 0; i < state.length; i++) {
      state[i] ^= work[i] ^ work[i + state.length];
    }
  }

  /** First the columns of the four by four words, then the diagonals. */
  private void round(byte[] order) {
    for (int i = 0; i < 4; i++) {
      quarter(i, 4 + i, 8 + i, 12 + i, words[order[2 * i]], words[order[2 * i + 1]]);
    }
    for (int i = 0; i < 4; i++) {
      quarter(
          i,
          4 + (i + 1) % 4,
          8 + (i + 2) % 4,
          12 + (i + 3) % 4,
          words[order[8 + 2 * i]],
          words[order[9 + 2 * i]]);
    }
  }

  private void quarter(int a, int b, int c, int d, long x, long y) {
    work[a] += work[b] + x;
    work[d] = Long.rotateRight(work[d] ^ work[a], 32);
    work[c] += work[d];
    work[b] = Long.rotateRight(work[b] ^ work[c], 24);
    work[a] += work[b] + y;
    work[d] = Long.rotateRight(work[d] ^ work[a], 16);
    work[c] += work[d];
    work[b] = Long.rotateRight(work[b] ^ work[c], 63);
  }

  private static byte[][] rows(String... digits) {
    byte[][] rows = new byte[digits.length][BLOCK / Long.BYTES];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < rows[row].length; i++) {
        rows[row][i] = (byte) Character.digit(digits[row].charAt(i), 16);
      }
    }
    return rows;
  }
}
