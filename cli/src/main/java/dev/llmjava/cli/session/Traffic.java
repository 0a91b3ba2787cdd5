package dev.llmjava.cli.session;

import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.http.HttpTransport;
import dev.llmjava.http.RecordingTransport;
import dev.llmjava.http.RecordingTransport.Mode;
import java.nio.file.Path;

/**
 * Records what goes over the network, or answers from a recording, as {@code LLM_RECORD} and {@code
 * LLM_REPLAY} say. Apart from {@link Session}, so that without them nothing of it is loaded.
 */
public final class Traffic {
  public static final String RECORD = "LLM_RECORD";
  static final String REPLAY = "LLM_REPLAY";

  private Traffic() {}

  public static boolean isRecordedOrReplayed(Terminal terminal) {
    return !terminal.variable(RECORD).isEmpty() || !terminal.variable(REPLAY).isEmpty();
  }

  /**
   * The transport that does it.
   *
   * @param network for what is not in the recording; closed with it
   * @throws Failure when the two name different files
   */
  static HttpTransport transport(Terminal terminal, HttpTransport network) {
    String recorded = terminal.variable(RECORD);
    String replayed = terminal.variable(REPLAY);
    Path file = Path.of(recorded.isEmpty() ? replayed : recorded);
    Mode mode = Mode.REPLAY;
    if (replayed.isEmpty()) {
      mode = Mode.RECORD;
    } else if (recorded.isEmpty()) {
      mode = Mode.REPLAY_ONLY;
    } else if (!absolute(file).equals(absolute(Path.of(replayed)))) {
      throw new Failure(
          RECORD
              + " and "
              + REPLAY
              + " name two files, \""
              + recorded
              + "\" and \""
              + replayed
              + "\"; set one of them, or both to the same file to record what is missing in it");
    }
    return RecordingTransport.open(file, mode, network);
  }

  private static Path absolute(Path file) {
    return file.toAbsolutePath().normalize();
  }
}
