package dev.llmjava.cli.chat;

import dev.llmjava.cli.terminal.CtrlC;
import dev.llmjava.cli.terminal.CtrlZ;
import dev.llmjava.cli.terminal.Interrupted;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.cli.tool.ToolApproval;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Lines that are typed at a terminal and edited there, with history, search and completion, by
 * JLine. The one class that knows JLine, and one that only {@code llm chat} at a terminal loads.
 */
final class LineEditor implements ChatLines {
  private static final int LINES_KEPT = 1000;
  private static final String SUSPEND = "suspend";
  private static final Size USUAL = Size.of(80, 24);

  private final Terminal streams;
  private final org.jline.terminal.Terminal terminal;
  private final Attributes cooked;
  private final LineReader reader;
  private boolean asks;

  private LineEditor(
      Terminal streams,
      org.jline.terminal.Terminal terminal,
      ChatCompletion completion,
      @Nullable Path history) {
    this.streams = streams;
    this.terminal = terminal;
    this.cooked = terminal.getAttributes();
    this.reader = reader(terminal, completion, history);
  }

  /** Null where the terminal cannot be set to it. */
  static @Nullable LineEditor open(
      Terminal streams, ChatCompletion completion, @Nullable Path history) {
    // JLine sets signals, too; what Ctrl-C does afterwards is as it was
    return CtrlC.ignoredDuring(
        () -> {
          try {
            return new LineEditor(streams, terminal(streams), completion, history);
          } catch (IOException | IllegalStateException | LinkageError e) {
            return null;
          }
        });
  }

  /**
   * While a line is read, Ctrl-C is a key like others. JLine would make a signal of it besides, and
   * now and then see it twice. The terminal is asked nothing about itself: answers could come late,
   * and be taken for what is typed.
   */
  private static org.jline.terminal.Terminal terminal(Terminal streams) throws IOException {
    System.setProperty(TerminalBuilder.PROP_SOFTWARE_SIGNALS, "false");
    var made =
        TerminalBuilder.builder()
            .system(true)
            .type(streams.variable("TERM"))
            .encoding(StandardCharsets.UTF_8)
            .nativeSignals(true)
            .graphemeCluster(false)
            .dumb(false)
            .build();
    made.handle(Signal.INT, SignalHandler.SIG_IGN); // between lines, for which others care
    if (made.getSize().getColumns() == 0) {
      made.setSize(USUAL); // a terminal that nobody told its size shows nothing otherwise
    }
    return made;
  }

  private LineReader reader(
      org.jline.terminal.Terminal at, ChatCompletion completion, @Nullable Path history) {
    // words of a chat are words, whatever quotes and backslashes are among them
    var words = new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]);
    LineReader made =
        LineReaderBuilder.builder()
            .terminal(at)
            .appName("llm")
            .parser(words)
            .completer(
                (line, parsed, candidates) -> {
                  if (!asks) {
                    String before = parsed.line().substring(0, parsed.cursor());
                    completion.of(before).forEach(word -> candidates.add(candidate(word)));
                  }
                })
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, "")
            .variable(LineReader.HISTORY_SIZE, LINES_KEPT)
            .variable(LineReader.HISTORY_FILE_SIZE, LINES_KEPT)
            .build();
    if (history != null) {
      made.setVariable(LineReader.HISTORY_FILE, history);
    }
    made.getWidgets().put(SUSPEND, this::suspend);
    KeyMap<Binding> keys = Objects.requireNonNull(made.getKeyMaps().get(LineReader.MAIN));
    keys.bind(new Reference(SUSPEND), KeyMap.ctrl('Z'));
    return made;
  }

  /** What runs meanwhile has the terminal as it was. */
  private boolean suspend() {
    Attributes raw = terminal.getAttributes();
    terminal.setAttributes(cooked);
    CtrlZ.suspend();
    terminal.setAttributes(raw);
    reader.callWidget(LineReader.REDRAW_LINE);
    reader.callWidget(LineReader.REDISPLAY);
    return true;
  }

  /** A folder is not the end of a name. */
  private static Candidate candidate(String word) {
    return new Candidate(word, word, null, null, null, null, !word.endsWith("/"));
  }

  @Override
  public @Nullable String read(String prompt) {
    while (true) {
      try {
        return CtrlC.ignoredDuring(() -> reader.readLine(prompt));
      } catch (UserInterruptException e) {
        if (e.getPartialLine() == null || e.getPartialLine().isBlank()) {
          throw new Interrupted();
        }
      } catch (EndOfFileException e) {
        return null;
      }
    }
  }

  @Override
  public ToolApproval approval() {
    return new ToolApproval(
        (call, question) -> {
          ToolApproval.showCall(call, streams.err());
          return agrees(question);
        });
  }

  /** Anything but yes is no. An answer is no line to come back to. */
  private boolean agrees(String question) {
    reader.setVariable(LineReader.DISABLE_HISTORY, true);
    asks = true;
    try {
      String answer = CtrlC.ignoredDuring(() -> reader.readLine(question + " [y/N]: "));
      return answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes");
    } catch (UserInterruptException e) {
      throw new Interrupted();
    } catch (EndOfFileException e) {
      return false;
    } finally {
      reader.setVariable(LineReader.DISABLE_HISTORY, false);
      asks = false;
    }
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException e) {
      // the terminal has gone
    }
  }
}
