package dev.llmjava.cli.chat;

import dev.llmjava.FragmentLoader.Loaded;
import dev.llmjava.cli.fragment.FragmentReferences;
import dev.llmjava.cli.terminal.Editor;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.cli.text.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Makes a message of what was entered in a chat, or does what it says. */
final class LineCommands {
  private static final String MULTI = "!multi";
  private static final String END = "!end";
  private static final String EDIT = "!edit";
  private static final String HELP = "!help";
  static final String FRAGMENT = "!fragment";

  private final ChatInput input;
  private final ChatTurns turns;
  private final Terminal terminal;

  LineCommands(ChatInput input, ChatTurns turns, Terminal terminal) {
    this.input = input;
    this.turns = turns;
    this.terminal = terminal;
  }

  /** All commands, for the help and for completion; the first ones are those of every chat. */
  static List<LineCommand> all(ChatTurns turns) {
    var all = new ArrayList<LineCommand>();
    all.add(
        listed(MULTI, "[words]", "Begin a block of lines; !end, or !end words, ends and sends it"));
    all.add(listed(EDIT, "[text]", "Write the message in $VISUAL or $EDITOR"));
    FragmentReferences fragments = turns.fragments();
    if (fragments != null) {
      all.add(
          new LineCommand(
              FRAGMENT,
              "<my_fragment> ...",
              "Put fragments before the words of the message",
              rest -> {},
              fragments::aliases));
    }
    all.addAll(turns.commands());
    all.add(listed(HELP, "", "Show this"));
    return all;
  }

  private static LineCommand listed(String word, String takes, String summary) {
    return new LineCommand(word, takes, summary, rest -> {}, List::of);
  }

  /** The message that is to be answered; null when there is none. */
  @Nullable ChatMessage take(String entry) {
    String line = entry.strip();
    if (!line.startsWith("!")) {
      return message(entry);
    }
    String word = line.split("\\s", 2)[0];
    String rest = line.substring(word.length()).strip();
    switch (word) {
      case MULTI -> {
        input.firstLine(entry);
        return block(first(rest));
      }
      case EDIT -> {
        return edited(rest);
      }
      case HELP -> terminal.out().print(help());
      default -> {
        return other(entry, word, rest);
      }
    }
    return null;
  }

  private static String first(String text) {
    return text.lines().findFirst().orElse("").strip();
  }

  private @Nullable ChatMessage other(String entry, String word, String rest) {
    for (LineCommand command : turns.commands()) {
      if (command.word().equals(word)) {
        command.action().accept(rest);
        return null;
      }
    }
    if (entry.startsWith(word) && !isFragments(word)) {
      refuseMistyped(word);
    }
    return message(entry);
  }

  /** What looks like a command and is none would be sent, and paid for. */
  private void refuseMistyped(String word) {
    if (word.equals(END)) {
      throw new Failure("'!end' ends a block of lines; begin one with '!multi'");
    }
    String near = Suggestions.phrase(word, all(turns).stream().map(LineCommand::word).toList());
    if (!near.isEmpty()) {
      throw new Failure(
          "'" + word + "' is not a command." + near + " A space before it sends it as it is.");
    }
  }

  private ChatMessage block(String words) {
    String end = words.isEmpty() ? END : END + " " + String.join(" ", words.split("\\s+"));
    var text = new StringJoiner("\n");
    while (true) {
      String line = ChatLoop.required(input.line(""), terminal);
      if (line.strip().equals(end)) {
        return message(text.toString());
      }
      text.add(line);
    }
  }

  private @Nullable ChatMessage edited(String text) {
    String edited = Editor.text(text, terminal);
    if (edited == null) {
      terminal.err().print("Editor closed without saving.\n");
      return null;
    }
    return message(edited.strip());
  }

  /** Lines of fragments are taken out, and the others are the words. */
  private ChatMessage message(String text) {
    FragmentReferences references = turns.fragments();
    if (references == null || !text.contains(FRAGMENT)) {
      return new ChatMessage(text);
    }
    var words = new StringJoiner("\n");
    var named = new ArrayList<String>();
    for (String line : text.split("\n", -1)) {
      if (isFragments(line.strip())) {
        named.addAll(names(line.strip()));
      } else {
        words.add(line);
      }
    }
    Loaded loaded = references.load(named);
    return new ChatMessage(words.toString(), loaded);
  }

  private boolean isFragments(String line) {
    return turns.fragments() != null && (line.equals(FRAGMENT) || line.startsWith(FRAGMENT + " "));
  }

  private static List<String> names(String line) {
    String names = line.substring(FRAGMENT.length()).strip();
    if (names.isEmpty()) {
      throw new Failure("'!fragment' needs the name of a fragment: !fragment <my_fragment>");
    }
    return List.of(names.split("\\s+"));
  }

  private String help() {
    var help = new StringBuilder();
    List<LineCommand> all = all(turns);
    int widest = all.stream().mapToInt(command -> command.usage().length()).max().orElse(0);
    for (LineCommand command : all) {
      help.append(command.usage())
          .repeat(' ', widest - command.usage().length() + 2)
          .append(command.summary())
          .append('\n');
    }
    return help.append("exit, quit").repeat(' ', widest - 8).append("Leave the chat\n").toString();
  }
}
