package dev.llmjava.cli.run;

import dev.llmjava.FileFault;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a run asks: its inputs, and what holds for all of them. */
interface RunFile extends AutoCloseable {
  /** Stands for JSON lines on standard input. */
  String STANDARD_INPUT = "-";

  /** Gets one input after the other. */
  interface Reader {
    /** Whether to go on. */
    boolean take(RunInput input);
  }

  /**
   * Opens the file of that name.
   *
   * @throws Failure when it cannot be read, or is of no kind that is known
   */
  static RunFile open(String name, Terminal terminal) {
    if (name.equals(STANDARD_INPUT)) {
      return RunLines.ofStandardInput(terminal);
    }
    Path file = Path.of(name);
    return switch (ending(name)) {
      case ".jsonl", ".ndjson" -> RunLines.of(requireFile(file));
      case ".yaml", ".yml" -> RunYaml.of(requireFile(file));
      default ->
          throw new Failure(
              "\""
                  + name
                  + "\" must end in .jsonl or .yaml; - reads JSON lines from standard input");
    };
  }

  /** In lower case, with its dot; empty for none. */
  private static String ending(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
  }

  private static Path requireFile(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw unreadable(file, fault(file));
    }
    return file;
  }

  private static String fault(Path file) {
    if (Files.isDirectory(file)) {
      return "it is a folder";
    }
    return Files.exists(file) ? "permission denied" : "it does not exist";
  }

  /** What to throw for a file that cannot be read. */
  static Failure unreadable(Path file, String why) {
    return new Failure("cannot read \"" + file + "\": " + why);
  }

  /** What to throw for one whose reading failed. */
  static Failure unreadable(Path file, IOException why) {
    return unreadable(file, FileFault.ofReading(why));
  }

  /** Where the results go when nobody says; null for standard output. */
  @Nullable Path results();

  /** What holds for all inputs. */
  Json.Obj settings();

  /**
   * Goes through the inputs from the first on. May be called several times.
   *
   * @param most how many at most
   */
  void each(int most, Reader reader);

  /** Nothing is read after this. */
  @Override
  default void close() {}

  /** {@code prompts.jsonl} gives {@code prompts.results.jsonl}. */
  static Path resultsOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".results.jsonl");
  }
}
