package dev.llmjava.store;

import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Logs turns and prints the id of each when that is done, until it halts in the middle of one:
 * {@code FILE LETTERS TURNS NANOS}, where LETTERS is how long a turn may be and NANOS how long
 * after so many turns it halts. An error is printed and ends it.
 */
final class CrashingProcess {
  private static final String SAFE = "safe ";
  private static final String ERROR = "Error: ";

  private CrashingProcess() {}

  public static void main(String[] args) {
    var done = new AtomicInteger();
    int letters = Integer.parseInt(args[1]);
    int turns = Integer.parseInt(args[2]);
    long nanos = Long.parseLong(args[3]);
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              while (done.get() < turns) {
                LockSupport.parkNanos(20_000);
              }
              LockSupport.parkNanos(nanos);
              Runtime.getRuntime().halt(9);
            });
    try (SqliteLog log = SqliteLog.open(Path.of(args[0]))) {
      List<Message> history = new ArrayList<>();
      String thread = null;
      while (true) {
        history.add(Message.user("question " + "x".repeat(letters / (1 + done.get() % 7))));
        Response response = ScriptedModel.saying("answer").answer(Prompt.of(history));
        thread = log.log(response, thread);
        System.out.println(SAFE + response.id());
        done.incrementAndGet();
        history.addAll(response.messages());
      }
    } catch (LlmException e) {
      System.out.println(ERROR + e.getMessage());
    }
  }

  /**
   * @param limits what comes before the command
   * @param said gets what it prints
   */
  static Process start(
      List<String> limits, Path file, Path said, int letters, int turns, long nanos)
      throws IOException {
    return Jvm.start(
        limits,
        List.of(),
        CrashingProcess.class,
        said,
        file.toString(),
        Integer.toString(letters),
        Integer.toString(turns),
        Long.toString(nanos));
  }

  /** The turns that were logged when it was ended. */
  static List<String> safe(Path said) throws IOException {
    return after(SAFE, said);
  }

  static List<String> errors(Path said) throws IOException {
    return after(ERROR, said);
  }

  private static List<String> after(String prefix, Path said) throws IOException {
    return Files.readAllLines(said).stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .toList();
  }
}
