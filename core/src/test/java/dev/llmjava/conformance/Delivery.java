package dev.llmjava.conformance;

/**
 * How an answer is delivered.
 *
 * @param chunk bytes in one piece; 0 for all at once
 * @param until bytes that are delivered; -1 for all
 * @param ending what comes after them
 */
public record Delivery(int chunk, int until, Ending ending) {
  /** How the connection ends. */
  public enum Ending {
    /** As HTTP wants it. */
    CLEAN,
    /** Closed in the middle of the body. */
    CLOSE,
    /** Reset. */
    RESET
  }

  public static final Delivery WHOLE = new Delivery(0, -1, Ending.CLEAN);

  public static Delivery inChunksOf(int bytes) {
    return new Delivery(bytes, -1, Ending.CLEAN);
  }

  public static Delivery cut(int after, Ending ending) {
    return new Delivery(0, after, ending);
  }
}
