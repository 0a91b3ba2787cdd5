package dev.llmjava.cli;

import dev.llmjava.LlmException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code llm templates edit} */
final class TemplatesEdit implements Command {
  /** What a new one begins with. */
  private static final String EMPTY = "prompt: ";

  @Override
  public Spec spec() {
    return new Spec(
            "llm templates edit",
            """
            Edit a template in $VISUAL or $EDITOR

            A template that is not there is made. What was written stays, even if it is not valid.
            """)
        .argument("NAME", true)
        .completing(Completion.TEMPLATE_NAMES);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    String name = arguments.required(0);
    String file = Templates.fileToWrite(name);
    if (!session.directory().has(file)) {
      session.directory().write(file, EMPTY, false);
    }
    edit(session.directory().file(file), session.terminal());
    try {
      new Templates(session).ofFolder(name);
    } catch (LlmException.Setup e) {
      throw new LlmException.InvalidTemplate(
          "Template '" + name + "' was saved, but is not valid: " + e.getMessage());
    }
    return 0;
  }

  private static void edit(Path file, Terminal terminal) {
    String editor = editor(terminal);
    int code;
    try {
      code = new ProcessBuilder(command(editor, file)).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new Failure(
          "cannot start the editor \"" + editor + "\"; set VISUAL or EDITOR to another");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Aborted();
    }
    if (code != 0) {
      throw new Failure(
          "the editor \"" + editor + "\" ended with " + code + "; set VISUAL or EDITOR to another");
    }
  }

  private static String editor(Terminal terminal) {
    for (String variable : List.of("VISUAL", "EDITOR")) {
      if (!terminal.variable(variable).isBlank()) {
        return terminal.variable(variable);
      }
    }
    return isWindows() ? "notepad" : "vi";
  }

  /** The variables hold commands, with options perhaps. */
  private static List<String> command(String editor, Path file) {
    return isWindows()
        ? List.of("cmd", "/c", editor, file.toString())
        : List.of("/bin/sh", "-c", editor + " \"$1\"", "sh", file.toString());
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }
}
