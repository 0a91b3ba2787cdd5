package dev.llmjava.cli.doctor;

import dev.llmjava.UserDirectory;
import dev.llmjava.cli.log.LogsSwitch;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.cli.text.FileMode;
import dev.llmjava.cli.text.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The user directory: where it is, and whether it can be used. */
final class DirectoryCheck implements DoctorCheck {
  private final UserDirectory directory;
  private final Terminal terminal;

  DirectoryCheck(UserDirectory directory, Terminal terminal) {
    this.directory = directory;
    this.terminal = terminal;
  }

  @Override
  public String name() {
    return "directory";
  }

  @Override
  public List<Diagnosis> run() {
    Path path = directory.path();
    var found = new ArrayList<Diagnosis>();
    if (!Files.exists(path)) {
      found.add(Files.isSymbolicLink(path) ? dangling(path) : missing(path));
    } else if (!Files.isDirectory(path)) {
      found.add(
          Diagnosis.problem(
              path + " is a file, and should be a folder",
              "move it away, or set LLM_USER_PATH to a folder"));
    } else if (!Files.isWritable(path) || !Files.isReadable(path)) {
      found.add(
          Diagnosis.problem(
              path + " cannot be read and written",
              "give yourself access: chmod u+rwx " + ShellWord.of(path.toString())));
    } else if (FileMode.asTold(path).everybodyWrites()) {
      found.add(
          Diagnosis.problem(
              "others may write in " + path,
              "keep them out: chmod go-w " + ShellWord.of(path.toString())));
    } else if (FileMode.asTold(path).othersWrite()) {
      found.add(
          Diagnosis.note(
              "the group of " + path + " may write in it",
              "if you do not want that: chmod g-w " + ShellWord.of(path.toString())));
    } else {
      found.add(
          Diagnosis.ok(
              path
                  + (terminal.variable("LLM_USER_PATH").isEmpty()
                      ? ""
                      : ", as LLM_USER_PATH says")));
    }
    if (directory.has(LogsSwitch.OFF)) {
      found.add(Diagnosis.note("nothing is logged", "llm logs on turns it on again"));
    }
    return found;
  }

  private static Diagnosis dangling(Path link) {
    String target;
    try {
      target = Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      target = "somewhere";
    }
    return Diagnosis.problem(
        link + " is a link to " + target + ", which is not there",
        "make that folder, or set LLM_USER_PATH to another");
  }

  private static Diagnosis missing(Path path) {
    Path parent = path.toAbsolutePath();
    while (parent.getParent() != null && !Files.exists(parent)) {
      parent = parent.getParent();
    }
    return Files.isWritable(parent) && Files.isDirectory(parent)
        ? Diagnosis.note(path + " is not there yet; the first command that needs it makes it", null)
        : Diagnosis.problem(
            path + " is not there and cannot be made in " + parent,
            "set LLM_USER_PATH to a folder that you can write");
  }
}
