package dev.llmjava.cli.run;

import dev.llmjava.FileFault;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.cli.text.ByteLines;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A JSON value a line. Only one line at a time is in memory. */
final class RunLines implements RunFile {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Path file;
  private final boolean temporary;

  private RunLines(Path file, boolean temporary) {
    this.file = file;
    this.temporary = temporary;
  }

  static RunLines of(Path file) {
    return new RunLines(file, false);
  }

  /** They are gone through twice, so they are kept in a file of the user's alone meanwhile. */
  static RunLines ofStandardInput(Terminal terminal) {
    try {
      var lines = new RunLines(Files.createTempFile("llm-run", ".jsonl"), true);
      lines.file.toFile().deleteOnExit();
      // into that very file: another one would not be the user's alone
      try (OutputStream out = Files.newOutputStream(lines.file, StandardOpenOption.WRITE)) {
        terminal.in().transferTo(out);
      }
      return lines;
    } catch (IOException e) {
      throw new Failure("cannot keep standard input in a file: " + FileFault.ofWriting(e));
    }
  }

  @Override
  public @Nullable Path results() {
    return temporary ? null : RunFile.resultsOf(file);
  }

  @Override
  public Json.Obj settings() {
    return Json.Obj.EMPTY;
  }

  @Override
  public void each(int most, Reader reader) {
    try (InputStream in = Files.newInputStream(file)) {
      var lines = new ByteLines(in);
      int index = 0;
      for (byte[] line = lines.next(); line != null && index < most; line = lines.next()) {
        String text = text(line, lines.number());
        if (!text.isBlank() && !reader.take(input(++index, lines.number(), text))) {
          return;
        }
      }
    } catch (IOException e) {
      throw RunFile.unreadable(file, e);
    }
  }

  /** Some editors begin a file with a mark. */
  private static String text(byte[] line, int number) {
    boolean marked =
        number == 1
            && line.length >= MARK.length
            && line[0] == MARK[0]
            && line[1] == MARK[1]
            && line[2] == MARK[2];
    int skip = marked ? MARK.length : 0;
    return new String(line, skip, line.length - skip, StandardCharsets.UTF_8);
  }

  private static RunInput input(int index, int line, String text) {
    if (text.indexOf('\uFFFD') >= 0) {
      return RunInput.broken(index, line, "it is not UTF-8, or holds U+FFFD in place of what was");
    }
    try {
      return RunInput.of(index, line, Json.parseDistinct(text));
    } catch (JsonException e) {
      // the line that it counts is always its first
      return RunInput.broken(index, line, String.valueOf(e.getMessage()).replace("(line 1, ", "("));
    }
  }

  @Override
  public void close() {
    if (temporary) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // it is deleted when the process ends
      }
    }
  }
}
