package dev.llmjava.examples;

import dev.llmjava.Tool;
import dev.llmjava.ToolGate;
import dev.llmjava.tool.ToolRegistry;
import java.io.PrintStream;
import java.util.List;
import java.util.Scanner;

/** Tools of a plugin, set up by hand, and somebody who is asked before they run. */
final class Kennels {
  private Kennels() {}

  static List<Tool> small() {
    // region settings
    ToolRegistry registry = ToolRegistry.of(List.of(new KennelPlugin())); // or found: create()
    List<Tool> small = registry.find("Kennel({\"places\": 2})").tools();
    // endregion
    return small;
  }

  static ToolGate asking(Scanner in, PrintStream out) {
    // region asking
    ToolGate asking =
        (tool, context) -> {
          out.print("Run " + context.call().name() + context.call().arguments() + "? [y/N] ");
          return in.nextLine().equals("y")
              ? ToolGate.Decision.RUN
              : new ToolGate.Decision.Deny("the user does not want it");
        };
    // endregion
    return asking;
  }
}
