package dev.llmjava.cli;

import dev.llmjava.cli.command.UsageError;
import dev.llmjava.cli.terminal.Aborted;
import dev.llmjava.cli.terminal.ErrorText;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.terminal.Terminal;
import java.util.List;

/** The {@code llm} command. */
public final class Main {
  private static final int USAGE = 2;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), Terminal.system()));
  }

  /** Runs one command and returns its exit code. Throws nothing. */
  public static int run(List<String> arguments, Terminal terminal) {
    try {
      return new CommandLine(arguments, terminal).run();
    } catch (Output.Closed e) {
      return e.nobodyReads() ? 1 : report(terminal, "Error: " + e.getMessage() + "\n", 1);
    } catch (Aborted e) {
      return report(terminal, e.getMessage() + "\n", 1);
    } catch (UsageError e) {
      return report(terminal, e.text(), USAGE);
    } catch (RuntimeException | Error e) {
      return report(terminal, ErrorText.of(e, terminal), e instanceof Failure f ? f.code() : 1);
    }
  }

  private static int report(Terminal terminal, String text, int code) {
    try {
      terminal.err().print(text);
    } catch (Output.Closed e) {
      // Nobody reads the error; the exit code still says it.
    }
    return code;
  }
}
