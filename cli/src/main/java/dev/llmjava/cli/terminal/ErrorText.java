package dev.llmjava.cli.terminal;

import dev.llmjava.LlmException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What an error prints. */
public final class ErrorText {
  private ErrorText() {}

  public static String of(Throwable e, Terminal terminal) {
    if (!terminal.variable("LLM_RAISE_ERRORS").isEmpty()) {
      var trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      return trace.toString();
    }
    if (e instanceof OutOfMemoryError) {
      return "Error: this needs more memory than there is; is a file or an input very large?\n";
    }
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    boolean expected = e instanceof LlmException || e instanceof Failure;
    String text =
        e instanceof LlmException.InvalidOptions || e instanceof LlmException.InvalidTemplate
            ? message
            : oneLine(expected ? message : "unexpected " + e);
    return "Error: " + text + "\n";
  }

  private static String oneLine(String text) {
    return text.strip().lines().map(String::strip).reduce((a, b) -> a + " " + b).orElse("");
  }
}
