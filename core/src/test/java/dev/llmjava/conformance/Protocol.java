package dev.llmjava.conformance;

import dev.llmjava.Model;
import dev.llmjava.Prompt;
import dev.llmjava.json.Json;
import dev.llmjava.wire.Wire;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of the recorded protocols, for every test that runs over the recordings. A new one is a class
 * that implements this and a line in {@link Protocols}.
 */
public interface Protocol {
  /** What a frame says of the end of its stream. */
  enum Ending {
    /** Nothing. */
    NONE,
    /** The answer is complete if the stream ends cleanly, but more may come. */
    OVER,
    /** The answer is complete, even if the connection breaks now. */
    LAST
  }

  /** The folder of its recordings. */
  String folder();

  /**
   * The wire, set up as for the model of an exchange; provider data is kept under a name of its own
   * for each protocol.
   */
  Wire wire(Recorded exchange);

  /** The model of an exchange through the public API, when its provider is at {@code base}. */
  Model model(Recorded exchange, String base, ReplayedModels models);

  /**
   * The prompt that somebody could have had in mind when they sent a request: the opposite of
   * rendering.
   */
  Prompt prompt(Json.Obj request);

  /** A request in one of several spellings of the same; what is read and compared. */
  default Json.Obj plain(Json.Obj request) {
    return request;
  }

  Ending ending(@Nullable String event, String data);

  /**
   * What our part for an expected server-side call is named.
   *
   * @param expected an object with {@code name} and perhaps {@code detail}
   */
  default String serverCallName(Json.Obj expected) {
    return Objects.requireNonNull(expected.string("name"));
  }
}
