package dev.llmjava.cli.doctor;

import dev.llmjava.LlmException;
import dev.llmjava.UserDirectory;
import dev.llmjava.cli.text.FileSize;
import dev.llmjava.store.LogInspection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The log: that its file is sound, and whose it is. */
final class LogCheck implements DoctorCheck {
  private static final String FILE = "logs.db";

  /** Reading more than that would be felt. */
  private static final long MOST_READ = 256L << 20;

  /** Changes that lie about longer than any writer needs them. */
  private static final long MUCH_PENDING = 64L << 20;

  private final UserDirectory directory;

  LogCheck(UserDirectory directory) {
    this.directory = directory;
  }

  @Override
  public String name() {
    return "log";
  }

  @Override
  public List<Diagnosis> run() {
    Path file = directory.file(FILE);
    if (Files.isSymbolicLink(file) && !Files.exists(file)) {
      return List.of(); // where it leads is told by the check of files
    }
    if (!Files.exists(file)) {
      return List.of(Diagnosis.ok("none yet; the first answer makes it"));
    }
    LogInspection log;
    List<String> damage;
    try {
      log = LogInspection.of(file);
      damage = log.bytes() > MOST_READ ? List.of() : LogInspection.damage(file);
    } catch (LlmException.Setup e) {
      return List.of(Diagnosis.problem(String.valueOf(e.getMessage()), null));
    }
    var found = new ArrayList<Diagnosis>();
    found.add(Diagnosis.ok(summary(file, log)));
    tables(file, log, found);
    for (String fault : damage) {
      found.add(
          Diagnosis.problem(
              file + " is damaged: " + fault,
              "llm logs verify says more; restore a backup, or export what can be read"));
    }
    writing(file, log, found);
    return found;
  }

  private static String summary(Path file, LogInspection log) {
    return file
        + ", "
        + FileSize.text(log.bytes())
        + (log.writeAhead() ? ", in write-ahead mode" : "")
        + (log.lastTurn() == null ? "" : ", last used " + seconds(log.lastTurn()) + " UTC")
        + (log.bytes() > MOST_READ ? ", not read through" : "")
        + "; llm logs verify looks deeper";
  }

  private static String seconds(String time) {
    int end = Math.min(time.length(), "2026-01-31T00:00:00".length());
    return time.substring(0, end).replace('T', ' ');
  }

  private static void tables(Path file, LogInspection log, List<Diagnosis> found) {
    switch (log.age()) {
      case FOREIGN ->
          found.add(
              Diagnosis.problem(
                  file + " is another program's database", "move it away, or use another with -d"));
      case OLDER ->
          found.add(
              Diagnosis.note(
                  "it is from an older LLM, and is converted when it is used next",
                  "keep a copy if you want to go back"));
      case EMPTY, CURRENT -> {}
    }
    if (log.missingColumn() != null) {
      found.add(
          Diagnosis.problem(
              "it lacks the column \"" + log.missingColumn() + "\", which is relied on",
              "it was changed by a newer LLM or by hand: update this program, or use another"
                  + " file"));
    }
    if (!log.unknown().isEmpty()) {
      found.add(
          Diagnosis.note(
              "it was used by a newer LLM ("
                  + String.join(", ", log.unknown())
                  + "), whose additions are left as they are",
              null));
    }
  }

  private static void writing(Path file, LogInspection log, List<Diagnosis> found) {
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isWritable(file) || (folder != null && !Files.isWritable(folder))) {
      found.add(
          Diagnosis.problem(
              file + " cannot be written, so that nothing can be logged",
              "give yourself access to it and its folder: chmod u+w " + file));
    }
    if (log.pending() > MUCH_PENDING) {
      found.add(
          Diagnosis.note(
              FileSize.text(log.pending()) + " of changes wait beside the log",
              "a program may hold it open; when none does, the next answer takes them over"));
    }
  }
}
