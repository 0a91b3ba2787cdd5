package dev.llmjava.cli;

import dev.llmjava.LlmException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** The {@code llm} command. */
public final class Main {
  private static final int USAGE = 2;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), Terminal.system()));
  }

  /** Runs one command and returns its exit code. Throws nothing. */
  static int run(List<String> arguments, Terminal terminal) {
    try {
      return new CommandLine(arguments, terminal).run();
    } catch (Output.Closed e) {
      return e.nobodyReads() ? 1 : report(terminal, "Error: " + e.getMessage() + "\n", 1);
    } catch (Aborted e) {
      return report(terminal, e.getMessage() + "\n", 1);
    } catch (UsageError e) {
      return report(terminal, e.text(), USAGE);
    } catch (RuntimeException | Error e) {
      return report(terminal, explain(e, terminal), e instanceof Failure f ? f.code() : 1);
    }
  }

  /** What an error prints. */
  static String explain(Throwable e, Terminal terminal) {
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

  private static int report(Terminal terminal, String text, int code) {
    try {
      terminal.err().data(text);
    } catch (Output.Closed e) {
      // Nobody reads the error; the exit code still says it.
    }
    return code;
  }
}
