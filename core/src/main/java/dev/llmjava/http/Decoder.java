package dev.llmjava.http;

import dev.llmjava.PartSink;
import org.jspecify.annotations.Nullable;

/**
 * Reads one answer in a wire format. Pure: frames in, calls on the sink out; no network, no clock.
 * One answer, one thread.
 */
public interface Decoder {
  /**
   * Takes one frame of a stream: the data of one server-sent event or one line of a line-delimited
   * stream.
   *
   * @param event the name of a server-sent event; null when it has none
   * @throws dev.llmjava.LlmException when the frame reports an error or is not of the format
   */
  void frame(@Nullable String event, String data, PartSink out);

  /**
   * Takes one frame as the bytes {@code utf8[from..to)}, which are not to be kept. A decoder that
   * can tell what a frame says without making a string of it overrides this.
   *
   * @throws dev.llmjava.LlmException when the frame reports an error or is not of the format
   * @throws java.io.UncheckedIOException for bytes that are not UTF-8
   */
  default void frame(@Nullable String event, byte[] utf8, int from, int to, PartSink out) {
    frame(event, Utf8.decode(utf8, from, to), out);
  }

  /**
   * Takes a body that came as one document, even when a stream was asked for. Other than a frame it
   * can be complete by itself: what follows a frame may be missing, nothing follows a document.
   *
   * @throws dev.llmjava.LlmException when the document reports an error or is not of the format
   */
  void document(String data, PartSink out);

  /**
   * Whether a body that begins like a JSON document is a stream: documents one after another, or
   * the elements of one array. Each is then a {@link #frame}, and {@link #document} is not called.
   */
  default boolean framesAreValues() {
    return false;
  }

  /** Whether the answer was finished; nothing that follows matters. */
  boolean done();

  /**
   * The body ended cleanly. Finishes the answer if the format's end was seen; otherwise does
   * nothing, and the answer counts as broken off.
   */
  void end(PartSink out);
}
