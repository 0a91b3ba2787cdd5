package dev.llmjava.cli.doctor;

import dev.llmjava.FileFault;
import dev.llmjava.UserDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What has the names of the user's files and folders: links that lead nowhere, which everything
 * else takes for files that are not there, and files in place of folders.
 */
final class FilesCheck implements DoctorCheck {
  private static final List<String> FILES =
      List.of(
          "keys.json",
          "aliases.json",
          "default_model.txt",
          "extra-openai-models.yaml",
          "model_options.json",
          "logs.db");
  private static final List<String> FOLDERS = List.of("plugins", "templates");

  private final UserDirectory directory;

  FilesCheck(UserDirectory directory) {
    this.directory = directory;
  }

  @Override
  public String name() {
    return "files";
  }

  @Override
  public List<Diagnosis> run() {
    var found = new ArrayList<Diagnosis>();
    for (String name : FILES) {
      link(directory.file(name), false, found);
    }
    for (String name : FOLDERS) {
      Path folder = directory.file(name);
      link(folder, true, found);
      if (Files.exists(folder) && !Files.isDirectory(folder)) {
        found.add(Diagnosis.problem(folder + " is no folder, and should be one", "move it away"));
      }
    }
    return found;
  }

  private static void link(Path link, boolean folder, List<Diagnosis> found) {
    if (!Files.isSymbolicLink(link) || Files.exists(link)) {
      return;
    }
    found.add(broken(link, folder));
  }

  private static Diagnosis broken(Path link, boolean folder) {
    try {
      return Diagnosis.ok(link + " is a link to " + link.toRealPath());
    } catch (NoSuchFileException e) {
      return dangling(link, folder);
    } catch (IOException e) {
      // in the words of whoever reads it, so that it is told once
      return Diagnosis.problem(
          "cannot read " + link + ": " + FileFault.ofReading(e), "remove or correct the link");
    }
  }

  private static Diagnosis dangling(Path link, boolean folder) {
    Path target = link;
    try {
      while (Files.isSymbolicLink(target)) {
        target = target.resolveSibling(Files.readSymbolicLink(target));
      }
    } catch (IOException e) {
      return Diagnosis.problem("cannot read " + link + ": " + FileFault.ofReading(e), null);
    }
    String found = link + " is a link to " + target + ", which is not there";
    Path parent = target.toAbsolutePath().getParent();
    return folder || parent == null || !Files.isDirectory(parent)
        ? Diagnosis.problem(found, "bring that back, or remove the link")
        : Diagnosis.note(found, "bring that back if it was there; else it is made when needed");
  }
}
