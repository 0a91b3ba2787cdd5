package dev.llmjava.cli.template;

import dev.llmjava.LlmException;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Editor;
import dev.llmjava.cli.terminal.Failure;

/** {@code llm templates edit} */
public final class TemplatesEdit implements Command {
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
    if (session.directory().has(file)) {
      Editor.edit(session.directory().file(file), session.terminal());
    } else {
      make(file, session);
    }
    try {
      new Templates(session).ofFolder(name);
    } catch (LlmException.Setup e) {
      throw new LlmException.InvalidTemplate(
          "Template '" + name + "' was saved, but is not valid: " + e.getMessage());
    }
    return 0;
  }

  /** An editor that fails leaves none behind that nobody has written in. */
  private static void make(String file, Session session) {
    session.directory().write(file, EMPTY, false);
    try {
      Editor.edit(session.directory().file(file), session.terminal());
    } catch (Failure e) {
      if (EMPTY.equals(session.directory().read(file))) {
        session.directory().file(file).toFile().delete();
      }
      throw e;
    }
  }
}
