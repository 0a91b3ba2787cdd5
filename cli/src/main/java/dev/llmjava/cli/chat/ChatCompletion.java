package dev.llmjava.cli.chat;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What the word under the cursor of a chat may be when Tab is pressed. */
final class ChatCompletion {
  private final List<LineCommand> commands;

  ChatCompletion(List<LineCommand> commands) {
    this.commands = commands;
  }

  /**
   * Words that begin as the typed one does, sorted: commands at the beginning of the line, after
   * that what the command takes. A folder ends in a slash.
   *
   * @param line up to the cursor
   */
  List<String> of(String line) {
    String last = line.substring(line.lastIndexOf('\n') + 1);
    int space = last.lastIndexOf(' ');
    String word = last.substring(space + 1);
    var found = new TreeSet<String>();
    if (space < 0) {
      if (word.startsWith("!")) {
        commands.forEach(command -> found.add(command.word()));
      }
    } else {
      String first = last.substring(0, last.indexOf(' '));
      for (LineCommand command : commands) {
        if (command.word().equals(first)) {
          found.addAll(command.choices().get());
        }
      }
      if (first.equals(LineCommands.FRAGMENT)) {
        found.addAll(files(word));
      }
    }
    found.removeIf(name -> !name.startsWith(word));
    return List.copyOf(found);
  }

  /** Hidden ones only to whom types the dot; a name with a space would be two. */
  private static List<String> files(String typed) {
    String folder = typed.substring(0, typed.lastIndexOf('/') + 1);
    boolean hidden = typed.startsWith(".", folder.length());
    var names = new ArrayList<String>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of(folder.isEmpty() ? "." : folder))) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(".") == hidden && name.chars().noneMatch(Character::isWhitespace)) {
          names.add(folder + name + (Files.isDirectory(file) ? "/" : ""));
        }
      }
    } catch (IOException | DirectoryIteratorException | InvalidPathException e) {
      return List.of(); // there is nothing to choose from
    }
    return names;
  }
}
