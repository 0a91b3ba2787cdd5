package dev.llmjava.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.PluginJar;
import dev.llmjava.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jars in the folder of plugins. */
class PluginJarsTest {
  private static final String CALL =
      "{\"raw\": \"so\", \"tool_calls\": [{\"name\": \"shout\", \"arguments\": {\"text\":"
          + " \"a\"}}]}";

  @TempDir Path directory;
  private Path folder;
  private Shell shell;

  @BeforeEach
  void install() throws IOException {
    Path user = directory.resolve("a user");
    folder = user.resolve("plugins");
    shell = new Shell(user);
    PluginJar.shout(folder.resolve("llm-shout-1.2.jar"), folder.resolve("loud+more-3.jar"));
  }

  @Test
  void bringWhatTheyHaveWithTheLibrariesBesideThem() {
    assertThat(shell.run("tools").ok().out()).contains("shout(text: str) (plugin: llm-shout)");
    assertThat(shell.run("-n", "-m", "echo", "-T", "shout", CALL).ok().out())
        .contains("\"output\": \"A!\"");
    assertThat(shell.run("templates", "loaders").ok().out()).contains("shout:\n  Shouted words\n");
    assertThat(shell.run("-n", "-m", "echo", "-t", "shout:hey").ok().out())
        .contains("\"prompt\": \"HEY!\"");
  }

  @Test
  void areListedWithTheirVersion() {
    assertThat(shell.run("plugins", "--hook", "register_tools").ok().out())
        .isEqualTo(
            """
            [
              {
                "name": "llm-shout",
                "hooks": [
                  "register_template_loaders",
                  "register_tools"
                ],
                "version": "1.2"
              }
            ]
            """);
  }

  @Test
  void theVariableSaysWhichAreLoaded() throws IOException {
    Files.writeString(folder.resolve("broken.jar"), "no zip");
    shell.with("LLM_LOAD_PLUGINS", "");
    assertThat(shell.run("tools").ok().out()).doesNotContain("shout(");
    Files.delete(folder.resolve("broken.jar"));
    shell.with("LLM_LOAD_PLUGINS", "other");
    var result = shell.run("tools");
    assertThat(result.out()).doesNotContain("shout(");
    assertThat(result.err()).isEqualTo("Plugin other could not be found\n");
    shell.with("LLM_LOAD_PLUGINS", "llm-shout");
    assertThat(shell.run("tools").ok().out()).contains("shout(");
  }

  @Test
  void oneThatCannotBeReadIsNamedAndTheOthersWork() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.jar"), "no zip");
    Files.writeString(folder.resolve("notes.txt"), "no plugin");
    var result = shell.run("-n", "-m", "echo", "-T", "shout", CALL);
    assertThat(result.out()).contains("\"output\": \"A!\"");
    assertThat(result.code()).isZero();
    assertThat(result.err())
        .startsWith("Warning: The plugin \"" + broken + "\" cannot be read: ")
        .endsWith("; get it anew or remove it\n")
        .hasLineCount(1);
  }

  @Test
  @Timeout(60)
  void aPipeIsNamedAndTheOthersWork() throws Exception {
    Path pipe = folder.resolve("pipe.jar");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    var result = shell.run("-n", "-m", "echo", "-T", "shout", CALL);
    assertThat(result.out()).contains("\"output\": \"A!\"");
    assertThat(result.err())
        .isEqualTo("Warning: The plugin \"" + pipe + "\" is no regular file; move it away\n");
  }

  @Test
  void oneThatNeedsAClassThatIsNotThereSaysSo() throws IOException {
    Files.delete(folder.resolve("loud+more-3.jar"));
    shell
        .run("-n", "-m", "echo", "-t", "shout:hey")
        .failed(
            1,
            "Error: Could not load template shout:hey: java.lang.NoClassDefFoundError:"
                + " loud/Loud\n");
  }

  @Test
  void aFileInPlaceOfTheFolderIsNoFolder() throws IOException {
    new Shell(directory.resolve("other")).file("plugins", "").run("-n", "-m", "echo", "x").ok();
  }
}
