package dev.llmjava.http;

import dev.llmjava.KeySource;
import dev.llmjava.LlmException;
import dev.llmjava.ModelInfo;
import dev.llmjava.json.Json;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records real traffic into a file, and answers from it: the way to test an application offline.
 * Several transports and processes may record into one file. Given to {@link
 * dev.llmjava.Llm.Builder#share}, it serves all models; one that only replays needs no keys.
 *
 * <p>A request is known by its method, its address and what its body says, whatever the order of
 * keys in it; headers do not count. The answers that one transport got to the same request are told
 * in the order they came, and the last of them again and again. Recording a request anew replaces
 * them.
 *
 * <p>Kept are whole answers, and refusals that are the request's own fault; not what was given up,
 * broke off or may go better next time. No header of a request is written, and the values of its
 * headers, and of parameters and fields that are named like secrets, are masked everywhere.
 */
public final class RecordingTransport implements HttpTransport, KeySource {
  /** What it does with a request. */
  public enum Mode {
    /** Sends it, and touches no file. */
    OFF,
    /** Sends it, and records the answer. */
    RECORD,
    /** Answers from the file; what is not in there is sent and recorded. */
    REPLAY,
    /** Answers from the file; what is not in there is an error. */
    REPLAY_ONLY
  }

  private final Mode mode;
  private final HttpTransport network;
  private final @Nullable Recording recording;
  private final double speed;
  private volatile boolean closed;

  private RecordingTransport(
      Mode mode, HttpTransport network, @Nullable Recording recording, double speed) {
    this.mode = mode;
    this.network = network;
    this.recording = recording;
    this.speed = speed;
  }

  /**
   * Opens or makes a recording.
   *
   * @param file made by the modes that record, readable by its owner alone
   * @throws LlmException.Setup when the file cannot be used or a line of it is broken
   */
  public static RecordingTransport open(Path file, Mode mode) {
    return open(file, mode, HttpTransport.create());
  }

  /**
   * The same over another transport.
   *
   * @param network closed with this one
   */
  public static RecordingTransport open(Path file, Mode mode, HttpTransport network) {
    if (mode == Mode.OFF) {
      return new RecordingTransport(mode, network, null, 0);
    }
    var lines = new RecordingFile(file);
    if (mode != Mode.REPLAY_ONLY) {
      lines.prepare();
    }
    return new RecordingTransport(mode, network, new Recording(lines, mode != Mode.RECORD), 0);
  }

  /** The same, but answers from the file take the time they took when they were recorded. */
  public RecordingTransport withTiming() {
    return withTiming(1);
  }

  /**
   * The same, but answers from the file take time.
   *
   * @param speed how much faster than they were recorded: 2 for half the time
   */
  public RecordingTransport withTiming(double speed) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("a speed must be above 0, not " + speed);
    }
    return new RecordingTransport(mode, network, recording, speed);
  }

  @Override
  public HttpSettings settings() {
    return network.settings();
  }

  /**
   * Sends the request or answers from the file.
   *
   * @throws LlmException.Setup when only the file is to be asked and has no answer; or when an
   *     earlier answer could not be written into it
   */
  @Override
  public HttpReply start(HttpCall call) {
    if (closed) {
      throw new IllegalStateException("the transport is closed");
    }
    Recording file = recording;
    if (file == null) {
      return network.start(call);
    }
    file.check();
    Json body = RecordedRequest.body(call);
    Secrets secrets = Secrets.of(call, body);
    RecordedRequest request = RecordedRequest.of(call, body, secrets);
    RecordedExchange known = mode == Mode.RECORD ? null : file.next(request);
    if (known != null) {
      return new ReplayedReply(known, speed);
    }
    if (mode == Mode.REPLAY_ONLY) {
      throw file.missing(request);
    }
    return new RecordingReply(
        network.start(call),
        (status, headers, pieces) ->
            file.add(request, status, headers, secrets.scrub(List.copyOf(pieces))));
  }

  /** Something to send to nobody, too short to be taken for a secret and masked in prompts. */
  @Override
  public @Nullable String key(ModelInfo.KeyName needed) {
    return mode == Mode.REPLAY_ONLY ? "replay" : null;
  }

  /**
   * Closes the network too.
   *
   * @throws LlmException.Setup when an answer could not be written into the file
   */
  @Override
  public void close() {
    closed = true;
    network.close();
    if (recording != null) {
      recording.check();
    }
  }
}
