package dev.llmjava;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** {@link Ulid}s of one origin, strictly increasing. Safe for many threads. */
final class UlidSequence {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 26;
  private static final int TIME_BYTES = 6;

  private final @Nullable RandomGenerator random;
  private byte[] last = new byte[16];
  private long lastMillis = -1;

  /**
   * @param random null for the system's own
   */
  UlidSequence(@Nullable RandomGenerator random) {
    this.random = random;
  }

  /** The next one, at a time in milliseconds of the epoch. */
  synchronized String next(long now) {
    if (now > lastMillis) {
      lastMillis = now;
      last = fresh(now);
    } else {
      increment();
    }
    return encode(last);
  }

  private byte[] fresh(long millis) {
    byte[] id = bytes();
    for (int i = 0; i < TIME_BYTES; i++) {
      id[i] = (byte) (millis >>> (8 * (TIME_BYTES - 1 - i)));
    }
    return id;
  }

  private byte[] bytes() {
    if (random == null) {
      return system();
    }
    byte[] bytes = new byte[last.length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** From the system itself where it offers that: Java's random source costs start-up time. */
  private byte[] system() {
    try (InputStream source = Files.newInputStream(Path.of("/dev/urandom"))) {
      byte[] bytes = source.readNBytes(last.length);
      if (bytes.length == last.length) {
        return bytes;
      }
    } catch (IOException e) {
      // a system without that file
    }
    byte[] bytes = new byte[last.length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /** Adds one; a carry out of the random part moves the time on, which still increases. */
  private void increment() {
    for (int i = last.length - 1; i >= 0 && ++last[i] == 0; i--) {}
  }

  /** 128 bits as 26 digits of five bits; the first digit holds the top three. */
  private static String encode(byte[] id) {
    char[] out = new char[LENGTH];
    for (int digit = 0; digit < LENGTH; digit++) {
      int value = 0;
      for (int bit = digit * 5 - 2; bit < digit * 5 + 3; bit++) {
        value = (value << 1) | (bit < 0 ? 0 : (id[bit >> 3] >> (7 - (bit & 7))) & 1);
      }
      out[digit] = ALPHABET.charAt(value);
    }
    return new String(out);
  }
}
