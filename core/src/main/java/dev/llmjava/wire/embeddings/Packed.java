package dev.llmjava.wire.embeddings;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Vectors packed into base64. */
final class Packed {
  private Packed() {}

  /** Null for text that is no packed vector. */
  static float @Nullable [] unpack(String text, Embeddings.Packing packing) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
    return switch (packing) {
      case FLOAT32 -> bytes.length % Float.BYTES == 0 ? floats(bytes) : null;
      case INT8 -> signed(bytes);
    };
  }

  private static float[] floats(byte[] bytes) {
    var vector = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }

  private static float[] signed(byte[] bytes) {
    var vector = new float[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      vector[i] = bytes[i];
    }
    return vector;
  }
}
