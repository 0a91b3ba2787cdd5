package dev.llmjava.cli.run;

import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.text.ByteLines;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which inputs a file of results knows.
 *
 * @param answered the keys of those that have an answer, by their ids
 * @param ids of all
 * @param end up to where the file is sound, in bytes
 * @param unended whether the line before that end is whole but for its line end
 */
record RunRecord(Map<String, String> answered, Set<String> ids, long end, boolean unended) {
  /** How every line of a result begins. */
  static final String BEGINNING = "{\"index\":";

  static final RunRecord NOTHING = new RunRecord(Map.of(), Set.of(), 0, false);

  /** What a line says. */
  record Result(String id, String key, boolean answered) {}

  /** Gets one line after the other. */
  interface Reader {
    void take(byte[] line, Result result) throws IOException;
  }

  /**
   * Reads one.
   *
   * @param file as it is called in errors
   * @throws Failure when it holds something that is no result
   */
  static RunRecord read(FileChannel channel, Path file) throws IOException {
    var answered = new HashMap<String, String>();
    var ids = new HashSet<String>();
    ByteLines lines = lines(channel);
    boolean unended = false;
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      Result result = result(line);
      unended = result != null && !lines.ended();
      if (result != null) {
        ids.add(result.id());
        if (result.answered()) {
          answered.put(result.id(), result.key());
        }
      } else if (lines.ended() || !isBeginning(line)) {
        throw new Failure(
            "\""
                + file
                + "\" line "
                + lines.number()
                + " is no result of a run; name another file with --output");
      }
    }
    return new RunRecord(answered, ids, unended ? channel.size() : lines.whole(), unended);
  }

  /** Goes through the results of a file that is sound. */
  static void each(FileChannel channel, Reader reader) throws IOException {
    ByteLines lines = lines(channel);
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      Result result = result(line);
      if (result != null) {
        reader.take(line, result);
      }
    }
  }

  /** The channel stays open: closing it would give up the lock. */
  private static ByteLines lines(FileChannel channel) throws IOException {
    channel.position(0);
    return new ByteLines(Channels.newInputStream(channel));
  }

  private static @Nullable Result result(byte[] line) {
    try {
      if (Json.parse(line) instanceof Json.Obj object) {
        String id = object.string("id");
        String key = object.string("key");
        return id == null || key == null ? null : new Result(id, key, !object.has("error"));
      }
    } catch (JsonException e) {
      // half a line, or something else
    }
    return null;
  }

  /** Whether it can be what a crash left of a result. */
  private static boolean isBeginning(byte[] line) {
    byte[] beginning = BEGINNING.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(line.length, beginning.length);
    return Arrays.equals(line, 0, length, beginning, 0, length);
  }
}
