package dev.llmjava.wire;

import dev.llmjava.Prompt;
import dev.llmjava.http.Decoder;

/**
 * A wire format, as one model of one provider speaks it: two pure functions, from a prompt to a
 * request and from the frames of an answer to parts. Safe for many threads.
 */
public interface Wire {
  /**
   * The request for a prompt. Reads attachments that are files.
   *
   * @throws dev.llmjava.LlmException.Setup for something of this turn that cannot be sent
   */
  Rendered render(Prompt prompt);

  /** Reads the one answer to a prompt, which may have been asked in a roundabout way. */
  Decoder decoder(Prompt prompt);
}
