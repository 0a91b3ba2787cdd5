package dev.llmjava.cli.completion;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.command.UsageError;
import dev.llmjava.cli.session.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** {@code llm completion} */
public final class CompletionScript implements Command {
  private static final String SHELL = "{bash|zsh|fish}";

  private static final String ABOUT =
      """
      Print a script that completes commands in a shell

      It completes commands, options and their values: models, templates, fragments, \
      conversations, tools, keys.

      For bash, once the package bash-completion is installed:

          mkdir -p ~/.local/share/bash-completion/completions
          llm completion bash > ~/.local/share/bash-completion/completions/llm

      or without it, in ~/.bashrc:

          source <(llm completion bash)

      For zsh, in ~/.zshrc after compinit:

          source <(llm completion zsh)

      or as a file _llm in a folder of $fpath.

      For fish:

          llm completion fish > ~/.config/fish/completions/llm.fish
      """;

  private final Spec spec =
      new Spec("llm completion", ABOUT).argument(SHELL, true).completing(Completion.SHELLS);

  @Override
  public Spec spec() {
    return spec;
  }

  @Override
  public int run(Arguments arguments, Session session) {
    String word = arguments.required(0);
    CompletedShell shell = CompletedShell.find(word);
    if (shell == null) {
      String fault = "'" + word + "' is not one of 'bash', 'zsh', 'fish'.";
      throw UsageError.of(spec, "Invalid value for '" + SHELL + "': " + fault);
    }
    session.out().print(of(shell));
    return 0;
  }

  /** What a shell is to source. */
  static String of(CompletedShell shell) {
    String name = "completion." + shell.word();
    try (InputStream in = CompletionScript.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not among the resources");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
