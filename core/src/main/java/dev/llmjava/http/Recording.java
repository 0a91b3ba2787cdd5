package dev.llmjava.http;

import dev.llmjava.LlmException;
import dev.llmjava.Ulid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded, and how far it was told. The answers that one recorder got to the same request
 * are told in order, and the last of them again and again; those of a later recorder take their
 * place. Safe for many threads.
 */
final class Recording {
  private final RecordingFile file;
  private final boolean tells;
  private final Map<String, List<RecordedExchange>> byKey = new HashMap<>();
  private final List<RecordedExchange> all = new ArrayList<>();
  private final Map<String, Integer> told = new HashMap<>();
  private @Nullable String run;
  private @Nullable LlmException failure;

  /**
   * @param tells whether anybody will ask for what was recorded
   * @throws LlmException.Setup when the file cannot be read or a line is not one of a recording
   */
  Recording(RecordingFile file, boolean tells) {
    this.file = file;
    this.tells = tells;
    file.read(this::remember);
  }

  private void remember(RecordedExchange exchange) {
    if (!tells) {
      return;
    }
    all.add(exchange);
    byKey.computeIfAbsent(exchange.request().key(), key -> new ArrayList<>()).add(exchange);
  }

  /** The next answer to a request; null when none was recorded. */
  synchronized @Nullable RecordedExchange next(RecordedRequest request) {
    String key = request.key();
    List<RecordedExchange> known = byKey.get(key);
    if (known == null) {
      return null;
    }
    String latest = known.getLast().run();
    List<RecordedExchange> answers =
        known.stream().filter(exchange -> exchange.run().equals(latest)).toList();
    int number = told.merge(key, 1, Integer::sum) - 1;
    return answers.get(Math.min(number, answers.size() - 1));
  }

  /** What to say when {@link #next} knows nothing. */
  synchronized LlmException missing(RecordedRequest request) {
    return NearestRequest.missing(file.path(), request, all);
  }

  /** The answer is the reader's already; when it cannot be kept, the next call says so. */
  synchronized void add(
      RecordedRequest request, int status, Map<String, String> headers, List<Piece> pieces) {
    if (run == null) {
      run = Ulid.next();
    }
    var exchange = new RecordedExchange(0, run, request, status, headers, pieces);
    try {
      file.append(exchange);
      remember(exchange);
    } catch (LlmException e) {
      failure = e;
    }
  }

  /**
   * @throws LlmException.Setup when an exchange could not be written
   */
  synchronized void check() {
    if (failure != null) {
      throw failure;
    }
  }
}
