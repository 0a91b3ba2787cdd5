package dev.llmjava.json;

/** Text that is not the JSON it should be. The message says where and what, in one line. */
public final class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JsonException(String message) {
    super(message);
  }
}
