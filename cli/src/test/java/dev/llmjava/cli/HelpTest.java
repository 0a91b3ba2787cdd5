package dev.llmjava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.command.Group;
import dev.llmjava.cli.command.Groups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Help pages are files under {@code src/test/resources/help}; {@code -Dllm.rewrite=true} writes
 * them anew.
 */
class HelpTest {
  private static final Path PAGES =
      Path.of(System.getProperty("basedir", "."), "src/test/resources/help");

  @TempDir Path directory;

  @Test
  void everyPage() throws IOException {
    for (String path : paths("llm")) {
      var words = new ArrayList<>(List.of(path.split(" ", -1)));
      words.removeFirst();
      words.add("--help");
      String page = new Shell(directory).run(words.toArray(String[]::new)).ok().out();
      assertThat(page.lines()).allMatch(line -> line.length() <= 80);
      Path file = PAGES.resolve(path.replace(' ', '-') + ".txt");
      if (Boolean.getBoolean("llm.rewrite")) {
        Files.createDirectories(PAGES);
        Files.writeString(file, page);
      }
      assertThat(page).as(path).isEqualTo(Files.readString(file));
    }
  }

  @Test
  void shortOption() {
    var shell = new Shell(directory);
    assertThat(shell.run("keys", "get", "-h")).isEqualTo(shell.run("keys", "get", "--help"));
    assertThat(shell.run("-h")).isEqualTo(shell.run("--help"));
  }

  private static List<String> paths(String path) {
    Group group = Groups.at(path);
    var paths = new ArrayList<String>(List.of(path));
    if (group != null) {
      group.items().forEach(item -> paths.addAll(paths(path + " " + item.name())));
    }
    return paths;
  }
}
