package dev.llmjava.cli.completion;

import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.terminal.Terminal;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Answers the scripts of {@code llm completion}. They set a variable to the name of their shell and
 * give the line up to the cursor; they get lines: {@code files} where file names may follow, else
 * {@code words}, then what there is, one a line. Nobody reads errors while a line is typed, so
 * there are none.
 */
public final class Completing {
  public static final String VARIABLE = "_LLM_COMPLETE";

  /** What click's programs, and so LLM for Python, are asked with for their scripts. */
  private static final String SOURCE = "_source";

  private final Terminal terminal;
  private final Function<String, Command> commands;

  /**
   * Made for one line.
   *
   * @param commands makes the command of a full name, as in {@code llm logs list}
   */
  public Completing(Terminal terminal, Function<String, Command> commands) {
    this.terminal = terminal;
    this.commands = commands;
  }

  /**
   * Answers.
   *
   * @param tokens the words up to the cursor, the last one as far as it is typed; of bash its line
   *     and the characters that break words
   * @return 1 when something kept it from answering
   */
  public int run(String shell, List<String> tokens) {
    try {
      boolean wantsScript = shell.endsWith(SOURCE);
      CompletedShell known =
          CompletedShell.find(
              wantsScript ? shell.substring(0, shell.length() - SOURCE.length()) : shell);
      if (known == null) {
        return 1;
      }
      terminal.out().print(wantsScript ? CompletionScript.of(known) : answer(known, tokens));
      return 0;
    } catch (RuntimeException | Error e) {
      return 1;
    }
  }

  private String answer(CompletedShell shell, List<String> tokens) {
    return shell == CompletedShell.BASH ? inBash(tokens) : described(tokens);
  }

  /** Zsh and fish choose from it as their users have set them, and quote what they insert. */
  private String described(List<String> words) {
    var line = new ArrayList<>(words);
    String current = line.isEmpty() ? "" : line.removeLast();
    var place = CursorPlace.find(line, current, commands);
    var text = new StringBuilder(place.mayBeFile() ? "files\n" : "words\n");
    for (Candidate candidate : candidates(place)) {
      text.append(candidate.value());
      if (!candidate.about().isEmpty()) {
        text.append('\t').append(candidate.about());
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** Bash inserts what it gets, so that it gets what begins as the word does, quoted. */
  private String inBash(List<String> given) {
    var line = new BashLine(given.get(0), given.get(1));
    var words = new ArrayList<>(line.words());
    words.removeFirst();
    var place = CursorPlace.find(words, line.word(), commands);
    var text = new StringBuilder();
    for (Candidate candidate : candidates(place)) {
      if (candidate.value().startsWith(line.word())) {
        text.append(line.insertion(candidate.value())).append('\n');
      }
    }
    return (place.mayBeFile() && !line.isAfterColon() ? "files\n" : "words\n") + text;
  }

  private List<Candidate> candidates(CursorPlace place) {
    var silent =
        new Terminal(
            terminal.in(),
            terminal.out(),
            new Output(OutputStream.nullOutputStream(), false),
            false,
            terminal.environment());
    try (var session = Session.looking(silent, complaint -> {})) {
      return new Candidates(session).at(place);
    }
  }
}
